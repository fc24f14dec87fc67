#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# A project whose .config/nextest.toml has setup and wrapper scripts: ctest runs the same ones in
# the same order and environment as cargo-nextest, for the same tests, with the same results.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
require_cargo
require_nextest
require_tool python3

export RUST_BACKTRACE=0 LOG="$scratch/log"

make_workspace() {
  mkdir -p app/src app/.config app/tools
  printf '%s\n' '[package]' 'name = "app"' 'version = "0.1.0"' 'edition = "2021"' >app/Cargo.toml
  cat >app/src/lib.rs <<'RUST'
#[cfg(test)]
mod tests {
    use std::env::var;

    #[test]
    fn db_is_up() {
        assert_eq!(var("DB_URL").unwrap(), "a = b");
        assert_eq!(var("CARGO_PKG_NAME").unwrap(), "changed");
        assert!(var("SERVER").is_err());
    }

    #[test]
    fn db_and_server_are_up() {
        assert_eq!(var("DB_URL").unwrap(), "a = b");
        assert_eq!(var("SERVER").unwrap(), "up");
    }

    #[test]
    #[ignore]
    fn needs_much() {
        assert_eq!(var("MUCH").unwrap(), "yes");
    }

    #[test]
    fn plain() {
        assert!(var("DB_URL").is_err() && var("WRAPPED").is_err());
        assert_eq!(var("CARGO_PKG_NAME").unwrap(), "app");
    }

    #[test]
    fn wrapped() {
        assert_eq!(var("WRAPPED").unwrap(), "yes");
    }
}
RUST
  cat >app/tools/setup <<'SCRIPT'
#!/bin/sh
# setup NAME [LINE...]: notes that it ran, and leaves lines for tests.
echo "setup $1 in $(pwd) ${FROM_COMMAND:-} $NEXTEST_PROFILE $NEXTEST_RUN_MODE ${CARGO_PKG_NAME:-}" >>"$LOG"
shift
[ $# = 0 ] || printf '%s\n' "$@" >>"$NEXTEST_ENV"
SCRIPT
  cat >app/tools/wrap <<'SCRIPT'
#!/bin/sh
# wrap NAME COMMAND...: notes the command, and runs it.
echo "$1 $(echo "$*" | sed 's,/[^ ]*/,,g')" >>"$LOG"
shift
exec "$@"
SCRIPT
  chmod +x app/tools/setup app/tools/wrap
  cat >app/.config/nextest.toml <<'TOML'
experimental = ["setup-scripts", "wrapper-scripts"]

[scripts.setup.server]
command = "tools/setup server SERVER=up"

[scripts.setup.db]
command = { command-line = ["tools/setup", "db", "DB_URL=a = b", "CARGO_PKG_NAME=changed"], env = { FROM_COMMAND = "c" }, relative-to = "workspace-root" }

[scripts.setup.much]
command = "sh -c 'echo MUCH=yes >$NEXTEST_ENV; echo setup much >>$LOG'"

[scripts.setup.never]
command = "tools/setup never"

[scripts.setup.breaks]
command = "sh -c 'echo before; exit 3'"

[scripts.wrapper.w]
command = { command-line = "tools/wrap w", env = { WRAPPED = "yes" } }

[scripts.wrapper.l]
command = { command-line = "tools/wrap l", relative-to = "workspace-root" }

[profile.default]
fail-fast = false
junit = { path = "junit.xml" }

[[profile.default.scripts]]
filter = "test(db_)"
setup = ["db"]

[[profile.default.scripts]]
filter = "test(server)"
setup = "server"

[[profile.default.scripts]]
filter = "test(much)"
setup = "much"

[[profile.default.scripts]]
platform = { host = "cfg(windows)" }
setup = "never"

[[profile.default.scripts]]
filter = "test(=tests::wrapped)"
run-wrapper = "w"

[[profile.default.scripts]]
filter = "kind(lib)"
list-wrapper = "l"

[[profile.breaking.scripts]]
filter = "test(plain)"
setup = "breaks"
TOML
}

# take_log FILE: what scripts have noted; of wrappers in no order, and listing may be repeated. Under
# ctest, a test that needs no script need not wait for one.
take_log() {
  { grep '^setup' "$LOG" || true; } >"$1"
  grep -v '^setup' "$LOG" | sort -u >>"$1"
  rm "$LOG"
}

# The order of definition, which is not that of the names nor that of the profile.
check_setup() {
  run 0 cargo nextest run --manifest-path app/Cargo.toml "$@"
  take_log nextest.log
  read_junit app/target/nextest/default/junit.xml >nextest.lines
  local granularity
  for granularity in test binary chunk; do
    run 0 "$REUSE_BUILD" ctest --manifest-path app/Cargo.toml --granularity "$granularity" \
      --chunk-size 2 "$@"
    take_log own.log
    expect_same nextest.log own.log "what ran by $granularity, $*,"
    read_junit app/target/nextest/default/junit.xml >own.lines
    expect_same nextest.lines own.lines "the results by $granularity, $*,"
  done
}

check_failing_script() {
  run 105 cargo nextest run --manifest-path app/Cargo.toml -P breaking
  run 105 "$REUSE_BUILD" ctest --manifest-path app/Cargo.toml -P breaking -- -V
  expect 'failed: the setup script breaks exited with 3' 'Not Run' 'app/tests::wrapped \.* +Passed'
  rm -f "$LOG"
}

# Everything goes with an archive, to a tree that plain ctest reads.
check_archive() {
  run 0 "$REUSE_BUILD" archive --manifest-path app/Cargo.toml --archive-file app.tar.zst
  run 0 "$REUSE_BUILD" extract --archive-file app.tar.zst --extract-to tree
  mv app moved
  rm -f "$LOG"
  REUSE_BUILD_WORKSPACE="$scratch/moved" run 0 ctest --test-dir tree -j2
  expect 'Test +#[0-9]+: @setup-script:db@[0-9a-f]+ .* Passed' '0 tests failed'
  expect_not '@setup-script:(much|never|breaks)'
  output="$(<"$LOG")"
  expect "^setup db in $scratch/moved c default test $" '^w w [^ ]+ --exact tests::wrapped --nocapture$'
  expect_not '^setup (much|never)'
  # A test alone brings the scripts that it needs, and no others; ctest's own option leaves them out.
  REUSE_BUILD_WORKSPACE="$scratch/moved" run 0 ctest --test-dir tree -R 'tests::db_is_up$' -N
  expect '@setup-script:db@[0-9a-f]+$' 'Total Tests: 2$'
  REUSE_BUILD_WORKSPACE="$scratch/moved" run 8 ctest --test-dir tree -R 'tests::db_is_up$' -FA . -V
  expect 'note: the setup script db has not run in this run of ctest'
  REUSE_BUILD_RUN_IGNORED=only REUSE_BUILD_WORKSPACE="$scratch/moved" run 0 ctest --test-dir tree -N
  expect '@setup-script:much@[0-9a-f]+$' 'tests::needs_much$' 'Total Tests: 2$'
  mv moved app
}

# Two trees in one run of ctest: each test sees what the scripts of its own tree have set.
check_two_trees() {
  cp -r app other
  rm -r other/target
  sed -i 's/a = b/other/' other/src/lib.rs other/.config/nextest.toml
  sed -i 's/"app"/"other"/' other/src/lib.rs other/Cargo.toml
  run 0 "$REUSE_BUILD" archive --manifest-path other/Cargo.toml --archive-file other.tar.zst
  run 0 "$REUSE_BUILD" extract --archive-file other.tar.zst --extract-to other-tree
  echo 'subdirs(tree other-tree)' >CTestTestfile.cmake
  rm -f "$LOG"
  run 0 ctest -j4 -R db_
  expect 'app/tests::db_is_up' 'other/tests::db_is_up' '0 tests failed out of 8'
  output="$(grep -c '^setup db' "$LOG")"
  expect '^2$'
}

make_workspace
check_setup
check_setup tests::wrapped tests::plain
check_setup --run-ignored only
check_setup --run-ignored all -E 'not test(server)'
check_failing_script
check_archive
check_two_trees
