#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What cargo-nextest archived, under reuse-build and plain ctest: the same tests with the same
# results. The sources have moved since, and the target directory is gone.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
require_nextest
require_shared nextest-mixed.tar.zst nextest-outcomes.tar.zst

# check_ignored: what is ignored runs when it is asked for. A process that a test leaves is no
# failure.
check_ignored() {
  local options=(--archive-file "$shared/nextest-outcomes.tar.zst" --run-ignored only
    --workspace-remap "$shared/outcomes")
  mkdir processes
  export OUTCOMES_PROCESSES="$scratch/processes"
  nextest_results 100 "${options[@]}" -E 'not test(takes_long)' >nextest.results
  run 100 "$REUSE_BUILD" run "${options[@]}" -- -E takes_long --output-junit "$scratch/junit.xml"
  (cd processes && kill -9 -- *) 2>/dev/null || true
  ctest_results junit.xml >own.results
  # nextest also shows what it leaves out; ctest does not know it at all.
  grep -v '^ignored' nextest.results >ran.results
  expect_same ran.results own.results
}

# Its archives hold only the files directly in OUT_DIR: what lies deeper is missing for both.
compare_lists "$shared/nextest-mixed.tar.zst" "$shared/mixed"
compare_runs "$shared/nextest-mixed.tar.zst" "$shared/mixed" 100
grep '^fail' nextest.results | grep -qv 'calc-eval::nested' && fail "$(<nextest.results)"
compare_lists "$shared/nextest-outcomes.tar.zst" "$shared/outcomes"
compare_runs "$shared/nextest-outcomes.tar.zst" "$shared/outcomes" 100
check_ignored
