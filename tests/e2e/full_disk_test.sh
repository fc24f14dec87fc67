#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# A disk that is full: one error, nothing at the place of the result, and it works once there is room.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/namespace.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/namespace.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
require_cargo
enter_mount_namespace "$@"

# small_disk KILOBYTES: the directory `small` is a disk of that size.
small_disk() {
  mkdir -p small
  umount small 2>/dev/null || true
  mount -t tmpfs -o "size=${1}k,mode=0700" tmpfs small
}

expect_no_space() {
  expect_error "$1" 'No space left on device' 'space'
  [[ -z "$(find small -type f -not -name '*.lock')$(find small -name '*.staged*')" ]] ||
    fail "left behind: $(find small)"
}

cp -r "$REUSE_BUILD_SOURCE_DIR/tests/projects/outcomes" project
options=(--manifest-path project/Cargo.toml)

# The archive has about 3 MB; its end alone does not fit either, which only close() may tell.
run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file whole.tar.zst
size="$(($(stat -c %s whole.tar.zst) / 1024))"
for kilobytes in 100 $((size / 2)) $((size - 4)); do
  small_disk "$kilobytes"
  run 103 "$REUSE_BUILD" archive "${options[@]}" --archive-file small/x.tar.zst
  expect_no_space "$scratch/small/x.tar.zst"
done
small_disk $((size + 100))
run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file small/x.tar.zst
cmp small/x.tar.zst whole.tar.zst || fail 'other bytes on the small disk'

for kilobytes in 100 5000; do
  small_disk "$kilobytes"
  run 96 "$REUSE_BUILD" extract --archive-file whole.tar.zst --extract-to small
  expect_no_space "$scratch/small/"
  REUSE_BUILD_CACHE_DIR="$scratch/small" run 96 "$REUSE_BUILD" ctest --archive-file whole.tar.zst
  expect_no_space "$scratch/small/"
done
small_disk 100000
run 0 "$REUSE_BUILD" extract --archive-file whole.tar.zst --extract-to small
umount small

# Output that cannot be written is an error, too.
# shellcheck disable=SC2016 # expanded by that bash
run 110 bash -c '"$REUSE_BUILD" list --archive-file whole.tar.zst >/dev/full'
expect '^error: .*No space left on device'
