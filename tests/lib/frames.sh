# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Archives as sequences of zstd frames with a seek table (tool/archive/seek_table.hpp): taken apart
# and put together, also wrongly. Sourced after common.sh.

# number_at FILE OFFSET: the number of 32 bits there, the lowest byte first.
number_at() {
  od -An -tu4 --endian=little -j "$2" -N 4 "$1" | tr -d ' '
}

# put_number NUMBER: the same, written to stdout.
put_number() {
  local shift text=''
  for shift in 0 8 16 24; do
    text+="$(printf '\\x%02x' $(($1 >> shift & 255)))"
  done
  printf '%b' "$text"
}

# seek_table_size ARCHIVE: in bytes.
seek_table_size() {
  printf '%s\n' $((17 + 8 * $(number_at "$1" $(($(stat -c %s "$1") - 9)))))
}

# split_frames ARCHIVE DIR: what its frames hold, as files 0000, 0001, … of a new directory.
split_frames() {
  local archive="$1" directory="$2" end=0 at size frame index=0
  mkdir "$directory"
  size="$(stat -c %s "$archive")"
  for ((at = size - $(seek_table_size "$archive") + 8; at < size - 9; at += 8)); do
    frame="$(number_at "$archive" "$at")"
    end=$((end + frame))
    head -c "$end" "$archive" | tail -c "$frame" | zstd -q -d >"$directory/$(printf '%04d' "$index")"
    index=$((index + 1))
  done
}

# tar_part DIR MEMBER...: the members as a part of a tar file, without its end.
tar_part() {
  tar --format=gnu -b1 -C "$1" -cf - "${@:2}" | head -c -1024
}

# put_seek_table COMPRESSED_SIZE SIZE [...]: written to stdout.
put_seek_table() {
  local number count=$(($# / 2))
  put_number $((0x184D2A5E))
  put_number $((8 * count + 9))
  for number; do
    put_number "$number"
  done
  put_number "$count"
  printf '\0'
  put_number $((0x8F92EAB1))
}

# frame_sizes FILE...: compressed and not, of the frames that hold these files.
frame_sizes() {
  local file
  for file; do
    printf '%s\n' "$(stat -c %s "$file.zst")" "$(stat -c %s "$file")"
  done
}

# join_frames ARCHIVE FILE...: a frame for each file, and the seek table.
join_frames() {
  local archive="$1"
  shift
  zstd -q -f -k "$@"
  # shellcheck disable=SC2046 # they are numbers
  {
    cat "${@/%/.zst}"
    put_seek_table $(frame_sizes "$@")
  } >"$archive"
}
