# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The workspace $shared/parcels (tests/projects/parcels), which tests/e2e/shared_archives.sh has built
# and left in place: archiving it again, with other options, costs no build.
# Sourced after common.sh and shared.sh.
# shellcheck disable=SC2154 # $shared is set by shared.sh
parcels="$shared/parcels"
target="$shared/target-parcels"
from_parcels=(--manifest-path "$parcels/Cargo.toml" --workspace --target-dir "$target")

# archive_parcels ARCHIVE OPTIONS...: what it says is in $output.
archive_parcels() {
  run 0 "$REUSE_BUILD" archive "${from_parcels[@]}" --archive-file "$@"
}

# list_tests ARCHIVE OPTIONS...: the tests that are not ignored, sorted.
list_tests() {
  "$REUSE_BUILD" list --message-format oneline --archive-file "$@" 2>list.err | sort ||
    fail "$(<list.err)"
}

# passing_tests JUNIT_FILE: the same of a run, as `list` writes them.
passing_tests() {
  ctest_results "$1" | sed -n 's|^pass ||p' | sed -E 's|^(.*[^/])/([^/]*)$|\1 \2|' | sort
}

# tree_files TREE: of every kind but ctest's and our own small ones: what the tests need, sorted.
tree_files() {
  (cd "$1" && find target -type f -not -path 'target/reuse-build/*' -not -path 'target/nextest/*.json') |
    sort
}

# run_tree EXIT_CODE TREE OPTIONS...: plain ctest, with the sources at $parcels.
run_tree() {
  REUSE_BUILD_WORKSPACE="$parcels" run "$1" ctest --test-dir "$2/target/reuse-build/ctest" "${@:3}"
}
