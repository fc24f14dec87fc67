#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# `reuse-build extract`, `list` and `ctest`: what they do, and their exit codes.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
require_shared mixed.tar.zst outcomes.tar.zst
outcomes=(--archive-file "$shared/outcomes.tar.zst")
remapped=("${outcomes[@]}" --workspace-remap "$shared/outcomes")

check_extract() {
  run 0 "$REUSE_BUILD" extract "${outcomes[@]}" --extract-to new/tree
  expect 'Extracting' 'Extracted 37 tests in 5 test binaries' "Run with ctest --test-dir $scratch/new/tree/"
  [[ "$(ls -A new/tree)" == CTestTestfile.cmake$'\n'target ]] || fail "more: $(ls -A new/tree)"
  run 96 "$REUSE_BUILD" extract "${outcomes[@]}" --extract-to new/tree
  expect "^error: .*new/tree/target.* exists" '^  hint: .*--extract-overwrite'
  : >new/tree/target/stale
  run 0 "$REUSE_BUILD" extract "${remapped[@]}" --extract-to new/tree --extract-overwrite
  [[ ! -e new/tree/target/stale ]] || fail 'what was there before is there still'
  run 0 ctest --test-dir new/tree -R tests::passes # from its root, too: no variable, the remap is noted
  expect '100% tests passed, 0 tests failed out of 1'
  run 0 "$REUSE_BUILD" extract "${outcomes[@]}" --extract-to new/tree --extract-overwrite
  run 8 ctest --test-dir new/tree -R tests::passes
  run 96 "$REUSE_BUILD" extract "${outcomes[@]}" --extract-to "$shared/outcomes.tar.zst"
  expect '^error: .*outcomes\.tar\.zst'
}

# A target directory of cargo is never replaced.
check_precious_directory() {
  mkdir -p precious/target/debug
  printf 'mine' >precious/target/debug/file
  run 96 "$REUSE_BUILD" extract "${outcomes[@]}" --extract-to precious --extract-overwrite
  expect "^error: .*precious/target" '^  hint: '
  printf '{}' >precious/target/.rustc_info.json
  mkdir precious/target/nextest
  run 96 "$REUSE_BUILD" extract "${outcomes[@]}" --extract-to precious --extract-overwrite
  [[ "$(<precious/target/debug/file)" == mine ]] || fail 'it was replaced'
  [[ "$(ls -A precious)" == target ]] || fail "left behind: $(ls -A precious)"
  mkdir project-build
  printf 'add_test(mine true)\n' | tee expected >project-build/CTestTestfile.cmake
  run 96 "$REUSE_BUILD" extract "${outcomes[@]}" --extract-to project-build
  expect '^error: .*project-build/CTestTestfile.cmake.*other tests' '^  hint: '
  head -c 1000 "$shared/outcomes.tar.zst" >cut.tar.zst
  run 96 "$REUSE_BUILD" extract --archive-file cut.tar.zst --extract-to new/cut
  [[ ! -e new/cut ]] || fail 'an empty directory is left behind'
  cmp expected project-build/CTestTestfile.cmake || fail 'its test file was replaced'
}

check_list() {
  run 0 "$REUSE_BUILD" list "${outcomes[@]}"
  expect '^outcomes tests::passes$' # not a terminal: oneline
  expect_not 'ignored_and_fails'
  run 0 "$REUSE_BUILD" list "${outcomes[@]}" --message-format human --run-ignored only
  expect '^outcomes:$' '^    tests::ignored_and_fails$'
  expect_not 'tests::passes'
  "$REUSE_BUILD" list "${outcomes[@]}" 2>/dev/null | head -n 1 >first
  [[ "$(<first)" == 'outcomes tests::deep::deeper::grün' ]] || fail "$(<first)"
}

# What the tool says at the end of a run that failed is a command that works.
check_rerun() {
  local command
  command="$(sed -n 's/^ *Rerun with //p' <<<"$output")"
  run 8 bash -c "$command"
  expect '0% tests passed, 1 tests failed out of 1' 'tests::fails'
  run 2 "$REUSE_BUILD" ctest "${remapped[@]}" -- --rerun-failed
  expect '^error: --rerun-failed ' '^  hint: '
}

check_ctest_codes() {
  run 0 "$REUSE_BUILD" ctest "${remapped[@]}" -- -R tests::passes
  expect '100% tests passed, 0 tests failed out of 1'
  run 0 "$REUSE_BUILD" run "${remapped[@]}" -- -R tests::passes
  run 100 "$REUSE_BUILD" ctest "${remapped[@]}" -- -R 'tests::(passes|fails)'
  expect '50% tests passed' 'why it failed' 'Rerun with ctest --test-dir '
  check_rerun
  run 96 "$REUSE_BUILD" ctest "${outcomes[@]}"
  expect '^error: .*workspace .*build-machine/outcomes' '^  hint: .*--workspace-remap'
  REUSE_BUILD_WORKSPACE="$shared/outcomes" run 0 "$REUSE_BUILD" ctest "${outcomes[@]}" -- -R tests::passes
  run 96 "$REUSE_BUILD" ctest "${remapped[@]}" -- --test-dir /no/such/directory
  expect '^error: ctest '
  PATH="$scratch/empty" run 96 "$REUSE_BUILD" ctest "${remapped[@]}"
  expect "^error: .*ctest" "^  hint: .*cmake"
}

# No tests to run: none chosen, or all of the chosen ignored.
check_no_tests() {
  run 4 "$REUSE_BUILD" ctest "${remapped[@]}" -- -R no-such-test
  expect '^error: no tests to run' '^  hint: '
  run 4 "$REUSE_BUILD" ctest "${remapped[@]}" -- -R ignored_and
  run 4 "$REUSE_BUILD" ctest "${remapped[@]}" --run-ignored only -- -R tests::passes
  run 0 "$REUSE_BUILD" ctest "${remapped[@]}" --run-ignored only -- -R ignored_and_passes
  run 100 "$REUSE_BUILD" ctest "${remapped[@]}" --run-ignored all -- -R ignored_and
}

# What stands behind `--` is ctest's.
check_pass_through() {
  run 0 "$REUSE_BUILD" ctest "${remapped[@]}" -- -N -L '^kind=lib$'
  expect 'Total Tests: 10'
  run 0 "$REUSE_BUILD" ctest "${remapped[@]}" -- --show-only=json-v1
  expect '"kind" : "ctestInfo"'
  run 0 "$REUSE_BUILD" ctest "${remapped[@]}" -- -j2 --repeat until-fail:2 -R tests::passes \
    --output-junit "$scratch/junit.xml"
  grep -q '<testcase name="outcomes/tests::passes"' junit.xml || fail 'no JUnit file'
  run 0 "$REUSE_BUILD" ctest "${remapped[@]}" -- -V -R 'names/;|tests::passes'
  expect 'words on stdout'
  # What stands before it is ours: not tests of another place that pass.
  run 2 "$REUSE_BUILD" ctest outcomes.tar.zst -- -N
  expect '^error: .*outcomes\.tar\.zst' '^  hint: .*--archive-file'
  run 2 "$REUSE_BUILD" inspect "$shared/outcomes.tar.zst" -- -N
  expect "^error: .*ctest's own options"
  # What `list` takes there is a test binary's.
  run 96 "$REUSE_BUILD" list "${remapped[@]}" -- -N
  expect "^error: .*'-N'" '^  hint: .*--exact'
  run 2 "$REUSE_BUILD" cache prune --older-than soon
  expect '^  hint: reuse-build cache prune --help'
  run 94 "$REUSE_BUILD" list "${remapped[@]}" -E parser
  expect '^  hint: .*test\(PART\)'
}

# The same from a workspace, which is built first.
check_workspace() {
  use_cargo || return 0
  cp -r "$REUSE_BUILD_SOURCE_DIR/tests/projects/outcomes" workspace
  cd workspace
  run 0 "$REUSE_BUILD" list --test processes
  expect '^outcomes::processes aborts$'
  run 100 "$REUSE_BUILD" ctest --manifest-path Cargo.toml --lib
  expect ' 4 tests failed out of 10' 'outcomes/tests::passes \.+ +Passed'
  run 4 "$REUSE_BUILD" ctest --bins
  run 96 "$REUSE_BUILD" tree --output-dir .
  expect '^error: .*Cargo\.toml' '^  hint: '
  run 101 "$REUSE_BUILD" ctest --test no-such-test
  cd ..
}

check_extract
check_precious_directory
check_list
check_ctest_codes
check_no_tests
check_pass_through
check_workspace
run 0 "$REUSE_BUILD" --help
expect 'archive' 'extract' 'list' 'ctest' 'cache' 'Exit codes'
run 0 "$REUSE_BUILD" --version
expect '^reuse-build [0-9]+\.[0-9]+\.[0-9]+ \([a-z0-9_]+-.*\)$'
