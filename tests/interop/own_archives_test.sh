#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What reuse-build archived, under cargo-nextest: the same tests with the same results. The sources
# have moved since, and the target directory is gone.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
# shellcheck source=tests/lib/parcels.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/parcels.sh"
require_nextest
require_shared mixed.tar.zst outcomes.tar.zst parcels.tar.zst

# Where the sources are still at their place, no remap is needed.
check_in_place() {
  cp -r "$REUSE_BUILD_SOURCE_DIR/tests/projects/outcomes" outcomes
  run 0 "$REUSE_BUILD" archive --manifest-path outcomes/Cargo.toml --lib --archive-file lib.tar.zst
  mv outcomes/target gone
  nextest_results 0 --archive-file lib.tar.zst -E 'test(passes) or test(deep)' >nextest.results
  grep -qx 'pass outcomes/tests::deep::deeper::r#fn' nextest.results || fail "$(<nextest.results)"
}

# However an archive is packed; e2e/shards_test.sh and e2e/sources_test.sh have more.
check_options() {
  local options
  nextest_results 0 --archive-file "$shared/parcels.tar.zst" --workspace-remap "$parcels" >all.results
  [[ "$(grep -c '^pass' all.results)" == 10 ]] || fail "$(<all.results)"
  while read -ra options; do
    archive_parcels packed.tar.zst "${options[@]}"
    nextest_results 0 --archive-file packed.tar.zst --workspace-remap "$parcels" >nextest.results
    expect_same all.results nextest.results "${options[*]}"
  done <<'OPTIONS'
--strip debug
--strip split
--zstd-level 19 --strip debug
--zstd-level -7
--long-window 20
--source manifests --remap-source
--out-dir-depth infinite --workspace-binaries
OPTIONS
}

compare_lists "$shared/mixed.tar.zst" "$shared/mixed"
compare_runs "$shared/mixed.tar.zst" "$shared/mixed" 0
compare_lists "$shared/outcomes.tar.zst" "$shared/outcomes"
compare_runs "$shared/outcomes.tar.zst" "$shared/outcomes" 100
for line in 'pass outcomes/tests::panics_as_it_should' 'fail outcomes/tests::fails' \
  'ignored outcomes/tests::ignored_and_fails' 'fail outcomes::processes/dies_of_a_signal'; do
  grep -qx "$line" nextest.results || fail "no '$line': $(<nextest.results)"
done
check_in_place
check_options
