#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Archives that were made to do harm: members that lie elsewhere, and text that would be code.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/bad_archive.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/bad_archive.sh"
require_tiny

# with_member ARCHIVE NAME [TAR OPTION...]: the good tree and a text file by this name.
with_member() {
  printf 'hostile\n' >hostile
  tar --format=gnu -C "$scratch" -P --transform "s|^hostile\$|$2|S" "${@:3}" -cf hostile.tar hostile
  tar --format=gnu -C tree -P -rf hostile.tar target
  zstd -q -f hostile.tar -o "$1"
}

# with_special ARCHIVE NAME COMMAND...: the good tree and what the command makes by this name.
with_special() {
  "${@:3}" "tree/$2"
  pack tree "$1"
  rm "tree/$2"
}

check_members() {
  local name
  with_member outside.tar.zst CTestTestfile.cmake
  refused outside.tar.zst "member 'CTestTestfile\.cmake'" "outside 'target/'"
  for name in target/../../marker ../marker target/.. target/./x; do
    with_member up.tar.zst "$name"
    refused up.tar.zst "component"
  done
  with_member absolute.tar.zst "$scratch/marker"
  refused absolute.tar.zst "member '$scratch/marker'" 'absolute'
  with_member deep.tar.zst "target$(printf '/d%.0s' {1..300})"
  refused deep.tar.zst 'more than 256 components'
  with_member twice.tar.zst target/nextest/cargo-metadata.json
  refused twice.tar.zst 'twice'
  with_member file-as-directory.tar.zst target/debug
  refused file-as-directory.tar.zst "target/debug"
}

check_special_files() {
  local destination
  for destination in /etc ../.. ../../../etc/passwd ../../target/../..; do
    with_special link.tar.zst target/debug/link ln -s "$destination"
    refused link.tar.zst "member 'target/debug/link'" "leads out .*'$destination'"
  done
  with_special fifo.tar.zst target/debug/fifo mkfifo
  refused fifo.tar.zst "member 'target/debug/fifo'" 'neither a file'
  # A file that would be written through a link that came before it.
  ln -s reuse-build tree/target/way
  tar --format=gnu -C tree -cf through.tar target
  rm tree/target/way
  mkdir -p way/target/way
  printf 'hostile\n' >way/target/way/manifest.json
  tar --format=gnu -C way -rf through.tar target/way/manifest.json
  zstd -q -f through.tar -o through.tar.zst
  refused through.tar.zst 'target/way'
  if ((EUID == 0)) && mknod probe c 1 3 2>/dev/null; then
    with_special device.tar.zst target/debug/null cp -a probe
    refused device.tar.zst "member 'target/debug/null'" 'neither a file'
  else
    printf 'not tested: a device (this user cannot make one)\n'
  fi
}

# A ctest file is code: one that came in an archive is never read, nor does it stay.
check_code() {
  local code="file(WRITE \"$scratch/marker\" harm)" file
  mkdir -p tree/target/reuse-build/ctest/0
  cp -r tree coded
  for file in "" target/ target/debug/deps/ target/reuse-build/ctest/ target/reuse-build/ctest/0/ \
    target/reuse-build/ctest/7/; do
    mkdir -p "coded/$file"
    printf '%s\n' "$code" >"coded/${file}CTestTestfile.cmake"
    printf '%s\n' "$code" >"coded/${file}CTestCustom.cmake"
  done
  pack coded coded.tar.zst
  local options=(--archive-file coded.tar.zst --workspace-remap "$data/workspace")
  run 0 "$REUSE_BUILD" list "${options[@]}"
  run 0 "$REUSE_BUILD" ctest "${options[@]}"
  expect '100% tests passed, 0 tests failed out of 6'
  run 0 "$REUSE_BUILD" extract "${options[@]}" --extract-to extracted
  run 0 ctest --test-dir extracted/target/reuse-build/ctest
  expect '100% tests passed, 0 tests failed out of 6'
  [[ ! -e extracted/target/reuse-build/ctest/7 ]] || fail "a foreign ctest file was kept"
}

# replace FILE TEXT BY: in the whole file, both as they are.
replace() {
  local content
  content="$(<"$1")"
  printf '%s\n' "${content//"$2"/"$3"}" >"$1"
}

# Names that would be code in a ctest file, in what the archive says of itself.
check_names() {
  # shellcheck disable=SC1003,SC2016 # it is CMake code
  local code='a]=]]]) file(WRITE marker y) #"$ENV{HOME};\' json encoded
  json="${code//\\/\\\\}"
  json="${json//\"/\\\"}"
  encoded="${code// /%20}"
  cp -r tree named
  printf '%s\ttest\n' "$encoded" >named/target/reuse-build/launch/0.tests
  replace named/target/reuse-build/launch/0 'binary-id tiny' "binary-id $code"
  replace named/target/nextest/binaries-metadata.json '"tiny"' "\"$json\""
  pack named named.tar.zst
  run 0 "$REUSE_BUILD" extract --archive-file named.tar.zst --extract-to named-extracted
  run 0 ctest --test-dir named-extracted/target/reuse-build/ctest -N
  expect 'Total Tests: 3'
  grep -qF -e ": $encoded/$encoded" <<<"$output" || fail "no such test: $output"
}

make_tree tree
check_members
check_special_files
check_code
check_names
output="$(find "$scratch" -name marker)"
[[ -z "$output" ]] || fail "the archive's code was run: $output"
