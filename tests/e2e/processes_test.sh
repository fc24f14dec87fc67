#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# No test outlives ctest, however that ends; a process that a test leaves does not hold up ctest.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
# shellcheck source=tests/lib/processes.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/processes.sh"
require_shared outcomes.tar.zst

# start_long_test: ctest in the background, as $ctest_process; its test runs, and a child of that. A
# shell has its background processes ignore SIGINT and SIGQUIT: not so here.
start_long_test() {
  env --default-signal=INT,QUIT ctest --test-dir tree/target/reuse-build/ctest \
    -R '^outcomes::processes/takes_long$' >log 2>&1 &
  ctest_process=$!
  wait_for_noted 2
}

# Between ctest and the noted test.
driver_process() {
  pgrep -P "$ctest_process" || fail "ctest has no child: $(<log)"
}

check_signals_to_ctest() {
  local signal
  for signal in KILL TERM INT HUP QUIT; do
    start_long_test
    kill -"$signal" "$ctest_process"
    wait "$ctest_process" 2>/dev/null || true
    wait_until "the test's end after $signal to ctest" none_is_running
    forget_noted
  done
}

check_signals_to_driver() {
  local signal
  for signal in TERM INT KILL; do
    start_long_test
    kill -"$signal" "$(driver_process)"
    wait "$ctest_process" 2>/dev/null || true
    grep -q '\*\*\*Exception' log || fail "after $signal: $(<log)"
    if [[ "$signal" == KILL ]]; then
      forget_children # nobody is left who would know of them
    fi
    wait_until "the test's end after $signal to the driver" none_is_running
    forget_noted
  done
}

# forget_children: of the noted processes those that a test started.
forget_children() {
  local process
  for process in "$OUTCOMES_PROCESSES"/*; do
    [[ "$(cat "/proc/${process##*/}/comm")" != sleep ]] || kill -9 "${process##*/}"
  done
}

check_timeout() {
  run 8 ctest --test-dir tree/target/reuse-build/ctest -R 'processes/takes_long$' --timeout 2
  expect 'takes_long \.+\*\*\*Timeout'
  wait_until "the test's end after its timeout" none_is_running
  forget_noted
}

# Its sleep takes ten minutes; a minute is time enough for the driver to see that it was left.
check_left_child() {
  run 0 timeout 60 ctest --test-dir tree/target/reuse-build/ctest -R 'processes/leaves_a_child$' -V
  expect '[0-9]: test leaves_a_child \.\.\. ok' '^[0-9]+: leaked: ' ' Passed '
  has_noted 1 || fail 'it left nothing'
  forget_noted
}

run 0 "$REUSE_BUILD" extract --archive-file "$shared/outcomes.tar.zst" --extract-to tree \
  --workspace-remap "$shared/outcomes"
export REUSE_BUILD_RUN_IGNORED=all
check_left_child
check_timeout
check_signals_to_ctest
check_signals_to_driver
