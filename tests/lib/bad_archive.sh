# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Making archives that are wrong, and seeing that they are refused. Sourced after common.sh.
# shellcheck disable=SC2154 # $output and $scratch are set by common.sh
data="$REUSE_BUILD_SOURCE_DIR/tests/data/nextest-archive"

# require_tiny: skips the test unless the archive that is kept as test data can run here.
require_tiny() {
  [[ "$(uname -sm)" == 'Linux x86_64' ]] || skip 'the archive kept as test data is for x86_64 Linux'
  require_tool zstd tar
}

# make_tree DIR: the kept archive, extracted by us: with manifest, launch records and driver.
make_tree() {
  run 0 "$REUSE_BUILD" extract --archive-file "$data/tiny.tar.zst" --extract-to "$1" \
    --workspace-remap "$data/workspace"
  rm "$1/target/reuse-build/workspace-remap"
}

# pack DIR ARCHIVE [TAR OPTION...] [MEMBER...]: packs DIR/target and the members.
pack() {
  tar --format=gnu -C "$1" -cf - "${@:3}" target | zstd -q -f -o "$2"
}

# make_own ARCHIVE: the workspace of the kept archive, archived by us, in frames.
make_own() {
  cp -r "$data/workspace" tiny
  run 0 "$REUSE_BUILD" archive --manifest-path tiny/Cargo.toml --target-dir "$scratch/built" \
    --strip debug --without-libstd --archive-file "$1"
}

# flip FILE OFFSET: changes one bit.
flip() {
  local byte
  byte="$(od -An -tu1 -j "$2" -N 1 "$1")"
  printf '%b' "$(printf '\\x%02x' $((byte ^ 1 << $2 % 8)))" |
    dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# expect_error SUBJECT [REGEX...]: $output has one error line, which names the subject, and a hint.
expect_error() {
  [[ "$(grep -c '^error: ' <<<"$output")" == 1 ]] || fail "not one error line: $output"
  grep '^error: ' <<<"$output" | grep -qF -e "$1" || fail "the error does not name '$1': $output"
  expect '^  hint: [^ ]' "${@:2}"
  expect_not 'terminate called' '[Ee]xception:'
}

# refused ARCHIVE [REGEX...]: by every command that reads archives, with one error line that names
# it and nothing left at the place of the result, nor beside it.
refused() {
  local archive="$1" options
  options=(--archive-file "$archive" --workspace-remap "$data/workspace")
  rm -rf refused "$REUSE_BUILD_CACHE_DIR"
  mkdir refused
  run 96 "$REUSE_BUILD" extract "${options[@]}" --extract-to refused
  expect_error "$archive" "${@:2}"
  [[ -z "$(ls -A refused)" ]] || fail "$archive: left behind: $(ls -A refused)"
  run 96 "$REUSE_BUILD" list "${options[@]}"
  expect_error "$archive" "${@:2}"
  run 96 "$REUSE_BUILD" ctest "${options[@]}"
  expect_error "$archive" "${@:2}"
  [[ -z "$(find "$REUSE_BUILD_CACHE_DIR/trees" -mindepth 1 -type d)" ]] || fail "$archive: it is in the cache"
}

# refused_or_same ARCHIVE TREE: refused, or of no effect: every byte is as in the tree.
refused_or_same() {
  local options=(--archive-file "$1" --workspace-remap "$data/workspace")
  rm -rf refused
  if "$REUSE_BUILD" extract "${options[@]}" --extract-to refused >/dev/null 2>&1; then
    rm refused/target/reuse-build/workspace-remap
    diff -r refused "$2" >differences || fail "$1 was extracted to something else: $(<differences)"
  else
    refused "$1"
  fi
}
