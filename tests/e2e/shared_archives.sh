#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The build machine of the other tests: see tests/lib/shared.sh.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo

# copy FROM TO: the sources without what a developer may have built there.
copy() {
  mkdir -p "$2"
  tar -C "$1" --exclude=./target --exclude=./build -cf - . | tar -C "$2" -xf -
}

# make_archives NAME MANIFEST TARGET_DIRECTORY OPTIONS...: by us and by cargo-nextest, if it is there.
make_archives() {
  local options=(--manifest-path "$2" --workspace --target-dir "$3" "${@:4}")
  run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file "$1.tar.zst"
  printf '%s\n' "$output"
  if command -v cargo-nextest >/dev/null; then
    run 0 cargo nextest archive "${options[@]}" --archive-file "nextest-$1.tar.zst"
  fi
}

mkdir build-machine
copy "$REUSE_BUILD_SOURCE_DIR/examples/mixed-workspace" build-machine/mixed
copy "$REUSE_BUILD_SOURCE_DIR/tests/projects/outcomes" build-machine/outcomes
for project in mixed outcomes; do
  make_archives "$project" "build-machine/$project/Cargo.toml" "$scratch/build-machine/target-$project" \
    --all-targets
  mv "build-machine/$project" "$project"
done
rm -rf build-machine

copy "$REUSE_BUILD_SOURCE_DIR/tests/projects/parcels" parcels
make_archives parcels parcels/Cargo.toml "$scratch/target-parcels"
