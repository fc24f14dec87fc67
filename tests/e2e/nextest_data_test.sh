#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# An archive that cargo-nextest wrote and that is kept as test data, imported where there is neither
# cargo nor cargo-nextest; its sources are not where it was made.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
require_tiny

options=(--archive-file "$data/tiny.tar.zst" --workspace-remap sources)
names='tiny tests::is_left_out
tiny tests::one_and_one_are_two
tiny tests::panics
tiny tests::r#mod::größer::r#type
tiny::sources are_found_at_run_time
tiny::sources are_told_the_version'
cp -r "$data/workspace" sources

run 0 "$REUSE_BUILD" list "${options[@]}" --run-ignored all --message-format oneline
[[ "$(grep '^tiny' <<<"$output")" == "$names" ]] || fail "other tests: $output"
run 0 "$REUSE_BUILD" list "${options[@]}" --message-format human
[[ "$(head -n 2 <<<"$output")" == $'tiny:\n    tests::one_and_one_are_two' ]] || fail "$output"

run 0 "$REUSE_BUILD" ctest "${options[@]}"
expect '100% tests passed, 0 tests failed out of 6' 'tiny/tests::is_left_out \.+\*\*\*Skipped'
run 100 "$REUSE_BUILD" ctest "${options[@]}" --run-ignored all
expect '83% tests passed, 1 tests failed out of 6' 'it was not left out'

# Its tree, in which the remap is noted, runs under plain ctest; in another place after that, too.
run 0 "$REUSE_BUILD" extract "${options[@]}" --extract-to tree
run 0 ctest --test-dir tree/target/reuse-build/ctest
expect '100% tests passed, 0 tests failed out of 6'
mv tree moved
mv sources 'moved sources'
run 8 ctest --test-dir moved/target/reuse-build/ctest --output-on-failure
expect "^error: .*workspace '$scratch/sources'" '^  hint: '
REUSE_BUILD_WORKSPACE="$scratch/moved sources" run 0 ctest --test-dir moved/target/reuse-build/ctest
run 0 ctest --test-dir moved/target/reuse-build/ctest -N -L '^package=tiny$' -L '^kind=test$'
expect 'Total Tests: 2'

# That tree, packed, is an archive of our own form: no sources are needed to list it.
pack moved own.tar.zst
rm -rf 'moved sources'
run 0 "$REUSE_BUILD" list --archive-file own.tar.zst
expect '^tiny tests::panics$'
