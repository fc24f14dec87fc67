# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What all test scripts share; a script begins with
#     source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# ctest sets REUSE_BUILD (the tool), REUSE_BUILD_DRIVER, REUSE_BUILD_SOURCE_DIR,
# REUSE_BUILD_BINARY_DIR and REUSE_BUILD_SCRATCH_DIR (see script_test.cmake).
# Gives a script: $scratch, an empty directory of its own, which is also where it starts.
set -euo pipefail

# fail WHAT: ends the test, naming the line of the script.
fail() {
  local frame=1
  while [[ "${BASH_SOURCE[frame]}" == "${BASH_SOURCE[0]}" ]]; do
    frame=$((frame + 1))
  done
  printf '%s:%s: failed: %s\n' "${BASH_SOURCE[frame]}" "${BASH_LINENO[frame - 1]}" "$*" >&2
  exit 1
}

# skip REASON: ends the test as skipped; as failed where all tests must run (scripts/test --ci).
skip() {
  if [[ "${REUSE_BUILD_REQUIRE_ALL_TESTS:-}" == 1 ]]; then
    fail "would be skipped, but all tests are required: $*"
  fi
  printf 'skipped: %s\n' "$*"
  exit 77
}

# require_tool PROGRAM...: skips the test unless all are installed.
require_tool() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || skip "there is no program '$program'"
  done
}

# require_cargo: puts a cargo that is new enough into PATH, or skips the test.
require_cargo() {
  use_cargo || skip "there is no cargo $minimum_rust or newer"
}

# run EXIT_CODE COMMAND...: runs it with both outputs in $output; fails if it exits otherwise.
run() {
  local expected="$1" status=0
  shift
  output="$("$@" 2>&1 </dev/null)" || status=$?
  if [[ "$status" != "$expected" ]]; then
    printf '%s\n' "$output"
    fail "exit code $status, expected $expected: $*"
  fi
}

# expect REGEX...: each is somewhere in $output (^ and $ mean lines).
expect() {
  local regex
  for regex in "$@"; do
    grep -qE -e "$regex" <<<"$output" || fail "no line matches '$regex' in: $output"
  done
}

# expect_not REGEX...: none is in $output.
expect_not() {
  local regex
  for regex in "$@"; do
    ! grep -qE -e "$regex" <<<"$output" || fail "a line matches '$regex' in: $output"
  done
}

# later FILE: changes its time, so that a build sees a change however coarse the clock is.
later() {
  sleep 0.02
  touch -- "$1"
}

: "${REUSE_BUILD:?is set by ctest}" "${REUSE_BUILD_DRIVER:?}" "${REUSE_BUILD_BINARY_DIR:?}"
# shellcheck source=scripts/lib/cargo.sh
source "${REUSE_BUILD_SOURCE_DIR:?}/scripts/lib/cargo.sh"

# What a developer or an outer ctest has set must not change what is tested.
for variable in $(compgen -e); do
  case "$variable" in
    CTEST_* | NEXTEST | NEXTEST_* | MAKEFLAGS | CARGO_TARGET_*_RUNNER | \
      REUSE_BUILD_MAP_ORIGINAL_PATHS | REUSE_BUILD_RESULTS | REUSE_BUILD_RUN_IGNORED | \
      REUSE_BUILD_WORKSPACE | \
      CARGO_TARGET_DIR | CARGO_BUILD_* | CMAKE_* | ReuseBuild_*) unset "$variable" ;;
  esac
done
export LC_ALL=C.UTF-8

scratch="${REUSE_BUILD_SCRATCH_DIR:?}"
chmod -R u+w -- "$scratch" 2>/dev/null || true
rm -rf -- "$scratch"
mkdir -p -- "$scratch"
cd -- "$scratch"
export REUSE_BUILD_CACHE_DIR="$scratch/cache"
