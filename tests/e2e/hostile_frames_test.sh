#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Archives of ours whose frames, seek table, manifest or sizes lie, or that unpack to more than they
# should.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
# shellcheck source=tests/lib/frames.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/frames.sh"
require_cargo
require_tool tar truncate zstd

# The frames of the good archive: metadata, contents, summary, the tar file's end.
parts=(parts/0000 parts/0001 parts/0002 parts/0003)

# refused_whole ARCHIVE [REGEX...]: by what reads all of it; `list` may see nothing wrong.
refused_whole() {
  local archive="$1"
  printf '%s %s\n' "$archive" "${*:2}"
  rm -rf refused
  run 96 "$REUSE_BUILD" extract --archive-file "$archive" --extract-to refused
  expect_error "$archive" "${@:2}"
  [[ ! -e refused ]] || fail "$archive: left behind: $(ls -A refused)"
  run 96 "$REUSE_BUILD" verify "$archive"
  expect_error "$archive" "${@:2}"
}

# with_table ARCHIVE NUMBER...: the good frames with a seek table that says this.
with_table() {
  {
    head -c "$frames_size" own.tar.zst
    put_seek_table "${@:2}"
  } >"$1"
}

check_seek_tables() {
  # Compressed size and size of each frame in turn.
  local sizes at lying
  zstd -q -f -k "${parts[@]}"
  mapfile -t sizes < <(table_of own.tar.zst)
  frames_size=$(($(stat -c %s own.tar.zst) - $(seek_table_size own.tar.zst)))
  with_table same.tar.zst "${sizes[@]}"
  cmp own.tar.zst same.tar.zst || fail 'the table is not as it should be'
  for at in 0 2 4 6; do
    lying=("${sizes[@]}")
    lying[at]=$((sizes[at] + 1))
    with_table longer.tar.zst "${lying[@]}"
    refused_whole longer.tar.zst 'seek table does not fit the file'
    # The table fills the file, but its frames begin elsewhere.
    lying[at]=$((sizes[at] - 1))
    lying[(at + 2) % 8]=$((sizes[(at + 2) % 8] + 1))
    with_table shifted.tar.zst "${lying[@]}"
    refused_whole shifted.tar.zst
    lying=("${sizes[@]}")
    lying[at + 1]=$((sizes[at + 1] + 512))
    with_table larger.tar.zst "${lying[@]}"
    refused_whole larger.tar.zst 'seek table does not fit its frames'
  done
  # Two frames as one, and one that is not there.
  with_table joined.tar.zst $((sizes[0] + sizes[2])) $((sizes[1] + sizes[3])) "${sizes[@]:4}"
  refused_whole joined.tar.zst
  with_table empty-frame.tar.zst "${sizes[@]:0:2}" 0 0 "${sizes[@]:2}"
  refused_whole empty-frame.tar.zst
  with_table no-frames.tar.zst
  refused_whole no-frames.tar.zst 'seek table'
}

check_cut_members() {
  local size
  for size in 512 1000 100000; do
    head -c "$size" parts/0001 >cut.1
    tail -c +$((size + 1)) parts/0001 >cut.2
    join_frames cut.tar.zst parts/0000 cut.1 cut.2 parts/0002 parts/0003
    refused_whole cut.tar.zst
  done
}

check_ends() {
  local zeros=end hidden=hidden.part
  truncate -s 1024 "$zeros"
  mkdir -p hidden/target
  printf 'hidden\n' >hidden/target/hidden
  tar_part hidden target/hidden >"$hidden"
  cat parts/0001 "$zeros" >ended
  join_frames ended.tar.zst parts/0000 ended parts/0002 parts/0003
  refused_whole ended.tar.zst 'end marker'
  cat parts/0001 "$zeros" "$hidden" >followed
  join_frames more.tar.zst parts/0000 followed parts/0002 parts/0003
  refused_whole more.tar.zst 'more data follows'
  cat parts/0003 "$hidden" >after
  join_frames after.tar.zst "${parts[@]:0:3}" after
  refused_whole after.tar.zst 'more data follows'
  join_frames frame-after.tar.zst "${parts[@]}" "$hidden"
  refused_whole frame-after.tar.zst
  # In a group that nothing in the manifest leads to.
  join_frames unknown.tar.zst "${parts[@]:0:2}" "$hidden" "${parts[@]:2}"
  refused_whole unknown.tar.zst
  # For readers that use the table it is not there, and for all others it is.
  zstd -q -f "$hidden"
  cat own.tar.zst "$hidden.zst" >behind-table.tar.zst
  refused_whole behind-table.tar.zst
  truncate -s 100M zeros
  cat parts/0003 zeros >padded
  join_frames padded.tar.zst "${parts[@]:0:3}" padded
  refused_whole padded.tar.zst 'does not end at its end marker'
}

check_skippable_frames() {
  local at index frames sizes
  printf '\x50\x2a\x4d\x18\x04\x00\x00\x00skip' >skippable
  for at in 0 1 3 4; do
    frames=()
    for index in 0 1 2 3; do
      ((index != at)) || frames+=(skippable)
      frames+=("${parts[index]}.zst")
    done
    ((at != 4)) || frames+=(skippable)
    mapfile -t sizes < <(frame_sizes "${parts[@]}")
    # As part of the frame behind or before it, as a frame of its own.
    index=$((at == 4 ? 6 : 2 * at))
    sizes[index]=$((sizes[index] + 12))
    { cat "${frames[@]}" && put_seek_table "${sizes[@]}"; } >skippable.tar.zst
    refused_whole skippable.tar.zst
    sizes[index]=$((sizes[index] - 12))
    sizes=("${sizes[@]:0:2*at}" 12 0 "${sizes[@]:2*at}")
    { cat "${frames[@]}" && put_seek_table "${sizes[@]}"; } >skippable.tar.zst
    refused_whole skippable.tar.zst
    cat "${frames[@]}" >no-table.tar.zst
    refused_whole no-table.tar.zst 'skippable frame'
  done
}

check_duplicates() {
  local member
  member="$(tar -tf parts/0001 2>/dev/null | sed -n 1p)"
  tar_part tree "$member" >again
  join_frames twice.tar.zst "${parts[@]:0:2}" again "${parts[@]:2}"
  refused_whole twice.tar.zst "$member.*twice"
  tar_part tree target/nextest/cargo-metadata.json >again
  join_frames twice.tar.zst "${parts[@]:0:2}" again "${parts[@]:2}"
  refused_whole twice.tar.zst 'cargo-metadata\.json.*twice'
}

# with_manifest ARCHIVE SED_SCRIPT: the good archive, whose manifest says something else.
with_manifest() {
  local own=target/reuse-build/manifest.json members
  rm -rf lying
  cp -r tree lying
  sed -E "$2" "tree/$own" >"lying/$own"
  ! cmp -s "tree/$own" "lying/$own" || fail "nothing to replace: $2"
  mapfile -t members < <(tar -tf parts/0002 2>/dev/null)
  tar_part lying --no-recursion "${members[@]}" >summary
  join_frames "$1" "${parts[@]:0:2}" summary parts/0003
}

check_manifests() {
  local path number
  for path in /etc/passwd ../../x target/../../x '' x target; do
    with_manifest path.tar.zst "0,/\"path\": \"[^\"]*\"/s||\"path\": \"$path\"|"
    refused_whole path.tar.zst
  done
  with_manifest size.tar.zst '0,/"size": ([0-9]+)/s//"size": 1\1/'
  refused_whole size.tar.zst 'has [0-9]+ bytes instead of 1[0-9]+'
  for number in 18446744073709551615 -1 1e300 '"1"' '[]'; do
    with_manifest number.tar.zst "0,/\"size\": [0-9]+/s//\"size\": $number/"
    refused_whole number.tar.zst
  done
  with_manifest missing.tar.zst 's|"target/debug/|"target/other/|'
  refused_whole missing.tar.zst "'target/other/.* is missing" 'is not in the manifest'
  # What is wrong of frames is read otherwise or not at all, never wrongly.
  for number in 0 2 3 4 18446744073709551615; do
    with_manifest frames.tar.zst "s/\"frame\": 1/\"frame\": $number/"
    rm -rf whole
    run 0 "$REUSE_BUILD" extract --archive-file frames.tar.zst --extract-to whole
    diff -r --exclude=manifest.json whole good >differences || fail "$number: $(<differences)"
    rm -rf part
    if "$REUSE_BUILD" extract --archive-file frames.tar.zst --extract-to part -E 'kind(lib)' 2>said; then
      cmp "part/$unit_tests" "good/$unit_tests" || fail "$number: the wrong bytes"
    else
      output="$(<said)"
      expect_error frames.tar.zst
    fi
  done
  for number in 1.5 -1 '"x"'; do
    with_manifest frames.tar.zst "s/\"frame\": 1/\"frame\": $number/"
    refused_whole frames.tar.zst "'frame'"
  done
  with_manifest needs.tar.zst 's/"only-for": \[/&18446744073709551615/;s/"only-for": \[[0-9]*/&,/'
  run 0 "$REUSE_BUILD" extract --archive-file needs.tar.zst --extract-to needs -E 'kind(lib)'
  with_manifest digests.tar.zst 's/"sha256": "0*[0-9a-f]{10}/"sha256": "0123456789/'
  run 96 "$REUSE_BUILD" verify digests.tar.zst
  expect_error digests.tar.zst 'has other content'
}

# In every document: of an archive without a manifest, as cargo-nextest writes it, and in a manifest.
check_deep_json() {
  local document brackets
  brackets="$(head -c 100000 /dev/zero | tr '\0' '[')"
  for document in target/nextest/{binaries,cargo}-metadata.json target/reuse-build/manifest.json; do
    rm -rf deep
    cp -r tree deep
    rm deep/target/reuse-build/manifest.json
    printf '%s%s' "$brackets" "$brackets" >"deep/$document"
    pack deep deep.tar.zst
    refused deep.tar.zst 'deeper than 64'
  done
  with_manifest deep-frames.tar.zst "1s/.*/$brackets/"
  refused deep-frames.tar.zst 'deeper than 64'
}

check_limits() {
  local option
  for option in --max-members=3 --max-bytes=100000; do
    run 96 "$REUSE_BUILD" extract --archive-file own.tar.zst --extract-to limited "$option"
    expect_error own.tar.zst "${option%%=*} allows more"
    [[ ! -e limited ]] || fail "left behind: $(ls -A limited)"
    run 96 "$REUSE_BUILD" verify own.tar.zst "$option"
    expect_error own.tar.zst "${option%%=*} allows more"
  done
}

# bomb ARCHIVE SIZE [TAR OPTION...]: the good tree, and a file of so many zeros.
bomb() {
  truncate -s "$2" tree/target/bomb
  tar --format=gnu "${@:3}" -C tree -cf - target/nextest target/reuse-build target/bomb |
    zstd -q -f --long=27 -o "$1"
  rm tree/target/bomb
}

check_bombs() {
  bomb zeros.tar.zst 1200M
  refused_whole zeros.tar.zst '--max-ratio allows more'
  bomb sparse.tar.zst 1200M --sparse
  refused_whole sparse.tar.zst '--max-ratio allows more'
  bomb larger.tar.zst 300G --sparse
  refused_whole larger.tar.zst '--max-bytes allows more'
}

# table_of ARCHIVE: the numbers of its seek table.
table_of() {
  local size at
  size="$(stat -c %s "$1")"
  for ((at = size - $(seek_table_size "$1") + 8; at < size - 9; at += 4)); do
    number_at "$1" "$at"
  done
}

make_own own.tar.zst
split_frames own.tar.zst parts
mkdir tree
cat "${parts[@]}" | tar -C tree -xf -
join_frames again.tar.zst "${parts[@]}"
run 0 "$REUSE_BUILD" verify again.tar.zst
run 0 "$REUSE_BUILD" extract --archive-file again.tar.zst --extract-to good
unit_tests="$(cd good && find target/debug/deps -name 'tiny-*' | sort | sed -n 1p)"
check_seek_tables
check_cut_members
check_ends
check_skippable_frames
check_duplicates
check_manifests
check_deep_json
check_limits
check_bombs
