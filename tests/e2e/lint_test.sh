#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# archive --lint: a test that looks for its files where they were on the build machine is named; a
# panic's file!() is no such thing.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo

archive=("$REUSE_BUILD" archive --manifest-path project/Cargo.toml --archive-file x.tar.zst)

# write_test NAME STATEMENT: an integration test of the package.
write_test() {
  printf '%s\n' '#[test]' 'fn opens() {' "    $2" '}' >"project/tests/$1.rs"
}

check_clean() {
  write_test clean 'let panics = |text: &str| assert!(!text.is_empty(), "{} {}", file!(), line!());
    panics(&std::env::var("CARGO_MANIFEST_DIR").unwrap());'
  run 0 "${archive[@]}" --test clean --lint deny
  expect_not '^warning: '
}

check_found() {
  write_test baked 'assert!(std::fs::metadata(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).is_ok());'
  write_test joined 'assert!(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml").exists());'
  run 0 "${archive[@]}" --tests
  expect '^warning: paths of this machine ' "linted::baked: $scratch/project/Cargo\.toml" \
    "linted::joined: $scratch/project" 'std::env::var\("CARGO_MANIFEST_DIR"\)'
  expect_not 'linted::clean'
  run 0 "${archive[@]}" --tests --lint allow
  expect_not '^warning: '
}

# Both are named at once, and there is no archive.
check_denied() {
  rm x.tar.zst*
  run 103 "${archive[@]}" --tests --lint deny
  expect '^error: paths of this machine ' 'linted::baked: ' 'linted::joined: ' '^  hint: '
  [[ -z "$(compgen -G 'x.tar.zst*')" ]] || fail "left: $(ls)"
}

# What it warns of does happen.
check_moved() {
  run 0 "${archive[@]}" --tests
  mv project moved
  run 100 "$REUSE_BUILD" ctest --archive-file x.tar.zst --workspace-remap moved
  expect 'linted::baked/opens \.+.*Failed' 'linted::joined/opens \.+.*Failed' \
    'linted::clean/opens \.+ +Passed'
  mv moved project
}

# The target directory's path is one of this machine's, too.
check_target_directory() {
  write_test out_dir 'assert!(std::fs::read_dir(env!("OUT_DIR")).is_ok());'
  printf 'fn main() {}\n' >project/build.rs
  run 103 "${archive[@]}" --test out_dir --lint deny --target-dir "$scratch/out"
  expect "linted::out_dir: $scratch/out/debug/build/linted-[0-9a-f]+/out"
}

mkdir -p project/{src,tests}
printf '%s\n' '[package]' 'name = "linted"' 'edition = "2021"' '[workspace]' '[profile.dev]' 'debug = 1' \
  >project/Cargo.toml
touch project/src/lib.rs
check_clean
check_found
check_denied
check_moved
check_target_directory
