#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Many extractions into one directory at a time: one whole tree, never a mix, nothing else.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
require_tiny

# make_archives: one and two, which differ in their first and in their last file.
make_archives() {
  local name file
  make_tree tree
  for name in one two; do
    for file in target/0 target/zzz; do
      printf '%s\n' "$name" >"tree/$file"
    done
    pack tree "$name.tar.zst"
    run 0 "$REUSE_BUILD" extract --archive-file "$name.tar.zst" --extract-to "good-$name"
  done
}

# extract_in_parallel COUNT DIR OPTION...: of both archives in turn; how each ended is in $codes.
extract_in_parallel() {
  local count="$1" index names=(one two) processes=() code
  for ((index = 0; index < count; ++index)); do
    "$REUSE_BUILD" extract --archive-file "${names[index % 2]}.tar.zst" --extract-to "${@:2}" \
      >"said.$index" 2>&1 &
    processes+=($!)
  done
  codes=()
  for index in "${processes[@]}"; do
    code=0
    wait "$index" || code=$?
    codes+=("$code")
  done
}

# count_ended CODE
count_ended() {
  printf '%s\n' "${codes[@]}" | grep -cx "$1" || true
}

# expect_whole DIR [DIFF_OPTION...]: the tree of one of the archives, and nothing beside it.
expect_whole() {
  local name
  name="$(<"$1/target/0")"
  diff -r "${@:2}" "$1" "good-$name" >differences || fail "a mix, or not whole: $(<differences)"
}

check_without_overwrite() {
  extract_in_parallel 200 once
  [[ "$(count_ended 0)" == 1 ]] || fail "$(count_ended 0) said that they extracted it"
  [[ "$(count_ended 96)" == 199 ]] || fail "exit codes: ${codes[*]}"
  [[ "$(grep -l "once/target': it exists already" said.* | wc -l)" == 199 ]] ||
    fail "$(cat said.* | sort | uniq -c)"
  expect_whole once
}

check_with_overwrite() {
  extract_in_parallel 200 again --extract-overwrite
  [[ "$(count_ended 0)" == 200 ]] || fail "exit codes: ${codes[*]}: $(cat said.* | sort | uniq -c)"
  expect_whole again
}

# Some are killed while they work; the next one removes the directories that they worked in.
check_killed() {
  local index
  run 0 "$REUSE_BUILD" extract --archive-file one.tar.zst --extract-to killed
  for ((index = 0; index < 60; ++index)); do
    "$REUSE_BUILD" extract --archive-file two.tar.zst --extract-to killed --extract-overwrite \
      >/dev/null 2>&1 &
    sleep "0.0$((index % 10))"
    kill -9 $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    expect_whole killed --exclude='.reuse-build-extract.*'
  done
  [[ "$(find killed -maxdepth 1 -name '.reuse-build-extract.*' | wc -l)" -le 1 ]] ||
    fail "left behind: $(ls -A killed)"
  extract_in_parallel 4 killed --extract-overwrite
  [[ "$(count_ended 0)" == 4 ]] || fail "exit codes: ${codes[*]}"
  expect_whole killed
}

make_archives
check_without_overwrite
check_with_overwrite
check_killed
