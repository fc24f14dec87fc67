#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Builds and archives that cannot be made: exit code, one error with a hint, no file.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
require_cargo

# not_archived EXIT_CODE SUBJECT OPTION...: `archive` fails, its last error names the subject, and
# what was there before is there still.
not_archived() {
  printf 'the old one' >out/x.tar.zst
  run "$1" "$REUSE_BUILD" archive --archive-file out/x.tar.zst "${@:3}"
  output="$(grep -A 1 '^error: ' <<<"$output" | tail -n 2)" # cargo's own errors come before
  expect_error "$2"
  [[ "$(<out/x.tar.zst)" == 'the old one' ]] || fail 'the archive of before is gone'
  [[ "$(ls -A out)" == x.tar.zst ]] || fail "left behind: $(ls -A out)"
}

check_cargo_failures() {
  not_archived 102 'cargo metadata' --manifest-path no-workspace/Cargo.toml
  not_archived 101 'cargo test' --manifest-path good/Cargo.toml --features no-such-feature
  not_archived 101 'cargo test' --manifest-path good/Cargo.toml --test no-such-test
  printf 'fn broken( {\n' >>broken/src/lib.rs
  not_archived 101 'cargo test' --manifest-path broken/Cargo.toml
  CARGO="$scratch/no/cargo" not_archived 96 "$scratch/no/cargo" --manifest-path good/Cargo.toml
  # What cargo says of the matter is shown too.
  run 101 "$REUSE_BUILD" archive --archive-file out/x.tar.zst --manifest-path broken/Cargo.toml
  expect '^error: this file contains an unclosed delimiter'
}

check_bad_places() {
  local place="$scratch/no/such/directory"
  run 103 "$REUSE_BUILD" archive --manifest-path good/Cargo.toml --archive-file "$place/x.tar.zst"
  expect_error "$place" 'No such file or directory'
  expect_not 'Compiling|Finished' # said before the build
  mkdir -p out/directory.tar.zst
  run 103 "$REUSE_BUILD" archive --manifest-path good/Cargo.toml --archive-file out/directory.tar.zst
  expect_error directory.tar.zst 'Is a directory'
  rmdir out/directory.tar.zst
}

# A binary that cannot be listed does not stop the archive: its place in ctest is taken by a test
# that fails. The tool, which needs all names, says 104.
check_unlistable() {
  printf 'fn main() { eprintln!("not today"); std::process::exit(3) }\n' >good/tests/names.rs
  run 0 "$REUSE_BUILD" archive --manifest-path good/Cargo.toml --archive-file unlistable.tar.zst
  expect '[Ww]arning.*outcomes::names'
  run 104 "$REUSE_BUILD" list --archive-file unlistable.tar.zst
  expect '^error: ' 'outcomes::names' 'not today'
  run 104 "$REUSE_BUILD" ctest --archive-file unlistable.tar.zst
  expect '^error: ' 'outcomes::names'
  run 0 "$REUSE_BUILD" extract --archive-file unlistable.tar.zst --extract-to unlistable
  run 8 ctest --test-dir unlistable/target/reuse-build/ctest -R outcomes::names --output-on-failure
  expect 'outcomes::names_NOT_LISTED \.+\*\*\*Failed' '^error: ' 'not today'
}

# usage_error WORD ARGUMENT...
usage_error() {
  run 2 "$REUSE_BUILD" "${@:2}"
  expect "$1"
}

check_usage() {
  local option
  : >any.tar.zst
  for option in --release '--package x' --workspace --all-targets --lib '--features x' --locked \
    '--target-dir x' '--manifest-path good/Cargo.toml' '--cargo-profile x' '--config x=1'; do
    # shellcheck disable=SC2086 # an option and its value
    run 2 "$REUSE_BUILD" list --archive-file any.tar.zst $option
    expect_error '--archive-file' 'cargo options'
    # shellcheck disable=SC2086
    run 2 "$REUSE_BUILD" ctest --archive-file any.tar.zst $option
  done
  usage_error 'archive-file' archive
  usage_error 'archive-file' extract --extract-to x
  usage_error 'extract-to' extract --archive-file any.tar.zst
  usage_error 'workspace-remap' list --workspace-remap .
  usage_error 'no-such-option' list --no-such-option
  usage_error 'subcommand'
}

mkdir out no-workspace
cp -r "$REUSE_BUILD_SOURCE_DIR/tests/projects/outcomes" good
cp -r good broken
printf 'this is not TOML\n' >no-workspace/Cargo.toml
check_cargo_failures
check_bad_places
check_unlistable
check_usage
