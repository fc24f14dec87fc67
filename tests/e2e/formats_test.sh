#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# .tar.zst, .tar.gz, .tar.xz, .zip and a directory: what one holds, the others hold, and its tests run.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
# shellcheck source=tests/lib/parcels.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/parcels.sh"
require_shared parcels.tar.zst
require_cargo
require_tool sha256sum

# What is archived is small: xz takes its time.
small=(-E 'package(post)' --without-libstd --strip debug)

# check_digest ARCHIVE: the .sha256 beside it, as sha256sum reads it.
check_digest() {
  (cd "$(dirname -- "$1")" && sha256sum --quiet -c "$(basename -- "$1").sha256") || fail "$1.sha256"
}

# first_bytes FILE COUNT: in hexadecimal.
first_bytes() {
  head -c "$2" "$1" | od -An -tx1 | tr -d ' \n'
}

# check_same ARCHIVE: listed, verified, extracted and run, it is what reference.tar.zst is.
check_same() {
  list_tests "$1" >list
  expect_same reference.list list "the tests of $1"
  run 0 "$REUSE_BUILD" verify "$1"
  expect "Verified $file_count files"
  rm -rf tree
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to tree --verify
  # Only .tar.zst has frames, of which the manifest tells.
  diff -r -x manifest.json reference tree >differences || fail "$1: $(<differences)"
  run 0 "$REUSE_BUILD" ctest --archive-file "$1" --workspace-remap "$parcels" -- --output-junit \
    "$scratch/junit.xml"
  passing_tests junit.xml >list
  expect_same reference.list list "the tests that ran of $1"
}

make_reference() {
  archive_parcels reference.tar.zst "${small[@]}"
  file_count="$(sed -nE 's/^ +Archived ([0-9]+) files .*/\1/p' <<<"$output")"
  check_digest reference.tar.zst
  list_tests reference.tar.zst >reference.list
  [[ "$(wc -l <reference.list)" == 7 ]] || fail "$(<reference.list)"
  run 0 "$REUSE_BUILD" extract --archive-file reference.tar.zst --extract-to reference
}

check_by_name() {
  local name
  for name in tests.tar.gz tests.tar.xz tests.zip; do
    archive_parcels "$name" "${small[@]}"
    check_digest "$name"
    check_same "$name"
  done
  [[ "$(first_bytes tests.tar.gz 2)" == 1f8b ]] || fail 'no gzip'
  [[ "$(first_bytes tests.tar.xz 5)" == fd377a585a ]] || fail 'no xz'
  [[ "$(first_bytes tests.zip 2)" == 504b ]] || fail 'no zip'
  tar -tzf tests.tar.gz >members
  cmake -E tar tf tests.zip | diff members - || fail 'the zip has other members'
}

# A directory is a test tree already: plain ctest runs it, too.
check_directory() {
  archive_parcels directory/ "${small[@]}"
  check_same directory
  run_tree 0 directory
  expect '100% tests passed, 0 tests failed out of 8' # an ignored one is skipped
  printf 'x' >>directory/target/reuse-build/launch/0
  run 96 "$REUSE_BUILD" verify directory
  expect '^error: .*' 'target/reuse-build/launch/0'
}

# A directory that is in use for something else stays as it is.
check_precious_directory() {
  mkdir -p precious/target/debug
  run 103 "$REUSE_BUILD" archive "${from_parcels[@]}" --archive-file precious/
  expect '^error: .*precious' '^  hint: '
  [[ "$(find precious -type f)" == '' ]] || fail "written: $(find precious -type f)"
}

check_chosen_format() {
  archive_parcels plain --archive-format tar-gz "${small[@]}"
  [[ "$(first_bytes plain 2)" == 1f8b ]] || fail 'no gzip'
  check_same plain # what it is, its bytes tell
  archive_parcels misnamed.tar.zst --archive-format zip "${small[@]}"
  check_same misnamed.tar.zst
}

# Told before anything is built: there is nothing to build here at all.
check_unknown_name() {
  local name
  for name in tests.tzst tests.foo tests.tar.bz2 tests; do
    run 96 "$REUSE_BUILD" archive --manifest-path "$parcels/Cargo.toml" --archive-file "$name"
    expect "^error: .*$scratch/$name.* known format" '^  hint: .*\.tar\.zst.*--archive-format'
  done
  run 2 "$REUSE_BUILD" archive --archive-file a.tar.zst --archive-format rar
  expect '^error: .*--archive-format.*rar'
}

check_wrong_format() {
  local format
  for format in tar-gz tar-xz tar-zst directory; do
    rm -rf wrong
    run 96 "$REUSE_BUILD" extract --archive-file tests.zip --archive-format "$format" --extract-to wrong
    expect '^error: .*tests\.zip' '^  hint: '
    [[ ! -e wrong/target ]] || fail "extracted as $format"
  done
}

make_reference
check_by_name
check_directory
check_precious_directory
check_chosen_format
check_unknown_name
check_wrong_format
