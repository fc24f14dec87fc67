#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# archive --source: the tests then run where nothing is checked out, under ctest and, with the
# bundled workspace as remap, under cargo-nextest.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
require_cargo
require_tool git

bundled=target/reuse-build/workspace

# commit DIRECTORY: all of it, in a repository of its own.
commit() {
  git -C "$1" init -q
  git -C "$1" add .
  git -C "$1" -c user.name=nobody -c user.email=nobody@example.org commit -qm 'All of it'
}

# make_checkout: the tests of `post` read data/addresses, which lies in a submodule.
make_checkout() {
  cp -R "$REUSE_BUILD_SOURCE_DIR/tests/projects/parcels" checkout
  printf '[profile.dev]\ndebug = false\n' >>checkout/Cargo.toml
  printf '/target\n' >checkout/.gitignore
  mv checkout/post/data streets
  commit streets
  git -C checkout init -q
  git -C checkout -c protocol.file.allow=always submodule --quiet add "$scratch/streets" post/data
  commit checkout
  printf 'only here\n' | tee checkout/untracked >checkout/post/untracked
  ln -s ../post/src checkout/office/link
  git -C checkout add office/link
}

# archive ARCHIVE OPTIONS...: its bundled sources are in `sources`.
archive() {
  run 0 "$REUSE_BUILD" archive --manifest-path checkout/Cargo.toml -p post --lib --test reads \
    --archive-file "$@"
  tar -tf "$1" | sed -n "s|^$bundled/||p" | sort >sources
}

# moved_away COMMAND...: with nothing at the place where it was built.
moved_away() {
  mv checkout elsewhere
  "$@"
  mv elsewhere checkout
}

# passes ARCHIVE COUNT: all tests of it pass without the sources.
passes() {
  rm -rf tree
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to tree
  run 0 ctest --test-dir tree/target/reuse-build/ctest -j2
  expect "100% tests passed, 0 tests failed out of $2"
  run 0 "$REUSE_BUILD" ctest --archive-file "$1" -- -j2
  expect "100% tests passed, 0 tests failed out of $2"
  mv tree moved.tree
  run 0 ctest --test-dir moved.tree/target/reuse-build/ctest -R reads/
  expect '100% tests passed, 0 tests failed out of 4'
  rm -r moved.tree
}

# passes_under_nextest ARCHIVE: from where it is extracted to.
passes_under_nextest() {
  command -v cargo-nextest >/dev/null || return 0
  rm -rf nextest
  mkdir nextest
  # The archive has to be extracted first: nextest looks for the workspace before it extracts.
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to nextest
  nextest_results 0 --archive-file "$1" --workspace-remap "nextest/$bundled" >results
  [[ "$(grep -c '^pass' results)" == 6 ]] || fail "$(<results)"
}

check_tracked() {
  archive tracked.tar.zst --source tracked
  git -C checkout ls-files --recurse-submodules | grep -v '^office/link$' >tracked
  printf 'office/link/lib.rs\n' >>tracked # what a link leads to
  sort tracked | diff - sources || fail 'other sources than git tracks'
  grep -qx post/data/addresses sources || fail "no submodule: $(<sources)"
  moved_away passes tracked.tar.zst 7
  moved_away passes_under_nextest tracked.tar.zst
}

# A file that git tracks, but that is changed, is archived as it is; what is deleted, is not.
check_changed() {
  printf 'changed\n' >>checkout/post/src/lib.rs.note
  printf '# changed\n' >>checkout/.gitignore
  rm checkout/office/link
  archive changed.tar.zst --source tracked
  ! grep -q -e note -e link sources || fail "$(<sources)"
  rm -rf tree
  run 0 "$REUSE_BUILD" extract --archive-file changed.tar.zst --extract-to tree
  cmp "tree/$bundled/.gitignore" checkout/.gitignore || fail 'not as it is'
}

# Enough for tests that read no sources.
check_manifests() {
  archive manifests.tar.zst --source manifests
  printf '%s\n' Cargo.{lock,toml} {office,post,stamps}/Cargo.toml | diff - <(grep -v '/$' sources) ||
    fail 'other sources than manifests'
  moved_away check_manifests_run
}

check_manifests_run() {
  run 100 "$REUSE_BUILD" ctest --archive-file manifests.tar.zst -- -j2
  expect 'reads/source \.+.*Failed' 'reads/out_dir \.+ +Passed' 'tests::heavy \.+ +Passed'
  expect '71% tests passed, 2 tests failed out of 7'
}

check_globs() {
  archive globs.tar.zst --source 'post/data/**' --source '*tracked'
  grep -qx post/data/addresses sources || fail "$(<sources)"
  grep -qx untracked sources || fail "$(<sources)"
  ! grep -e post/untracked -e '\.git' -e target sources || fail 'it has more than was asked for'
  moved_away passes globs.tar.zst 7
  moved_away passes_under_nextest globs.tar.zst
}

# --workspace-remap counts for more than the bundled sources.
check_remap() {
  mkdir -p other/post/data
  printf 'Another Street 1\n' >other/post/data/addresses
  run 100 "$REUSE_BUILD" ctest --archive-file tracked.tar.zst --workspace-remap other
  expect 'reads/source \.+.*Failed'
}

check_none() {
  archive none.tar.zst --source none
  [[ ! -s sources ]] || fail "$(<sources)"
  moved_away run 96 "$REUSE_BUILD" ctest --archive-file none.tar.zst
  expect '^error: .*workspace' '^  hint: .*--workspace-remap'
}

check_no_git() {
  cp -R "$REUSE_BUILD_SOURCE_DIR/tests/projects/parcels" plain
  GIT_CEILING_DIRECTORIES="$scratch" run 103 "$REUSE_BUILD" archive --manifest-path plain/Cargo.toml \
    -p post --lib --target-dir checkout/target --archive-file no.tar.zst --source tracked
  expect "^error: git cannot list .*$scratch/plain" '^  hint: .*git'
}

make_checkout
check_tracked
check_changed
check_manifests
check_globs
check_remap
check_none
check_no_git
