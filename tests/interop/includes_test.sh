#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# archive.include of .config/nextest.toml: cargo-nextest and we take the same files, warn of the same
# missing ones, and the tests that read them pass under both.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
require_nextest

# make_workspace: a package whose test reads what is included: from the target directory, wherever
# that is, which is found by the test's own place in it.
make_workspace() {
  mkdir -p reader/src reader/.config
  cat >reader/Cargo.toml <<'TOML'
[package]
name = "reader"
edition = "2021"

[workspace]

[profile.dev]
debug = false
TOML
  cat >reader/src/lib.rs <<'RUST'
#[test]
fn reads() {
    let program = std::env::current_exe().unwrap();
    let target = program.ancestors().find(|path| path.join("debug").is_dir()).unwrap();
    let text = std::fs::read_to_string(target.join("data/a")).unwrap();
    assert_eq!(text, "included\n");
}
RUST
}

# make_files TARGET: what can be included: at every depth a file, and links.
make_files() {
  mkdir -p "$1/data/1/2/3" "$1/other"
  printf 'included\n' | tee "$1"/data/{a,1/b,1/2/c,1/2/3/d} "$1/other/e" >"$1/single"
  ln -sf ../single "$1/data/link"
}

# configure LINES...: the workspace's nextest.toml.
configure() {
  printf '%s\n' "$@" >reader/.config/nextest.toml
}

# archive_by_both OPTIONS...: the archives; what each said is in nextest.said and own.said.
archive_by_both() {
  run 0 cargo nextest archive --manifest-path reader/Cargo.toml --archive-file nextest.tar.zst "$@"
  printf '%s\n' "$output" >nextest.said
  run 0 "$REUSE_BUILD" archive --manifest-path reader/Cargo.toml --archive-file own.tar.zst "$@"
  printf '%s\n' "$output" >own.said
}

# members ARCHIVE: the files in it, but for what only we add.
members() {
  tar -tf "$1" | grep -v -e '^target/reuse-build/' -e '/$' | sort
}

# warnings SIDE: the paths, below the target directory, that its warnings name.
warnings() {
  sed -nE "s@^ *[Ww]arning[^/]*/[^ ]*/(target|final)/([^ \`']+).*@\2@p" "$1.said" | sort
}

compare() {
  archive_by_both "$@"
  members nextest.tar.zst >nextest.members
  members own.tar.zst >own.members
  expect_same nextest.members own.members
  warnings nextest >nextest.warnings
  warnings own >own.warnings
  diff nextest.warnings own.warnings || fail "other warnings: $(<nextest.said) $(<own.said)"
}

# has MEMBER...: beside what cargo built, these below target/ and no others.
has() {
  grep -vE '^target/(debug|nextest|x86_64[^/]*)/' own.members | sed 's|^target/||' >found || true
  printf '%s\n' "$@" | sort | diff found - || fail 'other members than expected'
}

check_paths() {
  configure '[profile.default]' 'archive.include = [' \
    '  { path = "data", relative-to = "target" },' \
    '  { path = "./single", relative-to = "target", depth = 0 },' \
    '  { path = "data//1/.", relative-to = "target" },' ']'
  compare
  has data/{a,1/b,1/2/c,1/2/3/d,link} single
}

check_depth() {
  configure '[profile.default]' 'archive.include = [' \
    '  { path = "data", relative-to = "target", depth = 2 },' \
    '  { path = "other", relative-to = "target", depth = 0 },' ']'
  compare
  has data/{a,1/b,link}
  grep -q 1/2 own.warnings || fail "it is not said what is too deep: $(<own.said)"
  configure '[profile.default]' \
    'archive.include = [{ path = "data", relative-to = "target", depth = "infinite" }]'
  compare
  has data/{a,1/b,1/2/c,1/2/3/d,link}
}

check_missing() {
  configure '[profile.default]' 'archive.include = [' \
    '  { path = "none/1", relative-to = "target" },' \
    '  { path = "none/2", relative-to = "target", on-missing = "warn" },' \
    '  { path = "none/3", relative-to = "target", on-missing = "ignore" },' \
    '  { path = "data/a", relative-to = "target", on-missing = "error" },' ']'
  compare
  has data/a
  printf 'none/%s\n' 1 2 | diff own.warnings - || fail 'other warnings than expected'
}

# cargo-nextest stops at the first; we name them all.
check_errors() {
  configure '[profile.default]' 'archive.include = [' \
    '  { path = "none/1", relative-to = "target", on-missing = "error" },' \
    '  { path = "none/2", relative-to = "target", on-missing = "error" },' ']'
  run 103 cargo nextest archive --manifest-path reader/Cargo.toml --archive-file no.tar.zst
  run 103 "$REUSE_BUILD" archive --manifest-path reader/Cargo.toml --archive-file no.tar.zst
  expect '^error: cannot find 2 paths to include:' "$1/none/1" "$1/none/2" '^  hint: .*on-missing'
  [[ ! -e no.tar.zst ]] || fail 'an archive all the same'
}

# refused LINE: by both, as an error of the configuration.
refused() {
  configure '[profile.default]' "archive.include = [$1]"
  run 96 cargo nextest archive --manifest-path reader/Cargo.toml --archive-file no.tar.zst
  run 96 "$REUSE_BUILD" archive --manifest-path reader/Cargo.toml --archive-file no.tar.zst
  expect '^error: .*\.config/nextest\.toml.*: profile\.default\.archive\.include\[0\]'
}

check_mistakes() {
  refused '{ path = "../up", relative-to = "target" }'
  refused '{ path = "/etc", relative-to = "target" }'
  refused '{ path = "data", relative-to = "workspace" }'
  refused '{ path = "data" }'
  refused '{ relative-to = "target" }'
  refused '{ path = "data", relative-to = "target", depth = -1 }'
  refused '{ path = "data", relative-to = "target", depth = "deep" }'
  refused '{ path = "data", relative-to = "target", on-missing = "cry" }'
  refused '{ path = "data", relative-to = "target", deep = 1 }'
}

check_profiles() {
  configure '[profile.default]' 'archive.include = [{ path = "single", relative-to = "target" }]' \
    '[profile.ci]' 'archive.include = [{ path = "data/a", relative-to = "target" }]' \
    '[profile.nightly]' 'inherits = "ci"' 'retries = 2' '[profile.plain]' 'retries = 1'
  compare
  has single
  compare -P ci
  has data/a
  compare -P nightly
  has data/a
  compare -P plain
  has single
  run 96 "$REUSE_BUILD" archive --manifest-path reader/Cargo.toml --archive-file no.tar.zst -P none
  expect '^error: .*none'
  NEXTEST_PROFILE=ci compare
  has data/a
}

# Also where cargo's own files lie elsewhere than what it hands out.
check_build_directory() {
  configure '[profile.default]' 'archive.include = [{ path = "data", relative-to = "target" }]'
  make_files final
  export CARGO_BUILD_BUILD_DIR="$scratch/built"
  compare --target-dir final
  has data/{a,1/b,1/2/c,1/2/3/d,link}
  check_run
  unset CARGO_BUILD_BUILD_DIR
}

# check_run: of both archives under both tools, nothing left of where they were made.
check_run() {
  local archive
  mv reader moved
  [[ ! -d final ]] || mv final final.moved
  [[ ! -d built ]] || mv built built.moved
  for archive in nextest.tar.zst own.tar.zst; do
    nextest_results 0 --archive-file "$archive" --workspace-remap moved >nextest.results
    run 0 "$REUSE_BUILD" ctest --archive-file "$archive" --workspace-remap moved -- --output-junit \
      "$scratch/junit.xml"
    ctest_results junit.xml >own.results
    expect_same nextest.results own.results
  done
  mv moved reader
}

make_workspace
make_files reader/target
check_paths
check_run
check_depth
check_missing
check_errors "$scratch/reader/target"
check_mistakes
check_profiles
check_build_directory
