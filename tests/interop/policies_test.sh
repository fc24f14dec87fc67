#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# A project with a .config/nextest.toml: its tests end under ctest as they do under cargo-nextest,
# with the same retries, time limits and marks, whatever a test of ctest's is.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
require_cargo
require_nextest
require_tool python3

export RUST_BACKTRACE=0

make_workspace() {
  mkdir -p app/src app/.config
  printf '%s\n' '[package]' 'name = "app"' 'version = "0.1.0"' 'edition = "2021"' >app/Cargo.toml
  cat >app/src/lib.rs <<'RUST'
#[cfg(test)]
mod tests {
    use std::{env, process::Command, thread::sleep, time::Duration};

    fn attempt() -> u32 {
        env::var("NEXTEST_ATTEMPT").unwrap().parse().unwrap()
    }

    #[test]
    fn fails() {
        panic!("always");
    }

    #[test]
    fn flaky_fails() {
        assert_eq!(attempt(), 2);
    }

    #[test]
    fn flaky_passes() {
        assert_eq!(attempt(), 3);
        assert_eq!(env::var("NEXTEST_TOTAL_ATTEMPTS").unwrap(), "3");
    }

    #[test]
    fn hangs() {
        sleep(Duration::from_secs(600));
    }

    #[test]
    fn hangs_and_passes() {
        sleep(Duration::from_secs(600));
    }

    #[test]
    fn leaks() {
        Command::new("sleep").arg("5").spawn().unwrap();
    }

    #[test]
    fn leaks_and_fails() {
        Command::new("sleep").arg("5").spawn().unwrap();
    }

    #[test]
    fn passes() {
        assert_eq!(env::var("NEXTEST_TEST_GROUP").unwrap(), "serial");
        assert_eq!(env::var("NEXTEST_TEST_GROUP_SLOT").unwrap(), "0");
    }

    #[test]
    fn takes_its_arguments() {
        assert!(env::args().any(|argument| argument == "--show-output"));
    }
}
RUST
  cat >app/.config/nextest.toml <<'TOML'
[test-groups]
serial = { max-threads = 1 }

[profile.default]
fail-fast = false
retries = 2
junit = { path = "junit.xml" }

[[profile.default.overrides]]
filter = "test(/^tests::hangs/)"
slow-timeout = { period = "300ms", terminate-after = 1, grace-period = "1s" }
retries = 0

[[profile.default.overrides]]
filter = "test(hangs_and_passes)"
slow-timeout = { period = "300ms", terminate-after = 1, on-timeout = "pass" }

[[profile.default.overrides]]
filter = "test(leaks_and_fails)"
leak-timeout = { period = "100ms", result = "fail" }
retries = 0

[[profile.default.overrides]]
filter = "test(flaky_fails)"
flaky-result = "fail"

[[profile.default.overrides]]
filter = "test(=tests::passes)"
test-group = "serial"

[[profile.default.overrides]]
filter = "test(arguments)"
run-extra-args = ["--show-output"]

[profile.once]
retries = 0
junit = { store-success-output = true }

[[profile.once.overrides]]
filter = "test(=tests::passes)"
threads-required = 2

[profile.short]
global-timeout = "1s"
junit = { path = "junit.xml" }

[[profile.short.overrides]]
filter = "test(hangs)"
slow-timeout = "60s"
TOML
}

# check_profile NAME: both run the tests under it, and say the same of each.
check_profile() {
  run 100 cargo nextest run --manifest-path app/Cargo.toml -P "$1"
  mv "app/target/nextest/$1/junit.xml" nextest.xml
  read_junit nextest.xml >nextest.lines
  local granularity
  for granularity in test binary chunk; do
    run 100 "$REUSE_BUILD" ctest --manifest-path app/Cargo.toml -P "$1" \
      --granularity "$granularity" --chunk-size 4
    if [[ "$1" == default ]]; then
      expect '^ +Flaky 1 test: app/tests::flaky_passes$' '^ +Leaky .*app/tests::leaks'
    fi
    read_junit "app/target/nextest/$1/junit.xml" >own.lines
    expect_same nextest.lines own.lines "the results by $granularity under the profile $1"
  done
}

# A run-time profile changes limits and retries of a tree that was made for another one.
check_profile_at_run_time() {
  run 0 "$REUSE_BUILD" tree --manifest-path app/Cargo.toml --output-dir tree
  NEXTEST_PROFILE=once run 8 ctest --test-dir tree -R '/tests::fails$' -V
  expect_not 'trying again'
  run 8 ctest --test-dir tree -R '/tests::fails$' -V
  expect 'in attempt 2 of 3; trying again'
  NEXTEST_PROFILE=none run 8 ctest --test-dir tree -R '/tests::fails$' -V
  expect "profile 'none'" 'once'
  NEXTEST_PROFILE=once run 0 ctest --test-dir tree -R '/tests::passes$' -V
  expect "^[0-9]+: note: ctest schedules as the profile 'default' says"
  run 0 "$REUSE_BUILD" tree --manifest-path app/Cargo.toml --output-dir tree -P once
  run 8 ctest --test-dir tree -R '/tests::fails$' -V
  expect_not 'trying again' 'note: ctest'
}

check_global_timeout() {
  run 100 cargo nextest run --manifest-path app/Cargo.toml -P short
  run 100 "$REUSE_BUILD" ctest --manifest-path app/Cargo.toml -P short
  expect "error: the run was ended .* global-timeout" 'hint: '
  read_junit app/target/nextest/short/junit.xml >own.lines
  output="$(<own.lines)"
  expect 'hangs'
  run 1 grep 'driver was killed' app/target/nextest/short/junit.xml
  run 0 "$REUSE_BUILD" ctest --manifest-path app/Cargo.toml -P short -- -R tests::passes
}

# What a dashboard is told, in the file that ctest would submit.
check_dashboard() {
  cat >dashboard.cmake <<CMAKE
set(CTEST_SOURCE_DIRECTORY "$scratch/app")
set(CTEST_BINARY_DIRECTORY "$scratch/board")
ctest_start(Experimental)
ctest_test(INCLUDE "/tests::(flaky_passes|leaks)$")
CMAKE
  run 0 "$REUSE_BUILD" tree --manifest-path app/Cargo.toml --output-dir board
  run 0 ctest -S dashboard.cmake
  output="$(grep -hA1 -E 'name="(attempts|flaky|leaked)"' board/Testing/*/Test.xml)"
  expect 'name="flaky">' 'name="leaked">' '<Value>3</Value>'
}

make_workspace
check_dashboard
check_profile default
check_profile once
check_global_timeout
check_profile_at_run_time
