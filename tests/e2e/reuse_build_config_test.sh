#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# .config/reuse-build.toml: what its keys do, that the options of the command line do the same and
# count for more, and that mistakes are named.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo

options=(--manifest-path project/Cargo.toml -p post --lib --test reads --target-dir built)
config=project/.config/reuse-build.toml

# configure LINES...: of [profile.default.archive].
configure() {
  mkdir -p project/.config
  printf '%s\n' '[profile.default.archive]' "$@" >"$config"
}

# archive OPTIONS...: its members, without the hashes, are in `members`; what is said is in $output.
archive() {
  run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file x.tar.zst "$@"
  tar -tf x.tar.zst | sed -E 's/-[0-9a-f]{16}//' | sort >members
}

# has MEMBER...: each of these, below target/, is in it.
has() {
  local member
  for member in "$@"; do
    grep -qxF "target/$member" members || fail "it lacks '$member': $(<members)"
  done
}

# has_not MEMBER...: none of these, nor anything below them.
has_not() {
  local member
  for member in "$@"; do
    ! grep -E "^target/$member(/|\$)" members || fail "it has '$member'"
  done
}

# same OPTIONS...: with these and no configuration the archive has the same members.
same() {
  mv members expected
  rm -f "$config"
  archive "$@"
  diff expected members || fail "other members by: $*"
}

# Where an include's path starts.
check_roots() {
  configure 'include = [' \
    '  { path = "notes" },' \
    '  { path = "made", relative-to = "profile" },' \
    '  { path = "debug/cache", relative-to = "build" },' \
    '  { path = "README", relative-to = "workspace" },' \
    '  { path = "data", relative-to = "package", package = "post" },' ']'
  archive
  local sources=reuse-build/workspace
  has notes/1 debug/made/1 debug/cache/1 $sources/README $sources/post/data/addresses
  same --archive-include notes --archive-include profile:made --archive-include build:debug/cache \
    --archive-include workspace:README --archive-include package=post:data
}

# Both files' includes and those of the command line come together.
check_together() {
  printf '%s\n' '[profile.default]' \
    'archive.include = [{ path = "notes", relative-to = "target" }]' >project/.config/nextest.toml
  configure 'include = [{ path = "made", relative-to = "profile" }]'
  archive --archive-include build:debug/cache
  has notes/1 debug/made/1 debug/cache/1
  rm project/.config/nextest.toml
}

check_exclude() {
  configure 'exclude = ["debug/build/**/routes", "nextest/libdirs/**", "debug/deps/reads-*"]'
  archive
  has debug/build/post/out/index debug/deps/reads # a test binary always stays
  has_not debug/build/post/out/routes nextest/libdirs
  same --archive-exclude 'debug/build/**/routes' --archive-exclude 'nextest/libdirs/**'
}

check_depth() {
  configure 'out-dir-depth = 1'
  archive
  has debug/build/post/out/index
  has_not debug/build/post/out/routes/by
  same --out-dir-depth 1
  configure 'out-dir-depth = "infinite"'
  archive
  has debug/build/post/out/routes/by/air/list
  same --out-dir-depth infinite
}

check_source() {
  configure 'source = "manifests"'
  archive
  has reuse-build/workspace/{Cargo.toml,Cargo.lock,office/Cargo.toml,.config/reuse-build.toml}
  has_not reuse-build/workspace/post/src/lib.rs
  grep -v reuse-build.toml members >without && mv without members
  same --source manifests
  configure 'source = ["post/data/**", "README"]'
  archive
  has reuse-build/workspace/{Cargo.toml,README,post/data/addresses}
  grep -v reuse-build.toml members >without && mv without members
  same --source 'post/data/**' --source README
}

# A program of a package whose tests are not even built.
check_programs() {
  archive
  has_not debug/office
  configure 'binaries = ["office"]'
  archive
  has debug/office
  same --workspace-binary office
  # Any test may run it, so it stays whichever tests are archived or extracted.
  archive --workspace-binary office -E 'kind(lib)'
  has debug/office
  run 0 "$REUSE_BUILD" extract --archive-file x.tar.zst --extract-to some -E 'kind(lib)'
  [[ -e some/target/debug/office ]] || fail 'it is not extracted'
  configure 'binaries = ["office"]'
  archive
  configure 'binaries = true'
  archive
  has debug/office
  same --workspace-binaries
}

# cargo runs in the workspace's directory; what the user names is relative to his own.
check_relative_paths() {
  rm -f "$config"
  printf '[env]\nANYTHING = "x"\n' >ci.toml
  CARGO_TARGET_DIR=relative run 0 "$REUSE_BUILD" archive --manifest-path project/Cargo.toml \
    -p office --archive-file y.tar.zst --config ci.toml
  [[ -d relative/debug ]] || fail 'CARGO_TARGET_DIR is another directory'
}

# What belongs to some test binaries is in the archive only if they are, and is extracted for them.
check_filter() {
  configure 'include = [{ path = "notes", filter = "binary(reads)" }]'
  archive
  has notes/1
  run 0 "$REUSE_BUILD" extract --archive-file x.tar.zst --extract-to without -E 'kind(lib)'
  [[ ! -e without/target/notes ]] || fail 'it is extracted for those that do not need it'
  run 0 "$REUSE_BUILD" extract --archive-file x.tar.zst --extract-to with -E 'kind(test)'
  [[ -e with/target/notes ]] || fail 'it is not extracted for those that need it'
  archive -E 'kind(lib)'
  has_not notes
}

check_platform() {
  local other='cfg(target_os = \"none\")'
  configure 'include = [' '  { path = "notes", platform = "cfg(unix)" },' \
    "  { path = \"debug/made\", platform = \"$other\", on-missing = \"error\" }," \
    '  { path = "none", platform = "wasm32-unknown-unknown", on-missing = "error" },' ']'
  archive
  has notes/1
  has_not debug/made
}

check_missing() {
  configure 'include = [' '  { path = "none/1", on-missing = "error" },' \
    '  { path = "none/2", relative-to = "workspace", on-missing = "error" },' '  { path = "none/3" },' ']'
  run 103 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst --archive-include profile:none/4
  expect '^error: cannot find 3 paths to include' "$scratch/built/none/1" "$scratch/project/none/2" \
    "$scratch/built/debug/none/4" '^warning: .*/none/3' '^  hint: '
  [[ ! -e no.tar.zst ]] || fail 'an archive all the same'
}

# Each key from the nearest profile that has it; the command line before all.
check_profiles() {
  printf '%s\n' '[profile.default.archive]' 'out-dir-depth = 1' 'source = "manifests"' \
    '[profile.ci]' 'inherits = "default"' '[profile.ci.archive]' 'source = "none"' >"$config"
  archive -P ci
  has_not debug/build/post/out/routes/by reuse-build/workspace
  archive -P ci --out-dir-depth infinite
  has debug/build/post/out/routes/by/air/list
  NEXTEST_PROFILE=ci archive
  has_not reuse-build/workspace
  archive
  has reuse-build/workspace/Cargo.toml
}

check_packing() {
  configure 'strip = "split"' 'zstd-level = 5' 'long-window = 26' 'lint = "allow"' 'without-libstd = true' \
    'debuginfo = "line-tables"'
  archive
  [[ -e x.debug.tar.zst ]] || fail 'not split'
  cp x.tar.zst configured.tar.zst
  same --strip split --zstd-level 5 --long-window 26 --without-libstd --debuginfo line-tables
  cmp x.tar.zst configured.tar.zst || fail 'the options make another archive'
  configure 'long-window = 28' 'zstd-level = 5'
  archive --long-window 27
  expect_not '^warning: cargo-nextest'
}

# wrong REGEX LINES...: told before anything is built, with the file's name.
wrong() {
  configure "${@:2}"
  run 96 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst
  expect "^error: .*$scratch/$config" "$1"
  expect_not 'Finished'
}

check_mistakes() {
  wrong "include\[0\].*no package 'pots'" \
    'include = [{ path = "x", relative-to = "package", package = "pots" }]'
  wrong 'include\[0\]\.filter: .*filterset' 'include = [{ path = "x", filter = "binary(" }]'
  wrong "archive\.exlude: unknown key|did you mean 'exclude'" 'exlude = []'
  expect "^  hint: did you mean 'exclude'\?"
  wrong 'archive\.strip: .*"none", "debug" or "split"' 'strip = "all"'
  wrong 'archive\.exclude\[1\]: .*\[' 'exclude = ["a", "["]'
  wrong 'archive\.out-dir-depth: .*"infinite"' 'out-dir-depth = "deep"'
  wrong 'archive\.zstd-level: .*22' 'zstd-level = 23'
  wrong 'archive\.source: .*"tracked"' 'source = "all"'
  wrong "include\[0\].*'package'" 'include = [{ path = "x", relative-to = "package" }]'
  wrong 'include\[0\]\.relative-to: .*"workspace"' 'include = [{ path = "x", relative-to = "moon" }]'
  wrong 'include\[0\]\.platform: ' 'include = [{ path = "x", platform = "cfg(" }]'
  wrong 'include\[0\]\.path: .*relative' 'include = [{ path = "../x" }]'
  wrong 'include\[0\]\.deep: unknown key' 'include = [{ path = "x", deep = 1 }]'
  wrong 'line 2: ' 'strip = '
  printf '[profil.default]\n' >"$config"
  run 96 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst
  expect "^  hint: did you mean 'profile'\?"
  printf '[profile.other.archive]\nexlude = []\n' >"$config"
  run 96 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst
  expect 'profile\.other\.archive\.exlude'
  rm "$config"
  run 96 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst -P ci
  expect "^error: .*'ci'" '^  hint: .*default'
}

check_wrong_options() {
  rm -f "$config"
  local arguments
  for arguments in '--archive-include moon:x' '--archive-include /etc' '--archive-include ../x' \
    '--archive-include package=:x' '--out-dir-depth deep' '--strip all' '--lint never'; do
    # shellcheck disable=SC2086 # two words
    run 2 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst $arguments
    expect "^error: .*${arguments%% *}" '^  hint: '
  done
  run 2 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst --archive-exclude '['
  expect '^error: .*--archive-exclude'
  run 2 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst --source trackd
  expect "^  hint: did you mean 'tracked'"
  run 94 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst -E 'binary('
  expect_not 'Finished'
  run 96 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst --archive-include package=moon:x
  expect "^error: .*'moon'"
  run 96 "$REUSE_BUILD" archive "${options[@]}" --archive-file no.tar.zst --workspace-binary moon
  expect "^error: .*'moon'"
}

cp -R "$REUSE_BUILD_SOURCE_DIR/tests/projects/parcels" project
printf '[profile.dev]\ndebug = false\n' >>project/Cargo.toml
touch project/README
mkdir -p built/notes built/debug/{made,cache}
touch built/notes/1 built/debug/made/1 built/debug/cache/1
check_roots
check_together
check_exclude
check_depth
check_source
check_programs
check_relative_paths
check_filter
check_platform
check_missing
check_profiles
check_packing
check_mistakes
check_wrong_options
