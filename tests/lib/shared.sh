# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What tests/e2e/shared_archives.sh made, once for all tests of the whole way:
#     $shared/mixed.tar.zst     examples/mixed-workspace, all targets; its sources now in $shared/mixed
#     $shared/outcomes.tar.zst  tests/projects/outcomes; its sources now in $shared/outcomes
#     $shared/nextest-*.tar.zst the same by cargo-nextest, where there is one
# Neither sources nor target directory are any more where they were built. But those of
#     $shared/parcels.tar.zst   tests/projects/parcels, by us and by cargo-nextest
# still are, for scripts that archive in other ways: see tests/lib/parcels.sh.
# Sourced after common.sh.
shared="$REUSE_BUILD_BINARY_DIR/scratch/e2e_shared_archives"

# require_shared FILE...: skips the test unless they were made.
require_shared() {
  local file
  for file in "$@"; do
    [[ -e "$shared/$file" ]] || skip "there is no $file (see the test e2e/shared_archives)"
  done
}

# count_tests ARCHIVE [GREP OPTION...]: how many tests it has, of all or of those that grep selects.
count_tests() {
  local archive="$1"
  shift
  "$REUSE_BUILD" list --archive-file "$archive" --run-ignored all --message-format oneline \
    2>/dev/null | grep -c "${@:-^}"
}
