#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What makes archives smaller, and that backtraces keep what is promised.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
# shellcheck source=tests/lib/parcels.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/parcels.sh"
require_shared parcels.tar.zst
require_cargo
require_tool readelf sha256sum

size_of() {
  stat -c %s "$1"
}

# digests DIRECTORY: of all files in it.
digests() {
  (cd "$1" && find . -type f -not -name .cargo-lock -exec sha256sum {} + | sort)
}

extract() {
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to "$2" "${@:3}"
}

# programs TREE: what rustc made, in it.
programs() {
  find "$1/target/debug/deps" "$1/target/debug/office" "$1/target/nextest/libdirs" -type f
}

# backtrace TREE: of the test that prints one, without the numbers that ctest puts before it.
backtrace() {
  run_tree 0 "$1" -V -R 'backtrace/depot'
  sed -nE '/^[0-9]+: +([0-9]+: |at )/s/^[0-9]+: //p' <<<"$output"
}

check_strip_debug() {
  digests "$target" >before
  archive_parcels stripped.tar.zst --strip debug
  digests "$target" | diff before - || fail 'the target directory was changed'
  expect_not '^ +Size ' # nothing is left to save
  (($(size_of stripped.tar.zst) * 2 < $(size_of "$shared/parcels.tar.zst"))) || fail 'not half as large'
  extract stripped.tar.zst stripped
  local program
  while read -r program; do
    readelf -SW "$program" >sections
    grep -q ' \.symtab ' sections || fail "$program has no symbols: $(<sections)"
    # What is loaded, .debug_gdb_scripts, stays.
    ! grep ' \.debug_' sections | grep -v ' \.debug_gdb_scripts ' || fail "$program has debug sections"
  done < <(programs stripped)
  run_tree 0 stripped -j2
  expect '100% tests passed, 0 tests failed out of 11'
}

# Function names stay; files and lines go.
check_names_in_backtraces() {
  backtrace stripped >frames
  grep -qE '^ +[0-9]+: backtrace::in_the_cellar$' frames || fail "$(<frames)"
  grep -qE '^ +[0-9]+: backtrace::in_the_depot$' frames || fail "$(<frames)"
  ! grep 'at .*backtrace\.rs' frames || fail 'where do these lines come from?'
  PARCELS_PANIC=1 RUST_BACKTRACE=1 run_tree 8 stripped -V -R 'backtrace/depot'
  expect 'a parcel is lost' 'stack backtrace:' ' +[0-9]+: backtrace::in_the_depot$'
}

# Debug sections kept aside: put back, each program is bit for bit what cargo built.
check_strip_split() {
  archive_parcels split.tar.zst --strip split
  extract split.tar.zst split
  digests split/target/debug >split.digests
  digests stripped/target/debug | diff split.digests - || fail 'it holds other programs than stripped'
  extract split.tar.zst whole --with-debug
  digests "$target/debug" >all.digests
  digests whole/target/debug >whole.digests
  comm -13 all.digests whole.digests >differing
  [[ ! -s differing ]] || fail "not what cargo built: $(<differing)"
  backtrace whole >whole.frames
  grep -q 'at .*backtrace\.rs:' whole.frames || fail "no lines: $(<whole.frames)"
  [[ -n "$(find whole -path '*/.build-id/*' -name '*.debug')" ]] || fail 'no debug files for debuggers'
}

check_wrong_debug_files() {
  mv split.debug.tar.zst debug.tar.zst
  run 96 "$REUSE_BUILD" extract --archive-file split.tar.zst --extract-to wrong --with-debug
  expect '^error: .*split\.debug\.tar\.zst' '^  hint: '
  cp debug.tar.zst stripped.debug.tar.zst
  run 96 "$REUSE_BUILD" extract --archive-file stripped.tar.zst --extract-to wrong --with-debug
  expect '^error: ' '^  hint: .*--strip split'
  cp stripped.tar.zst split.debug.tar.zst
  run 96 "$REUSE_BUILD" extract --archive-file split.tar.zst --extract-to wrong --with-debug
  expect '^error: .*split\.debug\.tar\.zst' '^  hint: '
  [[ -z "$(ls -A wrong)" ]] || fail "left behind: $(ls -A wrong)"
}

# where FRAMES: file and line of every frame.
where() {
  grep -E '^ +at ' "$1"
}

# Line tables are enough for the same backtraces.
check_line_tables() {
  local options=(--manifest-path "$parcels/Cargo.toml" -p post --test backtrace --target-dir "$scratch/built")
  run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file lines.tar.zst --debuginfo line-tables
  extract lines.tar.zst lines
  backtrace lines >lines.frames
  where lines.frames >lines.places
  where whole.frames >whole.places
  expect_same whole.places lines.places 'the places of the frames'
  archive_parcels full.tar.zst -E 'binary(backtrace)'
  (($(size_of lines.tar.zst) < $(size_of full.tar.zst))) || fail 'it is not smaller'
}

check_libstd() {
  archive_parcels without.tar.zst --without-libstd -E 'package(post)'
  tar -tf without.tar.zst >members
  ! grep libstd members || fail 'it is there'
  if command -v cargo-nextest >/dev/null; then
    nextest_results 0 --archive-file without.tar.zst --workspace-remap "$parcels" >results
  fi
  # The tests of a proc-macro need it, wherever there is a shared one.
  compgen -G "$(rustc --print target-libdir)/libstd-*.so" >/dev/null || return 0
  archive_parcels needed.tar.zst --without-libstd
  expect "^warning: Rust's shared standard library stays .*/deps/stamps-[0-9a-f]+' needs it"
  tar -tf needed.tar.zst >members
  grep -q '^target/nextest/libdirs/host/libstd-' members || fail "$(<members)"
}

# What `inspect` and the last line of `archive` say would be saved, is saved.
check_advice() {
  archive_parcels plain.tar.zst
  expect '^ +Size debug sections are [0-9]+ % of .*\.tar\.zst: --strip debug saves at most [0-9.]+ MB of [0-9.]+ MB'
  [[ "$(tail -n 1 <<<"$output")" == *' Size debug sections '* ]] || fail "not the last line: $output"
  run 0 "$REUSE_BUILD" inspect plain.tar.zst
  expect '^ +code +data +line-tables +debug +symbols +unpacked +packed +file$' \
    'target/debug/deps/post-[0-9a-f]{16}$' '  [0-9]+ other files$' '  all files$' \
    '^--strip debug saves at most [0-9.]+ MB of' '^--debuginfo line-tables saves at most'
  expect_not 'without-libstd' # something needs it
  run 0 "$REUSE_BUILD" inspect stripped.tar.zst
  expect_not '^--strip' '^--debuginfo'
  archive_parcels unneeded.tar.zst -E 'package(post)' --strip debug
  run 0 "$REUSE_BUILD" inspect unneeded.tar.zst
  tar -tf unneeded.tar.zst >members
  ! grep -q libstd members || expect '^--without-libstd saves about '
}

check_levels() {
  local level
  for level in -7 19; do
    archive_parcels "level$level.tar.zst" --zstd-level "$level" --strip debug
    run 0 "$REUSE_BUILD" verify "level$level.tar.zst"
  done
  (($(size_of level19.tar.zst) < $(size_of stripped.tar.zst))) || fail '19 is not smaller than 3'
  (($(size_of level-7.tar.zst) > $(size_of stripped.tar.zst))) || fail '-7 is not larger than 3'
  archive_parcels default.tar.zst --zstd-level 0 --strip debug
  cmp default.tar.zst stripped.tar.zst || fail '0 is not the default'
  run 2 "$REUSE_BUILD" archive --archive-file no.tar.zst --zstd-level 23
  expect '^error: --zstd-level: .*-7 to 22'
}

# Beyond 2^27 cargo-nextest refuses an archive; one is told so.
check_windows() {
  archive_parcels narrow.tar.zst --long-window 10 --strip debug
  expect_not '^warning: .*window'
  (($(size_of narrow.tar.zst) > $(size_of stripped.tar.zst))) || fail 'a small window costs nothing'
  archive_parcels wide.tar.zst --long-window 28
  expect '^warning: cargo-nextest cannot read .*2\^27'
  run 0 "$REUSE_BUILD" verify wide.tar.zst
  list_tests wide.tar.zst >list
  [[ "$(wc -l <list)" == 10 ]] || fail "$(<list)"
  run 2 "$REUSE_BUILD" archive --archive-file no.tar.zst --long-window 32
  expect '^error: --long-window: .*10 to 31'
  command -v cargo-nextest >/dev/null || return 0
  nextest_results 0 --archive-file narrow.tar.zst --workspace-remap "$parcels" >results
  run 96 cargo nextest list --archive-file wide.tar.zst --workspace-remap "$parcels"
  expect 'requires too much memory'
}

check_strip_debug
check_names_in_backtraces
check_strip_split
check_wrong_debug_files
check_line_tables
check_libstd
check_advice
check_levels
check_windows
