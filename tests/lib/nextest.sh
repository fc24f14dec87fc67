# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Results of cargo-nextest and of ctest in one form, a test a line:
#     <pass|fail|ignored> <binary id>/<test name>
# Sourced after common.sh, which sets $output and $scratch.
# shellcheck disable=SC2154

# require_nextest: skips the test where there is no cargo-nextest; says which one it is.
require_nextest() {
  require_cargo
  require_tool cargo-nextest
  cargo-nextest nextest --version | head -n 1
}

# nextest_results EXIT_CODE ARGUMENTS...: of `cargo nextest run`, sorted.
nextest_results() {
  run "$1" cargo nextest run --no-fail-fast --status-level all --final-status-level none \
    --failure-output never --show-progress none "${@:2}"
  sed -nE -e 's/^ +(PASS|LEAK) \[[^]]*\] (\([^)]*\) )?([^ ]+) /pass \3\//p' \
    -e 's/^ +(FAIL|SIG[A-Z0-9]+) \[[^]]*\] (\([^)]*\) )?([^ ]+) /fail \3\//p' \
    -e 's/^ +SKIP \[[^]]*\] (\([^)]*\) )?([^ ]+) /ignored \2\//p' <<<"$output" | sort
}

# ctest_results JUNIT_FILE: sorted.
ctest_results() {
  local name status
  while IFS=$'\t' read -r status name; do
    printf '%s %b\n' "$status" "$name"
  done < <(sed -nE -e '/<testcase /!d' -e 's/\\/\\\\/g; s/%([0-9A-F]{2})/\\x\1/g' \
    -e "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&apos;/'/g; s/&amp;/\&/g" \
    -e 's/.* name="(.*)" classname=.* status="([a-z]+)".*/\2\t\1/' \
    -e 's/^run\t/pass\t/; s/^notrun\t/ignored\t/; p' "$1") | sort
}

# read_junit FILE [ARGUMENT...]: what an independent parser (junit.py) makes of it.
read_junit() {
  python3 "$REUSE_BUILD_SOURCE_DIR/tests/lib/junit.py" "$@" || fail "$1 is no JUnit file as it should be"
}

# expect_same FILE FILE [WHAT]: the same lines.
expect_same() {
  diff -u "$1" "$2" || fail "${3:-$1 and $2} differ"
  [[ -s "$1" ]] || fail "$1 is empty"
}

# compare_lists ARCHIVE SOURCES: both tools list the same tests in the same order.
compare_lists() {
  local ignored options
  for ignored in default only all; do
    options=(--archive-file "$1" --workspace-remap "$2" --message-format oneline --run-ignored "$ignored")
    cargo nextest list "${options[@]}" 2>nextest.err >nextest.list || fail "nextest: $(<nextest.err)"
    "$REUSE_BUILD" list "${options[@]}" 2>own.err >own.list || fail "reuse-build: $(<own.err)"
    expect_same nextest.list own.list
  done
}

# compare_runs ARCHIVE SOURCES EXIT_CODE: both tools, and plain ctest, find the same of every test.
compare_runs() {
  local archive="$1" sources="$2" code="$3" ctest_code=0
  local options=(--archive-file "$archive" --workspace-remap "$sources")
  [[ "$code" == 0 ]] || ctest_code=8
  nextest_results "$code" "${options[@]}" >nextest.results
  run "$code" "$REUSE_BUILD" ctest "${options[@]}" -- -j2 --output-junit "$scratch/junit.xml"
  ctest_results junit.xml >own.results
  expect_same nextest.results own.results
  run 0 "$REUSE_BUILD" extract "${options[@]}" --extract-to extracted --extract-overwrite
  run "$ctest_code" ctest --test-dir extracted/target/reuse-build/ctest -j2 --output-junit \
    "$scratch/plain.xml"
  ctest_results plain.xml >plain.results
  expect_same nextest.results plain.results
}
