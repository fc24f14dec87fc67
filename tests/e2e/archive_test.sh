#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What lies in the archive of the example, and that the same build gives the same bytes.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool sha256sum tar taskset zstd

example="$REUSE_BUILD_SOURCE_DIR/examples/mixed-workspace"
options=(--manifest-path "$example/Cargo.toml" --workspace --all-targets --target-dir build)

# expect_members REGEX...: each is a member's whole name.
expect_members() {
  local regex
  for regex in "$@"; do
    grep -qxE -e "$regex" members || fail "no member '$regex' in: $(<members)"
  done
}

check_members() {
  local hash='[0-9a-f]{16}' own=target/reuse-build
  tar -tf first.tar.zst >members
  printf 'target/nextest/%s-metadata.json\n' binaries cargo >first-members
  head -n 2 members | cmp -s - first-members ||
    fail "the metadata does not come first: $(head -n 3 members)"
  ! grep -v '^target/' members || fail 'they lie outside of target/'
  [[ -z "$(sort members | uniq -d)" ]] || fail "twice: $(sort members | uniq -d)"
  # Tests of every kind, programs, shared libraries, OUT_DIR at full depth, linked paths, libstd.
  expect_members "target/debug/deps/calc_eval-$hash" "target/debug/deps/calc_macros-$hash" \
    "target/debug/deps/(golden|nested|cli|loaded|linked)-$hash" "target/debug/deps/throughput-$hash" \
    "target/debug/examples/print_tree-$hash" target/debug/mixed-calc 'target/debug/deps/libcalc_ffi\.so' \
    "target/debug/build/calc-eval-$hash/out/constants\.rs" \
    "target/debug/build/calc-eval-$hash/out/help/physics/g/text" \
    "target/debug/build/calc-grouping-$hash/out/.*\.so"
  # Debian's Rust has no shared libstd.
  if compgen -G "$(rustc --print target-libdir)/libstd-*.so" >/dev/null; then
    expect_members "target/nextest/libdirs/host/libstd-$hash\.so"
  fi
  expect_members "$own/manifest\.json" "$own/bin/[^/]+-linux-[^/]+/reuse-build-driver" \
    "$own/ctest/CTestTestfile\.cmake" "$own/ctest/0/CTestTestfile\.cmake" "$own/launch/0" \
    "$own/launch/0\.tests"
  run 0 cmake -E tar tf first.tar.zst
  [[ "$output" == "$(<members)" ]] || fail "cmake -E tar sees something else: $output"
}

# The manifest tells of every file but itself, with the digest of its bytes.
check_manifest() {
  mkdir tree
  tar -C tree -xf first.tar.zst
  sed -nE '/"files"/,$p' tree/target/reuse-build/manifest.json |
    sed -nE 's/^ *"(path|sha256)": "(.*)",?$/\1 \2/p' | while read -r key value; do
    [[ "$key" == sha256 ]] || path="$value"
    [[ "$key" == path ]] || printf '%s  %s\n' "$value" "$path"
  done >digests
  (cd tree && sha256sum --quiet -c ../digests) || fail 'the manifest has wrong digests'
  diff <(cut -c 67- digests | sort) \
    <(grep -v -e '^target/reuse-build/manifest.json$' -e '/$' members | sort) ||
    fail 'the manifest does not name all files'
}

check_names() {
  run 0 "$REUSE_BUILD" list --archive-file first.tar.zst --run-ignored all --message-format oneline
  expect '^calc-syntax tokenizer::tests::keywords::r#match$' '^calc-syntax .*::掛け算と割り算$' \
    '^calc-eval::golden percent/50% of 80$' '^calc-eval::golden percent/tax; net 120$' \
    '^calc-eval::golden Kreisfläche/π r²$' '^calc-eval::golden limits/many terms$'
  local own=tree/target/reuse-build/launch
  grep -qxF $'percent/50%25%20of%2080\ttest' "$own"/*.tests || fail "$(cat "$own"/*.tests)"
  grep -qxF $'limits/many%20terms\ttest ignored' "$own"/*.tests || fail "$(cat "$own"/*.tests)"
  grep -qxF $'tokenize\tbench' "$own"/*.tests || fail 'no bench'
  ! grep -rIh -e "$scratch/build" "$own" | grep -v '^target-directory ' ||
    fail 'a launch record names more of where it was built than it must'
}

# The number of workers, the time, the order in a directory and a locale change no byte.
check_same_bytes() {
  local first="$1" processor
  processor="$(sed -nE 's/^Cpus_allowed_list:\s*([0-9]+).*/\1/p' /proc/self/status)"
  run 0 taskset -c "$processor" "$REUSE_BUILD" archive "${options[@]}" --archive-file second.tar.zst
  cmp first.tar.zst second.tar.zst || fail 'other bytes on one processor'
  LC_ALL=C TZ=Asia/Tokyo run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file "$first"
  cmp first.tar.zst second.tar.zst || fail 'other bytes in another locale'
  SOURCE_DATE_EPOCH=1700000000 run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file second.tar.zst
  run 0 tar --utc --full-time -tvf second.tar.zst
  expect_not '1980-01-01'
  expect '2023-11-14 22:13:20 target/debug/mixed-calc'
  ! SOURCE_DATE_EPOCH=soon "$REUSE_BUILD" archive "${options[@]}" --archive-file second.tar.zst 2>said ||
    fail 'SOURCE_DATE_EPOCH=soon was taken'
  grep -q "^error: .*SOURCE_DATE_EPOCH" said || fail "$(<said)"
}

run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file first.tar.zst
expect 'Listed [0-9]+ tests in [0-9]+ test binaries' "Archived [0-9]+ files to $scratch/first\.tar\.zst"
[[ "$(ls -A)" == build$'\n'first.tar.zst$'\n'first.tar.zst.sha256 ]] || fail "left: $(ls -A)"
sha256sum --quiet -c first.tar.zst.sha256
check_members
check_manifest
check_names
check_same_bytes first.tar.zst
