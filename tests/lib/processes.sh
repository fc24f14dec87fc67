# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The processes that tests of tests/projects/outcomes start: each leaves a file named by its number in
# $OUTCOMES_PROCESSES. Sourced after common.sh.
# shellcheck disable=SC2154 # $scratch is set by common.sh
export OUTCOMES_PROCESSES="$scratch/processes"
mkdir "$OUTCOMES_PROCESSES"
trap 'kill_noted' EXIT

# noted: the numbers, of at least so many processes as asked for; waits for them.
wait_for_noted() {
  local count="$1"
  wait_until "$count noted processes" has_noted "$count"
}

has_noted() {
  (($(find "$OUTCOMES_PROCESSES" -type f | wc -l) >= $1))
}

# wait_until WHAT COMMAND...: generously: how long things take is not what is tested.
wait_until() {
  local tries
  for ((tries = 0; tries < 600; ++tries)); do
    ! "${@:2}" || return 0
    sleep 0.1
  done
  fail "waited a minute for $1"
}

# is_running PROCESS: a zombie is not.
is_running() {
  [[ -e "/proc/$1/stat" ]] && ! grep -qE '^[0-9]+ \(.*\) [ZX]' "/proc/$1/stat" 2>/dev/null
}

none_is_running() {
  local process
  for process in "$OUTCOMES_PROCESSES"/*; do
    ! is_running "${process##*/}" || return 1
  done
}

forget_noted() {
  kill_noted
  rm -f "$OUTCOMES_PROCESSES"/*
}

# kill_noted: so that a test that fails leaves none. The numbers may be in use again only for other
# processes of somebody else, which have another name.
kill_noted() {
  local process
  for process in "$OUTCOMES_PROCESSES"/*; do
    case "$(cat "/proc/${process##*/}/comm" 2>/dev/null)" in
      sleep | processes-*) kill -9 "${process##*/}" 2>/dev/null || true ;;
    esac
  done
}
