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

mkdir build-machine
copy "$REUSE_BUILD_SOURCE_DIR/examples/mixed-workspace" build-machine/mixed
copy "$REUSE_BUILD_SOURCE_DIR/tests/projects/outcomes" build-machine/outcomes
for project in mixed outcomes; do
  options=(--manifest-path "build-machine/$project/Cargo.toml" --workspace --all-targets
    --target-dir "$scratch/build-machine/target-$project")
  run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file "$project.tar.zst"
  printf '%s\n' "$output"
  if command -v cargo-nextest >/dev/null; then
    run 0 cargo nextest archive "${options[@]}" --archive-file "nextest-$project.tar.zst"
  fi
  mv "build-machine/$project" "$project"
done
rm -rf build-machine
