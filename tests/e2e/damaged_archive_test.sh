#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Archives that are not there, not archives, or not whole.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
require_tiny

# In header, data and checksum. Some bits mean nothing (RFC 8878, 3.1.1.1.1.4).
check_flipped_bits() {
  local size offset
  size="$(stat -c %s own.tar.zst)"
  for offset in 0 3 4 5 6 10 100 1000 $((size / 4)) $((size / 2)) $((size * 3 / 4)) $((size - 9)) \
    $((size - 5)) $((size - 4)) $((size - 3)) $((size - 2)) $((size - 1)); do
    cp own.tar.zst flipped.tar.zst
    flip flipped.tar.zst "$offset"
    printf 'bit flipped in byte %s of %s\n' "$offset" "$size"
    refused_or_same flipped.tar.zst tree
  done
}

check_truncated() {
  local size count
  size="$(stat -c %s own.tar.zst)"
  for count in 1 3 4 5 20 1000 $((size / 2)) $((size - 5)) $((size - 4)) $((size - 1)); do
    head -c "$count" own.tar.zst >truncated.tar.zst
    printf 'the first %s bytes of %s\n' "$count" "$size"
    refused truncated.tar.zst
  done
}

make_tree tree
pack tree own.tar.zst
rm -rf cache
refused missing.tar.zst 'No such file or directory'
: >empty.tar.zst
refused empty.tar.zst 'empty'
mkdir directory.tar.zst
refused directory.tar.zst "No such file or directory \(its directory 'target'\)"
printf 'This is a text.\n' >text.tar.zst
refused text.tar.zst 'known format'
gzip -c own.tar.zst >gzip.tar.zst
refused gzip.tar.zst 'Unrecognized archive format'
zstd -q text.tar.zst -o text-inside.tar.zst
refused text-inside.tar.zst
: | zstd -q -o nothing-inside.tar.zst
refused nothing-inside.tar.zst
cat own.tar.zst text.tar.zst >longer.tar.zst
refused longer.tar.zst
cat own.tar.zst own.tar.zst >twice.tar.zst
refused twice.tar.zst
tar -C "$data" -cf - workspace | zstd -q -o foreign.tar.zst
refused foreign.tar.zst 'target/'
mkdir -p plain/target
cp "$data/workspace/Cargo.toml" plain/target
pack plain without-metadata.tar.zst
refused without-metadata.tar.zst '(binaries|cargo)-metadata\.json' 'nextest archive'
check_truncated
check_flipped_bits

# Several frames are an archive (RFC 8878, 3.1), a skippable one between them is none: other readers
# may see something in it.
zstd -q -d own.tar.zst -o own.tar
head -c 1024 own.tar | zstd -q >first
tail -c +1025 own.tar | zstd -q >second
cat first second >frames.tar.zst
run 0 "$REUSE_BUILD" list --archive-file frames.tar.zst --workspace-remap "$data/workspace"
printf '\x50\x2a\x4d\x18\x04\x00\x00\x00skip' >skippable
for parts in 'first skippable second' 'skippable first second' 'first second skippable'; do
  # shellcheck disable=SC2086 # they are names of files
  cat $parts >skippable.tar.zst
  refused skippable.tar.zst 'skippable frame'
done
