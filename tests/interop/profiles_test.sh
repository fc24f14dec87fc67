#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Profiles of .config/nextest.toml: cargo-nextest and we choose the same tests by default filters,
# default() and group(), and refuse the same configurations; ctest is told of groups and threads.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
require_nextest

# make_workspace: a package with unit tests and an integration test.
make_workspace() {
  mkdir -p app/src app/tests app/.config
  cat >app/Cargo.toml <<'TOML'
[package]
name = "app"
edition = "2021"

[workspace]

[profile.dev]
debug = false
TOML
  local test
  for test in alpha beta slow_one slow_two; do
    printf '#[test]\nfn %s() {}\n' "$test"
  done | tee app/src/lib.rs >app/tests/it.rs
}

# configure LINES...: the workspace's nextest.toml.
configure() {
  printf '%s\n' "$@" >app/.config/nextest.toml
}

# both_list OPTIONS...: the tests that each lists, in nextest.list and own.list, are the same ones.
both_list() {
  cargo nextest list --manifest-path app/Cargo.toml --message-format oneline "$@" \
    2>nextest.said >nextest.list || fail "cargo nextest list $*: $(<nextest.said)"
  "$REUSE_BUILD" list --manifest-path app/Cargo.toml --message-format oneline "$@" \
    2>own.said >own.list || fail "list $*: $(<own.said)"
  expect_same nextest.list own.list "the lists by $*"
}

# both_refuse LINES...: a configuration; the exit code of cargo-nextest is 96, and so is ours.
both_refuse() {
  configure "$@"
  run 96 cargo nextest list --manifest-path app/Cargo.toml
  run 96 "$REUSE_BUILD" list --manifest-path app/Cargo.toml
  expect 'nextest\.toml'
}

check_selection() {
  configure '[test-groups]' 'serial = { max-threads = 1 }' \
    '[profile.default]' 'default-filter = "not test(slow)"' \
    '[profile.ci]' 'default-filter = "kind(test)"' \
    '[profile.all]' 'default-filter = "all()"' \
    '[[profile.default.overrides]]' 'filter = "test(beta)"' 'test-group = "serial"' \
    '[[profile.all.overrides]]' 'platform = "cfg(windows)"' 'default-filter = "none()"'
  both_list
  both_list -P ci
  both_list --profile all
  both_list --ignore-default-filter
  both_list --ignore-default-filter -E 'not default()'
  both_list -E 'group(serial)'
  both_list -P ci -E 'group(@global)'
  both_list -P ci -E 'test(beta) + group(serial)' --ignore-default-filter
  export NEXTEST_PROFILE=ci
  both_list
  unset NEXTEST_PROFILE
}

# An archive tells its profiles, wherever the configuration is then.
check_archive() {
  run 0 "$REUSE_BUILD" archive --manifest-path app/Cargo.toml --archive-file app.tar.zst
  both_list -P ci
  "$REUSE_BUILD" list --archive-file app.tar.zst -P ci --message-format oneline >archive.list
  expect_same own.list archive.list
  run 96 "$REUSE_BUILD" list --archive-file app.tar.zst -P cl
  expect "no profile 'cl'" 'all, ci, default'
}

# For an archive of cargo-nextest's the configuration here counts, also after it changed.
check_import() {
  run 0 cargo nextest archive --manifest-path app/Cargo.toml --archive-file nextest.tar.zst
  both_list -P ci
  "$REUSE_BUILD" list --archive-file nextest.tar.zst -P ci --message-format oneline >import.list
  expect_same own.list import.list
  run 0 "$REUSE_BUILD" extract --archive-file nextest.tar.zst --extract-to extracted -P ci
  run 0 ctest --test-dir extracted -N
  expect 'Total Tests: 4'
  grep -q '^profile-default-filter kind(test)' extracted/target/reuse-build/launch/0 ||
    fail 'the record does not tell the default filter'
  configure '[profile.new]' 'default-filter = "test(alpha)"'
  run 0 "$REUSE_BUILD" ctest --archive-file nextest.tar.zst -P new
  expect 'tests passed, 0 tests failed out of 2'
}

check_refusals() {
  both_refuse '[profile.default]' 'slow-timeout = "5 parsecs"'
  both_refuse '[profile.default]' 'default-filter = "default()"'
  both_refuse '[[profile.default.overrides]]' 'filter = "group(@global)"' 'retries = 1'
  both_refuse '[[profile.default.overrides]]' 'filter = "all()"' 'test-group = "none"'
  both_refuse '[[profile.default.overrides]]' 'retries = 1'
  both_refuse '[profile.default]' 'retries = { backoff = "fixed", count = 1, jitter = true }'
}

# shown PROPERTY VALUE: the tests of the tree for which ctest shows it.
shown() {
  ctest --test-dir tree --show-only=json-v1 |
    tr -d ' \n' | sed 's/{"backtrace"\|{"command"/\n&/g' |
    grep "\"name\":\"$1\",\"value\":$2" | grep -oE '"name":"app[^"]*"' | sort
}

check_schedule() {
  configure '[test-groups]' 'serial = { max-threads = 1 }' '[[profile.default.overrides]]' \
    'filter = "test(slow)"' 'test-group = "serial"' 'threads-required = 3'
  run 0 "$REUSE_BUILD" tree --manifest-path app/Cargo.toml --output-dir tree
  [[ "$(shown RESOURCE_LOCK '\["serial"\]' | wc -l)" == 4 ]] || fail 'not 4 tests have the lock'
  [[ "$(shown PROCESSORS 3 | wc -l)" == 4 ]] || fail 'not 4 tests need 3 processors'
  run 0 ctest --test-dir tree -j 4
}

make_workspace
check_selection
check_archive
check_import
check_refusals
check_schedule
