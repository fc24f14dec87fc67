#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# A test's environment and directory, under cargo-nextest and under us: the same but for what is
# listed here, each with its reason.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
require_nextest
require_shared outcomes.tar.zst nextest-outcomes.tar.zst

# Variables whose values differ.
differing=(
  NEXTEST_RUN_ID     # of each run another
  NEXTEST_ATTEMPT_ID # begins with the run's id
  NEXTEST_VERSION    # ours is that of the cargo-nextest whose conventions we follow
)
# Variables that only our side has.
only_own=(
  CTEST_INTERACTIVE_DEBUG_MODE # ctest sets it for every test
  INSTA_WORKSPACE_ROOT         # where the sources are, for snapshot tests away from the build machine
)

# in_clean_environment COMMAND...: so that nothing of this shell or of cargo gets in, but what users
# may have set does. `cargo nextest` would add cargo's own variables: hence cargo-nextest alone.
in_clean_environment() {
  env -i PATH="$PATH" HOME="$scratch" LC_ALL=C.UTF-8 USERS_OWN="a b" LD_BIND_NOW=1 \
    LD_LIBRARY_PATH="$scratch/none" NEXTEST_PROFILE=default NEXTEST_TEST_THREADS=1 \
    CTEST_PARALLEL_LEVEL=1 REUSE_BUILD_RUN_IGNORED=all REUSE_BUILD_WORKSPACE="$sources" \
    OUTCOMES_ENVIRONMENT="$scratch/written" "$@"
}

# keep SIDE: the files that the tests wrote; where the tree lies is replaced.
keep() {
  local file
  for file in environment environment-ignored; do
    sed "s|$scratch/$1/|<tree>/|g" "written/$file" >"$file.$1"
  done
  rm -r written
}

run_nextest() {
  mkdir -p nextest written
  in_clean_environment cargo-nextest nextest run --archive-file "$1" --workspace-remap "$sources" \
    --extract-to nextest --extract-overwrite --run-ignored all -E 'binary(environment)' \
    >nextest.log 2>&1 || fail "$(<nextest.log)"
  keep nextest
}

run_ctest() {
  mkdir -p written
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to own --extract-overwrite \
    --workspace-remap "$sources"
  run 0 in_clean_environment ctest --test-dir own/target/reuse-build/ctest -R '^outcomes::environment/'
  keep own
}

# lines_of FILE VARIABLE...: how many of the variables are in it.
lines_of() {
  grep -cE "^($(IFS='|' && printf '%s' "${*:2}"))=" "$1" || true
}

# compare FILE: what both sides wrote, except for the variables above.
compare() {
  local all=("${differing[@]}" "${only_own[@]}") side
  for side in nextest own; do
    grep -vE "^($(IFS='|' && printf '%s' "${all[*]}"))=" "$1.$side" >"$1.$side.rest"
    [[ "$(lines_of "$1.$side" "${differing[@]}")" == "${#differing[@]}" ]] || fail "$1.$side lacks some"
  done
  [[ "$(lines_of "$1.own" "${only_own[@]}")" == "${#only_own[@]}" ]] || fail 'the list is too long'
  expect_same "$1.nextest.rest" "$1.own.rest"
}

sources="$(realpath "$shared/outcomes")"
for archive in outcomes nextest-outcomes; do
  run_nextest "$shared/$archive.tar.zst"
  run_ctest "$shared/$archive.tar.zst"
  compare environment
  compare environment-ignored
  grep '^NEXTEST_RUN_ID=' environment.own >first.id
  grep '^NEXTEST_RUN_ID=' environment-ignored.own >second.id
  expect_same first.id second.id 'the ids of two tests of one run'
done
