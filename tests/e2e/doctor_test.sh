#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# `reuse-build doctor`: which tests cannot start on this machine, and why; and that ctest says the
# same of them. The sick binaries are real ones, with a few bytes changed.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool ctest cc
unset LD_LIBRARY_PATH
sources="$scratch/sources"
tree="$scratch/tree"
export CARGO_TARGET_DIR="$scratch/target" CARGO_NET_OFFLINE=true RUSTFLAGS="-L native=$scratch/lib"

# A package with one test binary for each sickness; `library` links a library of the system's.
make_sources() {
  local package="$sources/crates/sick" name
  mkdir -p "$package/src" "$package/tests" lib
  printf '[workspace]\nmembers = ["crates/sick"]\nresolver = "2"\n' >"$sources/Cargo.toml"
  printf '[package]\nname = "sick"\nversion = "0.1.0"\nedition = "2021"\n[lib]\ntest = false\n' \
    >"$package/Cargo.toml"
  : >"$package/src/lib.rs"
  for name in cpu fine glibc interpreter; do
    printf '#[test]\nfn runs() {}\n' >"$package/tests/$name.rs"
  done
  printf '%s\n' '#[link(name = "gone")]' 'extern "C" { fn gone() -> i32; }' \
    '#[test]' 'fn runs() { assert_eq!(unsafe { gone() }, 7); }' >"$package/tests/library.rs"
  printf 'int gone(void) { return 7; }\n' >gone.c
  cc -shared -fPIC -o lib/libgone.so gone.c
}

# The library is there where the tests are built and listed, and nowhere else.
make_archives() {
  local options=(--manifest-path "$sources/Cargo.toml" --workspace --tests)
  local file
  for file in sick.tar.zst sick.zip; do
    run 0 env LD_LIBRARY_PATH="$scratch/lib" \
      "$REUSE_BUILD" archive "${options[@]}" --archive-file "$file"
  done
  run 0 env LD_LIBRARY_PATH="$scratch/lib" \
    "$REUSE_BUILD" archive "${options[@]}" --archive-format directory --archive-file sick.tree
  if command -v cargo-nextest >/dev/null; then
    run 0 cargo nextest archive "${options[@]}" --archive-file nextest.tar.zst
  fi
  mv target built
}

check_archive() {
  local archive="$1"
  run 0 env LD_LIBRARY_PATH="$scratch/lib" "$REUSE_BUILD" doctor "$archive"
  expect '^5 test binaries, built for [a-z0-9_]*-.*; this machine: ' '^ok: '
  run 96 "$REUSE_BUILD" doctor "$archive"
  expect "^sick::library: the shared library 'libgone\.so' is missing; install it" \
    '^1 of 5 test binaries cannot start here$'
  expect_not 'sick::fine' 'sick::cpu' 'glibc [0-9.]*, and'
  run 96 "$REUSE_BUILD" doctor "$archive" --workspace-remap "$scratch/lib"
  expect "working directory '$scratch/lib/crates/sick' is missing; " '^5 of 5 '
}

check_missing_workspace() {
  mv "$sources" moved
  run 96 "$REUSE_BUILD" doctor sick.tar.zst
  expect "sick::cpu, sick::fine, .*: the workspace '$sources' is not on this machine; .*--workspace-remap"
  run 0 env LD_LIBRARY_PATH="$scratch/lib" REUSE_BUILD_WORKSPACE="$scratch/moved" \
    "$REUSE_BUILD" doctor sick.tar.zst
  mv moved "$sources"
}

check_runner() {
  local triple variable
  triple="$(rustc -vV | sed -n 's/^host: //p')"
  variable="CARGO_TARGET_$(tr 'a-z-' 'A-Z_' <<<"$triple")_RUNNER"
  run 96 env "$variable=no-such-runner -x" "$REUSE_BUILD" doctor sick.tar.zst
  expect "the runner 'no-such-runner' \(from $variable\) is missing; "
}

# binary NAME: the file in the tree.
binary() {
  find "$tree/target/debug/deps" -name "$1-*" -perm -u+x
}

make_sick_tree() {
  run 0 "$REUSE_BUILD" extract --archive-file sick.tar.zst --extract-to "$tree"
  printf '\x2b\x00' | dd of="$(binary cpu)" bs=1 seek=18 conv=notrunc status=none # e_machine: sparc64
  LC_ALL=C sed -i 's|/ld-linux|/ld-xinux|' "$(binary interpreter)"
  LC_ALL=C sed -i 's|GLIBC_2\.|GLIBC_9.|g' "$(binary glibc)"
}

check_sick_tree() {
  run 96 "$REUSE_BUILD" doctor "$tree"
  expect '^sick::cpu: it is built for sparc64, and this machine is [a-z0-9_]*; ' \
    "^sick::interpreter: the interpreter '.*/ld-xinux.*' is missing; " \
    '^sick::glibc: it needs glibc 9\.[0-9]+, and this machine has [0-9.]+; ' \
    "^sick::library: the shared library 'libgone.so' is missing; " \
    '^4 of 5 test binaries cannot start here$'
  expect_not 'sick::fine'
}

# failure_of NAME: what ctest shows of the binary's test.
failure_of() {
  run 8 ctest --test-dir "$tree/target/reuse-build/ctest" --output-on-failure -R "^sick::$1/"
  expect_not 'No such file or directory$'
}

check_ctest() {
  failure_of cpu
  expect "^error: cannot start the tests of 'sick::cpu', .*: it is no program for this machine's"
  failure_of interpreter
  expect "^error: cannot start .*'sick::interpreter', .*interpreter that it needs is missing: '.*xinux"
  failure_of glibc
  expect "^error: cannot start .*'sick::glibc', .*is too old: it lacks GLIBC_9\.[0-9.]*, which '.*' needs"
  run 8 ctest --test-dir "$tree/target/reuse-build/ctest" --output-on-failure -R "^sick::library/"
  expect "^error: cannot start .*'sick::library', .*: the shared library 'libgone\.so' is missing$" \
    '^  hint: install it'
  run 0 ctest --test-dir "$tree/target/reuse-build/ctest" -R '^sick::fine/'
  run 100 "$REUSE_BUILD" ctest --archive-file sick.tar.zst
  expect "^warning: sick::library: the shared library 'libgone\.so' is missing; "
}

# Not extracted in full, and not started.
check_nextest_archive() {
  [[ -e nextest.tar.zst ]] || return 0
  check_archive nextest.tar.zst
  [[ -z "$(find "$REUSE_BUILD_CACHE_DIR/runs" -name 'doctor*')" ]] || fail 'something is left in the cache'
  run 0 "$REUSE_BUILD" extract --archive-file nextest.tar.zst --extract-to unlisted
  run 8 ctest --test-dir unlisted/target/reuse-build/ctest --output-on-failure -R NOT_LISTED
  expect "^error: cannot start the listing of 'sick::library', .*'libgone\.so' is missing$"
}

check_part() {
  run 0 "$REUSE_BUILD" extract --archive-file sick.tar.zst --extract-to part -E 'binary(fine)'
  run 0 "$REUSE_BUILD" doctor part
  expect '^1 test binary, built for'
}

make_sources
make_archives
check_archive sick.tar.zst
check_archive sick.zip
check_archive sick.tree
[[ ! -e "$REUSE_BUILD_CACHE_DIR" ]] || fail 'an archive was extracted'
check_missing_workspace
check_runner
make_sick_tree
check_sick_tree
check_ctest
check_nextest_archive
check_part
run 96 "$REUSE_BUILD" doctor "$scratch/none"
expect '^error: .*none'
