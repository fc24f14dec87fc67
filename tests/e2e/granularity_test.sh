#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# One test of ctest's for a Rust test, for a test binary, for a part of one: every Rust test ends
# alike.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
require_shared outcomes.tar.zst

workspace="$shared/outcomes"

# outcomes_of FILE: "<binary id> <test> <outcome> <code>" of every last attempt in a results file.
outcomes_of() {
  sed -nE 's/^end binary=([^ ]+) test=([^ ]+) .* outcome=([^ ]+)( code=([0-9]+))?.*/\1 \2 \3 \5/p' \
    "$1" | sort
}

# run_all NAME EXTRACT_OPTION...: extracts, runs everything, leaves NAME.results and NAME.outcomes.
run_all() {
  local name="$1"
  run 0 "$REUSE_BUILD" extract --archive-file "$shared/outcomes.tar.zst" --extract-to "$name" "${@:2}"
  REUSE_BUILD_WORKSPACE="$workspace" REUSE_BUILD_RESULTS="$scratch/$name.results" \
    run 8 ctest --test-dir "$name/target/reuse-build/ctest" -j2 --output-on-failure
  outcomes_of "$name.results" >"$name.outcomes"
}

run_all test
[[ "$(grep -c . test.outcomes)" -gt 20 ]] || fail "too few outcomes: $(<test.outcomes)"

run_all binary --granularity binary --test-jobs 2
expect 'outcomes +\.+\*\*\*Failed' ' PASS \[ .*s\] outcomes tests::passes$' \
  ' SIGABRT \[ .*s\] outcomes::processes aborts$' '^ +Summary \[.* failed, .* skipped$' \
  '^--- STDERR: outcomes tests::fails ---$' 'why it failed'
diff test.outcomes binary.outcomes || fail "GRANULARITY BINARY has other outcomes"

run_all chunk --granularity chunk --chunk-size 3
expect 'outcomes::processes/1-3 +\.+\*\*\*Failed'
diff test.outcomes chunk.outcomes || fail "GRANULARITY CHUNK has other outcomes"

# In one process the code of a failure is libtest's, and aborting takes all others along: they run
# again.
run_all one --isolation binary
expect 'The process of all tests of outcomes::processes was ended by SIGABRT\. [0-9]+ tests'
diff test.outcomes one.outcomes || fail "ISOLATION BINARY has other outcomes"

run 100 "$REUSE_BUILD" ctest --archive-file "$shared/outcomes.tar.zst" --workspace-remap \
  "$workspace" --isolation binary --junit-file "$scratch/one.xml" -- -j2
grep -q '<testcase name="aborts".*' one.xml || fail "$(<one.xml)"
! grep -E 'was killed|flaky|rerun' one.xml || fail 'a test that ran again by itself has two attempts'
run 2 "$REUSE_BUILD" ctest --isolation binary --granularity test
run 2 "$REUSE_BUILD" ctest --granularity test --isolation binary

# A choice of tests, and of ignored ones.
run 0 "$REUSE_BUILD" ctest --archive-file "$shared/outcomes.tar.zst" --workspace-remap "$workspace" \
  --granularity binary -E 'test(/passes$|fn$/) and package(outcomes)' -- -j2 -V
expect 'outcomes tests::deep::deeper::r?#?fn$' '2 tests run: 2 passed, 1 skipped'
expect_not 'tests::fails'
run 0 "$REUSE_BUILD" ctest --archive-file "$shared/outcomes.tar.zst" --workspace-remap "$workspace" \
  --granularity binary --run-ignored only -E 'test(ignored_and_passes)' -- -V
expect '1 test run: 1 passed, 0 skipped'
