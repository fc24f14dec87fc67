#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# No bit of an archive can change, and no file in it be exchanged, without being noticed.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
# shellcheck source=tests/lib/frames.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/frames.sh"
require_cargo
require_tool sha256sum tar zstd

list() {
  "$REUSE_BUILD" list --archive-file "$1" --message-format oneline --workspace-remap tiny
}

# The archive's SHA-256 lies beside it, for programs that everybody has.
check_digest_file() {
  run 0 sha256sum -c own.tar.zst.sha256
  expect '^own\.tar\.zst: OK$'
}

# Of every part of the file, and all of its end: the last frame's checksum and the seek table.
offsets_to_flip() {
  local size="$1" table="$2" index
  for ((index = 0; index < 200; ++index)); do
    printf '%s\n' $((size * index / 200))
  done
  seq $((table - 64)) $((size - 1))
}

# A few bits of zstd's frames mean nothing (RFC 8878: unused and reserved ones, those that pad a
# bitstream): there is then nothing to notice. Which they are depends on what is compressed.
means_nothing() {
  cmp -s <(zstd -dcq own.tar.zst) <(zstd -dcq flipped.tar.zst)
}

# extract and verify read all; list reads the first and the last frame, and must not be misled.
check_flipped_by_us() {
  if "$REUSE_BUILD" verify flipped.tar.zst >/dev/null 2>&1; then
    means_nothing || fail 'verify does not notice'
    return
  fi
  run 96 "$REUSE_BUILD" verify flipped.tar.zst
  expect_error "$scratch/flipped.tar.zst"
  run 96 "$REUSE_BUILD" extract --archive-file flipped.tar.zst --extract-to flipped
  expect_error "$scratch/flipped.tar.zst"
  [[ ! -e flipped ]] || fail "left behind: $(ls -A flipped)"
  if list flipped.tar.zst >listed 2>said; then
    cmp -s listed names || fail "other tests are listed: $(<listed)"
  else
    output="$(<said)"
    expect_error "$scratch/flipped.tar.zst"
  fi
}

# cargo-nextest stops reading at the tar file's end, which lies in a frame of its own: all frames
# before it were read to their checksums. In that frame there is nothing that could become wrong, and
# the seek table is skipped, as every reader of zstd does.
check_flipped_by_nextest() {
  if cargo nextest list --archive-file flipped.tar.zst --workspace-remap tiny >listed 2>/dev/null; then
    (($1 >= $2)) || means_nothing || fail 'cargo-nextest does not notice'
    cmp -s listed nextest-names || fail "cargo-nextest lists other tests: $(<listed)"
  fi
}

check_flipped_bits() {
  local offset size table end
  size="$(stat -c %s own.tar.zst)"
  table=$((size - $(seek_table_size own.tar.zst)))
  end=$((table - $(number_at own.tar.zst $((size - 17)))))
  list own.tar.zst >names
  if command -v cargo-nextest >/dev/null; then
    cargo nextest list --archive-file own.tar.zst --workspace-remap tiny >nextest-names 2>/dev/null
  else
    printf 'not tested: cargo-nextest is not installed\n'
  fi
  for offset in $(offsets_to_flip "$size" "$table"); do
    cp own.tar.zst flipped.tar.zst
    flip flipped.tar.zst "$offset"
    printf 'bit flipped in byte %s of %s\n' "$offset" "$size"
    check_flipped_by_us
    [[ ! -e nextest-names ]] || check_flipped_by_nextest "$offset" "$end"
  done
}

# Files are exchanged, and everything around them is right again.
check_exchanged_files() {
  local member path
  split_frames own.tar.zst parts
  mkdir tree
  cat parts/* | tar -C tree -xf -
  member="$(sed -n '$p' <(cd tree && find target/test* target/debug -name 'tiny-*' -type f 2>/dev/null))"
  for path in "$member" target/reuse-build/launch/0; do
    printf 'x' | dd of="tree/$path" bs=1 seek=100 conv=notrunc status=none
  done
  cat parts/* | tar -tf - >members
  tar --format=gnu -C tree -cf - --no-recursion -T members | zstd -q -f -o exchanged.tar.zst
  run 96 "$REUSE_BUILD" verify exchanged.tar.zst
  expect_error "$scratch/exchanged.tar.zst" "'$member' has other content" \
    "'target/reuse-build/launch/0' has other content"
  run 96 "$REUSE_BUILD" extract --verify --archive-file exchanged.tar.zst --extract-to exchanged
  expect "'$member' has other content"
  [[ ! -e exchanged ]] || fail "left behind: $(ls -A exchanged)"
}

# What tests write into a tree is not its archive's; a tree without its manifest says nothing.
check_tree() {
  run 0 "$REUSE_BUILD" extract --archive-file own.tar.zst --extract-to ran
  mkdir ran/target/tmp
  ln -s /tmp ran/target/tmp/link
  mkfifo ran/target/tmp/fifo
  run 0 "$REUSE_BUILD" verify ran
  rm ran/target/reuse-build/bin/*/reuse-build-driver
  run 96 "$REUSE_BUILD" verify ran
  expect "reuse-build-driver' is missing" '^  hint: extract it again'
  rm ran/target/reuse-build/manifest.json
  run 96 "$REUSE_BUILD" verify ran
  expect_error "/ran'" 'nothing to compare with'
}

# A program that lost its mode is not taken from the cache when it has it again.
check_directory_in_cache() {
  local program
  rm -rf "$REUSE_BUILD_CACHE_DIR"
  run 0 "$REUSE_BUILD" archive --manifest-path tiny/Cargo.toml --target-dir "$scratch/built" \
    --without-libstd --archive-file directory/
  program="$(find directory/target/debug/deps -name 'tiny-*' -perm -u+x | head -n 1)"
  chmod a-x "$program"
  "$REUSE_BUILD" ctest --archive-file directory && fail 'it ran what is no program'
  chmod a+x "$program"
  run 0 "$REUSE_BUILD" ctest --archive-file directory
}

make_own own.tar.zst
run 0 "$REUSE_BUILD" verify own.tar.zst
check_digest_file
check_flipped_bits
check_exchanged_files
check_tree
check_directory_in_cache
