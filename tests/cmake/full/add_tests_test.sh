#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# reusebuild_add_tests: the tests of a workspace as tests of a build directory, by three generators.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool ninja make

cmake_build() { run 0 cmake --build "$build" --config Debug; }
ctest_() {
  local expected="$1"
  shift
  run "$expected" ctest --test-dir "$build" -C Debug "$@"
}

check_labels() {
  ctest_ 0 -N -L '^rust$'
  expect 'Total Tests: 5' ': calc/tests::adds$' ': calc::sums/of_nothing$'
  ctest_ 0 -N -L '^target$'
  expect 'Total Tests: 4'
  expect_not on_the_host
  ctest_ 0 -N -L '^host$'
  expect 'Total Tests: 1' ': macros/tests::on_the_host$'
  ctest_ 0 -N -L '^package=calc$'
  expect 'Total Tests: 4'
  ctest_ 0 -N -L '^kind=test$'
  expect 'Total Tests: 1' ': calc::sums/of_nothing$'
  ctest_ 0 -N -L '^binary=calc$'
  expect 'Total Tests: 3'
  ctest_ 0 -N -L '^ignored$'
  expect 'Total Tests: 1' ': calc/tests::takes_long$'
}

check_runs() {
  ctest_ 0 -j2
  expect '100% tests passed, 0 tests failed out of 6' 'calc/tests::takes_long \.+\*\*\*Skipped' \
    'macros/tests::on_the_host \.+ +Passed' 'not_rust \.+ +Passed'
  ctest_ 0 -R '^calc/tests::adds$' --repeat until-fail:2 -V
  expect '100% tests passed, 0 tests failed out of 1'
  [[ "$(grep -c '^1: test tests::adds \.\.\. ok' <<<"$output")" == 2 ]] ||
    fail "the test did not run twice: $output"
  REUSE_BUILD_RUN_IGNORED=all ctest_ 0 -L '^ignored$'
  expect 'calc/tests::takes_long \.+ +Passed'
  CALC_FAIL=1 ctest_ 8 --output-on-failure
  expect 'told to fail' '^	 *[0-9]+ - calc/tests::obeys \(Failed\)'
  ctest_ 0 --rerun-failed
  expect '0 tests failed out of 1' 'calc/tests::obeys \.+ +Passed'
}

check_reports() {
  ctest_ 0 --output-junit "$scratch/junit.xml"
  grep -q 'testcase name="calc::sums/of_nothing".* status="run"' junit.xml || fail "$(<junit.xml)"
  grep -q '<skipped' junit.xml || fail "no test is skipped: $(<junit.xml)"
  ctest_ 0 --show-only=json-v1
  expect '"name" : "calc/tests::adds"' '"package=calc"' '"kind" : "ctestInfo"'
}

check_builds_what_changed() {
  cmake_build
  expect_not 'Building the Rust tests'
  [[ "$generator" == "Unix Makefiles" ]] || expect 'ninja: no work to do'
  printf '#[test]\nfn fresh() {}\n' >>project/crates/calc/tests/sums.rs
  cmake_build
  expect 'Building the Rust tests calc'
  ctest_ 0 -N
  expect ': calc::sums/fresh$'
  cp project/crates/calc/tests/sums.rs project/crates/calc/tests/more.rs # a file that is new
  cmake_build
  ctest_ 0 -N
  expect ': calc::more/fresh$'
  cmake_build
  expect_not 'Building the Rust tests'
}

check_failed_build_leaves_no_tests() {
  printf 'this is not Rust' >>project/crates/calc/tests/sums.rs
  if cmake --build "$build" --config Debug >build.log 2>&1; then
    fail "the build did not fail: $(<build.log)"
  fi
  grep -q '^error: expected' build.log || fail "not what rustc says: $(<build.log)"
  ctest_ 8 -L '^target$' --output-on-failure
  expect 'calc_NOT_BUILT \.+\*\*\*Failed' 'hint: cmake --build ".*" --target calc$'
}

for generator in Ninja "Unix Makefiles" "Ninja Multi-Config"; do
  build="$scratch/build [x] (of) '$generator'"
  rm -rf project
  cp -r "$REUSE_BUILD_SOURCE_DIR/tests/cmake/full/project" project
  run 0 cmake -G "$generator" -S project -B "$build" -DReuseBuild_DIR="$REUSE_BUILD_BINARY_DIR"
  ctest_ 8
  expect 'calc_NOT_BUILT \.+\*\*\*Failed'
  cmake_build
  check_labels
  check_runs
  check_reports
  check_builds_what_changed
  check_failed_build_leaves_no_tests
done
