#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What an archive says of itself: newer formats, unknown fields, and parts that are missing or wrong.
# Also the workspace that is not where it should be.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
require_tiny

# changed ARCHIVE FILE SED_SCRIPT: the good tree, with the file (below target/) changed.
changed() {
  cp "tree/target/$2" kept
  sed -i -e "$3" "tree/target/$2"
  ! cmp -s kept "tree/target/$2" || fail "nothing was changed in $2"
  pack tree "$1"
  mv kept "tree/target/$2"
}

# without ARCHIVE FILE: the good tree but for this file.
without() {
  mv "tree/target/$2" kept
  pack tree "$1"
  mv kept "tree/target/$2"
}

# truncated ARCHIVE FILE: the good tree, with only the first half of this file.
truncated() {
  mv "tree/target/$2" kept
  head -c "$(($(stat -c %s kept) / 2))" kept >"tree/target/$2"
  pack tree "$1"
  mv kept "tree/target/$2"
}

accepted() {
  run 0 "$REUSE_BUILD" list --archive-file "$1" --message-format oneline
  expect '^tiny tests::panics$' '^tiny::sources are_found_at_run_time$'
}

check_versions() {
  changed newer.tar.zst reuse-build/manifest.json 's/"format-version": [0-9]*/"format-version": 4711/'
  refused newer.tar.zst 'format version 4711' 'reads up to [0-9]+' 'update'
  changed newer-record.tar.zst reuse-build/launch/0 '1s/.*/reuse-build-launch 4711/'
  refused newer-record.tar.zst 'launch/0' '4711' '[^0-9]1[^0-9]'
  changed unknown.tar.zst reuse-build/manifest.json '2i "from-the-future": {"a": [1, null]},'
  accepted unknown.tar.zst
  changed unknown-key.tar.zst reuse-build/launch/0 '2i from-the-future yes'
  accepted unknown-key.tar.zst
  changed unknown-metadata.tar.zst nextest/binaries-metadata.json '2i "from-the-future": {"a": [1, null]},'
  accepted unknown-metadata.tar.zst
}

check_parts() {
  local file
  for file in nextest/binaries-metadata.json nextest/cargo-metadata.json reuse-build/manifest.json; do
    truncated part.tar.zst "$file"
    refused part.tar.zst "${file##*/}|manifest"
  done
  for file in nextest/binaries-metadata.json nextest/cargo-metadata.json reuse-build/launch/0 \
    "$(cd tree/target && echo reuse-build/bin/*/reuse-build-driver)"; do
    without part.tar.zst "$file"
    refused part.tar.zst "${file##*/}"
  done
  changed wrong-type.tar.zst reuse-build/manifest.json 's/"format-version": [0-9]*/"format-version": "one"/'
  refused wrong-type.tar.zst 'format-version'
  changed driver.tar.zst reuse-build/manifest.json 's/"driver": "[^"]*"/"driver": "..\/..\/..\/..\/x"/'
  refused driver.tar.zst 'driver'
  changed record.tar.zst reuse-build/launch/0 '1s/.*/something else/'
  refused record.tar.zst 'launch/0'
}

# Deep JSON must not overflow the stack.
check_depth() {
  mv tree/target/reuse-build/manifest.json kept
  head -c 1000000 /dev/zero | tr '\0' '[' >tree/target/reuse-build/manifest.json
  pack tree deep.tar.zst
  mv kept tree/target/reuse-build/manifest.json
  refused deep.tar.zst 'manifest'
}

# check_workspace: only what is run needs it; listing needs it where the archive has no list.
check_workspace() {
  local options
  pack tree own.tar.zst
  accepted own.tar.zst
  run 96 "$REUSE_BUILD" ctest --archive-file own.tar.zst
  expect_error "/tiny'" 'not on this machine' '--workspace-remap'
  for options in "--archive-file own.tar.zst" "--archive-file $data/tiny.tar.zst"; do
    # shellcheck disable=SC2086 # two words
    run 96 "$REUSE_BUILD" ctest $options --workspace-remap "$scratch/nowhere"
    expect_error "$scratch/nowhere" '--workspace-remap'
  done
  run 96 "$REUSE_BUILD" list --archive-file "$data/tiny.tar.zst"
  expect_error "/tiny'" 'not on this machine' '--workspace-remap'
  run 96 "$REUSE_BUILD" extract --archive-file own.tar.zst --extract-to out --workspace-remap nowhere
  expect_error "$scratch/nowhere"
  [[ ! -e out/target ]] || fail "extracted all the same"
}

make_tree tree
check_versions
check_parts
check_depth
check_workspace
