#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The environment and the directory of a test and of a listing, under cargo-nextest and under us: the
# same but for what is listed here, each with its reason.
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
  NEXTEST_RUN_ID  # of each run another
  NEXTEST_VERSION # ours is that of the cargo-nextest whose conventions we follow
)
differing_in_tests=(
  NEXTEST_ATTEMPT_ID # begins with the run's id
)
# Variables that only our side has.
only_own=(
  INSTA_WORKSPACE_ROOT # where the sources are, for snapshot tests away from the build machine
)
only_own_in_tests=(
  CTEST_INTERACTIVE_DEBUG_MODE # ctest sets it for every test
)

# in_clean_environment COMMAND...: so that nothing of this shell or of cargo gets in, but what users
# may have set does. `cargo nextest` would add cargo's own variables: hence cargo-nextest alone.
in_clean_environment() {
  env -i PATH="$PATH" HOME="$scratch" LC_ALL=C.UTF-8 USERS_OWN="a b" LD_BIND_NOW=1 \
    LD_PRELOAD=libm.so.6 DYLD_OF_ANOTHER_SYSTEM=x OUTCOMES_SET=users OUTCOMES_FORCED=users \
    LD_LIBRARY_PATH="$scratch/none" NEXTEST_PROFILE=default NEXTEST_TEST_THREADS=1 \
    CTEST_PARALLEL_LEVEL=1 REUSE_BUILD_RUN_IGNORED=all REUSE_BUILD_WORKSPACE="$sources" \
    OUTCOMES_ENVIRONMENT="$scratch/written" "$@"
}

# keep SIDE: the files that the tests wrote; where the tree lies is replaced.
keep() {
  local file
  for file in environment environment-ignored environment-list environment-list-ignored; do
    sed "s|$scratch/$1/|<tree>/|g" "written/$file" >"$file.$1"
  done
  rm -r written
}

run_nextest() {
  mkdir -p nextest written
  # In the sources, for that is where it looks for cargo's configuration.
  (cd "$sources" && in_clean_environment cargo-nextest nextest run --archive-file "$1" \
    --workspace-remap "$sources" --extract-to "$scratch/nextest" --extract-overwrite \
    --run-ignored all -E 'binary(environment) + binary(names)') >nextest.log 2>&1 || fail "$(<nextest.log)"
  keep nextest
}

run_ctest() {
  mkdir -p written
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to own --extract-overwrite \
    --workspace-remap "$sources"
  run 0 in_clean_environment ctest --test-dir own/target/reuse-build/ctest -R '^outcomes::environment/'
  in_clean_environment own/target/reuse-build/bin/*/reuse-build-driver list \
    "$(grep -l '^binary-id outcomes::names$' own/target/reuse-build/launch/*)" >names ||
    fail 'the driver does not list'
  keep own
}

# lines_of FILE VARIABLE...: how many of the variables are in it.
lines_of() {
  grep -cE "^($(IFS='|' && printf '%s' "${*:2}"))=" "$1" || true
}

# compare FILE DIFFERING ONLY_OWN: what both sides wrote, except for the variables in these lists.
compare() {
  local -n differ="$2" own="$3"
  local all=("${differ[@]}" "${own[@]}") side
  for side in nextest own; do
    grep -vE "^($(IFS='|' && printf '%s' "${all[*]}"))=" "$1.$side" >"$1.$side.rest"
    [[ "$(lines_of "$1.$side" "${differ[@]}")" == "${#differ[@]}" ]] || fail "$1.$side lacks some"
  done
  [[ "$(lines_of "$1.own" "${own[@]}")" == "${#own[@]}" ]] || fail 'the list is too long'
  expect_same "$1.nextest.rest" "$1.own.rest"
}

# compare_all: of tests and of listings; and what must be in both is.
compare_all() {
  local file line
  for file in environment environment-ignored; do
    compare "$file" all_differing all_only_own
  done
  for file in environment-list environment-list-ignored; do
    compare "$file" differing only_own
  done
  for file in environment environment-list; do
    for line in OUTCOMES_NEW=new OUTCOMES_SET=users OUTCOMES_FORCED=this \
      "OUTCOMES_RELATIVE=$sources/src/../data" NEXTEST_LD_BIND_NOW=1 NEXTEST_LD_PRELOAD=libm.so.6 \
      NEXTEST_DYLD_OF_ANOTHER_SYSTEM=x; do
      grep -qFx "$line" "$file.own" || fail "$file.own lacks $line"
    done
  done
}

# shellcheck disable=SC2034 # compare() gets the names of these
all_differing=("${differing[@]}" "${differing_in_tests[@]}")
# shellcheck disable=SC2034
all_only_own=("${only_own[@]}" "${only_own_in_tests[@]}")
sources="$(realpath "$shared/outcomes")"
for archive in outcomes nextest-outcomes; do
  run_nextest "$shared/$archive.tar.zst"
  run_ctest "$shared/$archive.tar.zst"
  compare_all
  grep '^NEXTEST_RUN_ID=' environment.own >first.id
  grep '^NEXTEST_RUN_ID=' environment-ignored.own >second.id
  expect_same first.id second.id 'the ids of two tests of one run'
done
