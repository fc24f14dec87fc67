#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Which target runner starts the tests: of --config, of the variable, of cargo's configuration
# files; in place, from our archives, and from those of cargo-nextest.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool rustc

# A runner notes what it was told and starts the test.
make_project() {
  cp -r "$REUSE_BUILD_SOURCE_DIR/tests/cmake/full/project" project
  mkdir project/.cargo
  # shellcheck disable=SC2016 # the program expands them
  printf '#!/bin/sh\necho "$1" >>"%s/noted"\nshift\nexec "$@"\n' "$scratch" >project/run
  chmod +x project/run
  cp project/run elsewhere
  printf "[target.'cfg(unix)']\nrunner = ['./run', 'of-the-project']\n" >project/.cargo/config.toml
}

# noted WORD COMMAND...: the test that it runs is started by the runner that is told WORD, or by
# none.
noted() {
  rm -f noted
  run 0 "${@:2}"
  expect '100% tests passed, 0 tests failed out of 1'
  [[ "$(sort -u noted 2>/dev/null)" == "$1" ]] || fail "not '$1' but '$(cat noted)': ${*:2}"
}

with_variable() { env "$variable=$scratch/elsewhere of-the-variable" "$@"; }

check_in_place() {
  local tree=("$REUSE_BUILD" tree --manifest-path project/Cargo.toml --offline --output-dir tree)
  local adds=(ctest --test-dir tree -R "$one")
  run 0 "${tree[@]}"
  noted of-the-project "${adds[@]}"
  noted of-the-variable with_variable "${adds[@]}"
  run 0 "${tree[@]}" --config "target.$triple.runner = ['./elsewhere', 'of-config']"
  noted of-config with_variable "${adds[@]}"
  rm -rf tree
}

# check_archive ARCHIVE: with the sources, and the runner in them, at another place.
check_archive() {
  local tool
  tool=("$REUSE_BUILD" ctest --archive-file "$1" --workspace-remap moved -- -R "$one")
  noted of-the-project "${tool[@]}"
  noted of-the-variable with_variable "${tool[@]}"
  run 0 "$REUSE_BUILD" extract --archive-file "$1" --extract-to tree --workspace-remap moved
  noted of-the-project ctest --test-dir tree -R "$one"
  noted of-the-variable with_variable ctest --test-dir tree -R "$one"
  rm -rf tree
}

# What the machine's configuration names stays there; --config goes along, below the variable.
check_what_archives_carry() {
  local options=(--manifest-path project/Cargo.toml --offline --archive-file)
  rm project/.cargo/config.toml
  mkdir .cargo
  printf "[target.'cfg(unix)']\nrunner = ['./elsewhere', 'of-the-machine']\n" >.cargo/config.toml
  run 0 "$REUSE_BUILD" archive "${options[@]}" machine.tar.zst
  rm -r .cargo
  noted '' "$REUSE_BUILD" ctest --archive-file machine.tar.zst -- -R "$one"
  run 0 "$REUSE_BUILD" archive "${options[@]}" config.tar.zst --config \
    "target.$triple.runner = ['$scratch/elsewhere', 'of-config']"
  local tool=("$REUSE_BUILD" ctest --archive-file config.tar.zst -- -R "$one")
  noted of-config "${tool[@]}"
  noted of-the-variable with_variable "${tool[@]}"
}

one='^calc/tests::adds$'
triple="$(rustc -vV | sed -n 's/^host: //p')"
variable="CARGO_TARGET_$(tr 'a-z-' 'A-Z_' <<<"$triple")_RUNNER"
make_project
check_in_place
run 0 "$REUSE_BUILD" archive --manifest-path project/Cargo.toml --offline --archive-file own.tar.zst
if command -v cargo-nextest >/dev/null; then
  run 0 cargo nextest archive --manifest-path project/Cargo.toml --offline --archive-file nextest.tar.zst
fi
cp -r project moved
mv project/run gone # the one in the sources here is meant
for archive in own.tar.zst nextest.tar.zst; do
  [[ ! -e "$archive" ]] || check_archive "$archive"
done
mv gone project/run
check_what_archives_carry
