#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What users of ctest are used to, on an extracted tree.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
require_shared mixed.tar.zst outcomes.tar.zst

# in_mixed|in_outcomes EXIT_CODE CTEST_ARGUMENT...
in_mixed() {
  run "$1" ctest --test-dir mixed/target/reuse-build/ctest "${@:2}"
}
in_outcomes() {
  run "$1" ctest --test-dir outcomes/target/reuse-build/ctest "${@:2}"
}

# count_of GREP_OPTION...: the tests that the tool lists.
count_of() {
  grep -c "$@" names
}

# expect_count N: so many tests are listed by ctest -N.
expect_count() {
  expect "^Total Tests: $1\$"
}

check_labels() {
  in_mixed 0 -N -L '^target$'
  expect_count "$(count_of -v '^calc-macros ')"
  in_mixed 0 -N -L '^host$'
  expect_count "$(count_of '^calc-macros ')"
  in_mixed 0 -N -L '^rust$'
  expect_count "$(count_of ^)"
  in_mixed 0 -N -L '^package=calc-cli$'
  expect_count "$(count_of '^calc-cli[: ]')"
  in_mixed 0 -N -L '^kind=proc-macro$'
  expect_count "$(count_of '^calc-macros ')"
  in_mixed 0 -N -L '^kind=bench$'
  expect_count "$(count_of '::bench/')"
  in_mixed 0 -N -L '^kind=bin$'
  expect_count "$(count_of '::bin/')"
  in_mixed 0 -N -L '^kind=example$'
  expect_count "$(count_of '::example/')"
  in_mixed 0 -N -L '^binary=calc-eval::golden$'
  expect_count "$(count_of '^calc-eval::golden ')"
  in_mixed 0 -N -L '^ignored$'
  expect_count 4
  in_mixed 0 -N -LE '^target$' -L '^package='
  expect_count "$(count_of '^calc-macros ')"
  in_mixed 0 --print-labels
  expect 'kind=lib' 'package=calc-syntax' 'ignored'
}

check_selection() {
  in_mixed 0 -R '^calc-eval::golden/percent/' -j2
  expect '100% tests passed, 0 tests failed out of 2' '/percent/50%25%20of%2080 \.+ +Passed'
  in_mixed 0 -N -R golden -E percent
  expect_count 7
  in_mixed 0 -I 1,3
  expect 'out of 3$'
  in_mixed 0 --show-only=json-v1
  expect '"name" : "calc-syntax/tokenizer::tests::keywords::r#match"' '"kind" : "ctestInfo"' \
    '"name" : "calc-syntax/tokenizer::tests::unicode::gr.*e_und_ma.*"' '"package=calc-syntax"'
}

check_ignored() {
  in_outcomes 0 -L '^ignored$'
  expect 'ignored_and_passes \.+\*\*\*Skipped' 'ignored_and_fails \.+\*\*\*Skipped' \
    '100% tests passed, 0 tests failed out of 5'
  export REUSE_BUILD_RUN_IGNORED=all
  in_outcomes 8 -R 'ignored_and|tests::passes'
  expect 'ignored_and_passes \.+ +Passed' 'ignored_and_fails \.+\*\*\*Failed' 'tests failed out of 3'
  export REUSE_BUILD_RUN_IGNORED=only
  in_outcomes 8 -R 'ignored_and|tests::passes'
  expect 'ignored_and_passes \.+ +Passed' 'tests failed out of 2'
  unset REUSE_BUILD_RUN_IGNORED
}

# Every end of a test is told from the others; what is not ignored cannot be skipped.
check_outcomes() {
  in_outcomes 8 -j2 --output-on-failure --output-junit "$scratch/junit.xml"
  expect 'tests::passes \.+ +Passed' 'panics_as_it_should \.+ +Passed' 'why it failed' \
    'tests::fails \.+\*\*\*Failed' 'does_not_panic_as_it_should \.+\*\*\*Failed' \
    'aborts \.+Subprocess aborted\*\*\*Exception' 'dies_of_a_signal \.+\*\*\*Exception: SegFault' \
    'exits_with_77 \.+\*\*\*Failed' ' 7 tests failed out of 37'
  grep -q '<testcase name="outcomes/tests::fails" .*status="fail"' junit.xml || fail "$(<junit.xml)"
  grep -q 'why it failed' junit.xml || fail 'no output in the JUnit file'
  in_outcomes 8 --rerun-failed
  expect '0% tests passed, 7 tests failed out of 7'
  in_outcomes 0 --repeat until-fail:3 -R 'tests::passes$'
  expect 'Test +#[0-9]+: outcomes/tests::passes .*Passed'
  in_outcomes 8 --repeat until-pass:2 -R 'tests::fails$'
  in_outcomes 8 --stop-on-failure -R 'tests::fails|aborts' -j1
  in_outcomes 0 -V -R 'tests::passes$'
  expect 'words on stdout' 'words on stderr'
}

check_hostile_names() {
  in_outcomes 0 -R '^outcomes::names/' -j2
  expect '100% tests passed, 0 tests failed out of 20'
  [[ -z "$(find . -name marker)" ]] || fail 'a name was run as code'
}

for project in mixed outcomes; do
  run 0 "$REUSE_BUILD" extract --archive-file "$shared/$project.tar.zst" --extract-to "$project" \
    --workspace-remap "$shared/$project"
done
"$REUSE_BUILD" list --archive-file "$shared/mixed.tar.zst" --run-ignored all \
  --message-format oneline >names 2>/dev/null
check_labels
check_selection
check_ignored
check_outcomes
check_hostile_names
