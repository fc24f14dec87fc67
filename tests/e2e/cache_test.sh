#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The cache of extracted archives: private, one extraction however many ask, pruned but for what runs.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
# shellcheck source=tests/lib/processes.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/processes.sh"
require_shared mixed.tar.zst outcomes.tar.zst
require_tool sha256sum
archive=(--archive-file "$shared/outcomes.tar.zst" --workspace-remap "$shared/outcomes")
digest="$(sha256sum <"$shared/outcomes.tar.zst" | cut -d ' ' -f 1)"
tree="$REUSE_BUILD_CACHE_DIR/trees/$digest"

# cached: the trees in the cache.
cached() {
  find cache/trees -mindepth 1 -maxdepth 1 -type d
}

check_one_extraction() {
  local caller
  for caller in {1..20}; do
    "$REUSE_BUILD" ctest "${archive[@]}" -- -N 2>"log.$caller" | grep ' Test *#' >"list.$caller" &
  done
  wait
  for caller in {2..20}; do
    cmp list.1 "list.$caller" || fail "$(<"log.$caller")"
  done
  [[ "$(cat log.* | grep -c Extracting)" == 1 ]] || fail "$(cat log.*)"
  [[ "$(cached)" == "cache/trees/$digest" ]] || fail "$(ls cache/trees)"
  # The key is what the bytes are, not where they lie.
  cp "$shared/outcomes.tar.zst" copy.tar.zst
  run 0 "$REUSE_BUILD" ctest --archive-file copy.tar.zst --workspace-remap "$shared/outcomes" -- -N
  expect_not 'Extracting'
  # Nor is anything extracted for a list.
  run 0 "$REUSE_BUILD" list --archive-file "$shared/mixed.tar.zst"
  [[ "$(cached | wc -l)" == 1 ]] || fail "$(ls cache/trees)"
}

# A run leaves the tree as it is: its logs lie elsewhere.
check_tree_is_not_written() {
  find "$tree" -printf '%p %s %m %T@\n' | sort >before
  run 100 "$REUSE_BUILD" ctest "${archive[@]}" -- -j2
  find "$tree" -printf '%p %s %m %T@\n' | sort >after
  diff before after || fail 'the run wrote into the tree'
  [[ -n "$(find cache/runs -name LastTest.log)" ]] || fail 'no logs'
}

check_private() {
  local directory
  for directory in cache cache/trees cache/runs; do
    [[ "$(stat -c %a "$directory")" == 700 ]] || fail "$directory: $(stat -c %a "$directory")"
    chmod 755 "$directory"
    run 96 "$REUSE_BUILD" ctest "${archive[@]}" -- -N
    expect "^error: .*$directory' is not private: .*mode 0755" '^  hint: .*0700'
    chmod 700 "$directory"
  done
  if ((EUID == 0)); then
    chown 65534 cache
    run 96 "$REUSE_BUILD" ctest "${archive[@]}" -- -N
    expect "^error: .*owner 65534" '^  hint: '
    chown 0 cache
  else
    printf 'not tested: a cache of another user (only root can make one)\n'
  fi
  : >file
  REUSE_BUILD_CACHE_DIR="$scratch/file" run 96 "$REUSE_BUILD" ctest "${archive[@]}" -- -N
  expect "^error: .*$scratch/file"
}

# in_environment VARIABLE=VALUE...: `cache dir` where nothing else says where the cache is.
in_environment() {
  env -u HOME -u XDG_CACHE_HOME -u REUSE_BUILD_CACHE_DIR "$@" "$REUSE_BUILD" cache dir
}

check_place() {
  mkdir tmp
  run 96 in_environment TMPDIR="$scratch/tmp"
  expect '^error: .*HOME' '^  hint: .*REUSE_BUILD_CACHE_DIR'
  [[ -z "$(ls -A tmp)" ]] || fail 'it went to TMPDIR'
  run 96 in_environment HOME=relative XDG_CACHE_HOME=relative
  run 96 in_environment HOME=/proc/1/no/such/place
  expect '^error: .*/proc/1/no'
  run 0 in_environment HOME="$scratch/home"
  expect "^$scratch/home/\.cache/reuse-build\$"
  run 0 in_environment HOME="$scratch/home" XDG_CACHE_HOME="$scratch/xdg"
  expect "^$scratch/xdg/reuse-build\$"
  run 0 in_environment HOME="$scratch/home" REUSE_BUILD_CACHE_DIR="$scratch/own"
  expect "^$scratch/own\$"
}

check_prune() {
  "$REUSE_BUILD" ctest "${archive[@]}" --run-ignored only -- -R takes_long >log 2>&1 &
  local tool=$!
  wait_for_noted 2
  run 0 "$REUSE_BUILD" ctest --archive-file "$shared/mixed.tar.zst" --workspace-remap "$shared/mixed" -- -N
  [[ "$(cached | wc -l)" == 2 ]] || fail "$(ls cache/trees)"
  run 0 "$REUSE_BUILD" cache prune
  [[ "$(cached | wc -l)" == 2 ]] || fail 'what is new was removed'
  run 0 "$REUSE_BUILD" cache prune --older-than 0
  expect 'Kept 1 tree'
  [[ "$(cached)" == "cache/trees/$digest" ]] || fail "$(ls cache/trees)"
  kill -TERM "$tool"
  wait "$tool" || true
  wait_until "the end of the test" none_is_running
  run 0 "$REUSE_BUILD" cache prune --older-than 0
  [[ -z "$(find cache/trees cache/runs -mindepth 1 -type d)" ]] || fail "$(find cache -maxdepth 2)"
  run 0 "$REUSE_BUILD" ctest "${archive[@]}" -- -N
  expect 'Extracting'
}

check_one_extraction
check_tree_is_not_written
check_private
check_place
check_prune
