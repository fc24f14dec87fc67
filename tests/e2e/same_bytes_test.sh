#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# archive --remap-source: the same sources built in two directories make the same archive, byte for
# byte.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool taskset

# make_in DIRECTORY ARCHIVE OPTIONS...: the archive of a workspace that lies there.
make_in() {
  mkdir -p "$1"
  [[ -e "$1/parcels" ]] || cp -R "$REUSE_BUILD_SOURCE_DIR/tests/projects/parcels" "$1/parcels"
  run 0 "$REUSE_BUILD" archive --manifest-path "$1/parcels/Cargo.toml" -p post --lib --test reads \
    --target-dir "$1/target" --archive-file "$2" --lint deny "${@:3}"
}

check_directories() {
  make_in here here.tar.zst --remap-source
  make_in "over there" there.tar.zst --remap-source
  cmp here.tar.zst there.tar.zst || fail 'other bytes'
  tar -xOf here.tar.zst target/nextest/binaries-metadata.json target/nextest/cargo-metadata.json >all
  ! grep -oF "$scratch" all || fail 'the metadata know where they were made'
  make_in here plain.tar.zst
  ! cmp -s here.tar.zst plain.tar.zst || fail '--remap-source changes nothing'
}

# The project's own flags stay, wherever it has them.
check_flags() {
  mkdir -p flags/parcels/.cargo
  cp -R "$REUSE_BUILD_SOURCE_DIR/tests/projects/parcels" flags
  mkdir -p flags/parcels/.cargo
  printf '[build]\nrustflags = ["--cfg", "ours", "-Cmetadata=mark-of-the-project"]\n' >flags/parcels/.cargo/config.toml
  make_in flags flags.tar.zst --remap-source --cargo-profile dev -v
  grep -rqF -e mark-of-the-project flags/target/debug/.fingerprint || fail "the project's flags are gone"
}

# The same of one processor, and at another time.
check_one_processor() {
  local processor
  processor="$(sed -nE 's/^Cpus_allowed_list:\s*([0-9]+).*/\1/p' /proc/self/status)"
  export SOURCE_DATE_EPOCH=1700000000
  make_in here all.tar.zst --remap-source
  run 0 taskset -c "$processor" "$REUSE_BUILD" archive --manifest-path here/parcels/Cargo.toml -p post \
    --lib --test reads --target-dir here/target --archive-file one.tar.zst --lint deny --remap-source
  cmp all.tar.zst one.tar.zst || fail 'other bytes on one processor'
}

check_directories
check_flags
check_one_processor
