#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What starts the tests of a CMake project: cargo's runner, CMAKE_CROSSCOMPILING_EMULATOR below it,
# CMAKE_TEST_LAUNCHER outside; of tests that were built, and of imported ones.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
require_cargo
require_tool ninja rustc

# make_starter NAME: a program that notes its name, its first argument and that of what it starts.
make_starter() {
  # shellcheck disable=SC2016 # the program expands them
  printf '#!/bin/sh\nset -e\nname="%s $1"\nshift\necho "$name ${1##*/}" >>"%s/noted"\nexec "$@"\n' \
    "$1" "$scratch" >"$1"
  chmod +x "$1"
}

# configure OPTIONS...: a fresh build directory.
configure() {
  rm -rf build
  run 0 cmake -G Ninja -S project -B build -DReuseBuild_DIR="$REUSE_BUILD_BINARY_DIR" "$@"
}

# expect_noted LINE...: what was noted while one test of calc ran, and one of macros.
expect_noted() {
  run 0 cmake --build build
  : >noted
  run 0 ctest --test-dir build -R '^(calc/tests::adds|macros/tests::on_the_host)$'
  expect '100% tests passed, 0 tests failed out of 2'
  sed -E 's/-[0-9a-f]{16}$//' noted | sort >noted.sorted
  printf '%s\n' "$@" | sed '/^$/d' | sort >expected
  diff -u expected noted.sorted || fail "not what was to start the tests: $*"
}

launcher="-DCMAKE_TEST_LAUNCHER=$scratch/launcher;a b"
emulator="-DCMAKE_CROSSCOMPILING_EMULATOR=$scratch/emulator;-L"
cross=-DCMAKE_SYSTEM_NAME=Linux
launched=("launcher a b reuse-build-driver" "launcher a b reuse-build-driver")

# check_project OPTIONS...: with each kind of program that may start the tests.
check_project() {
  configure "$@" "$emulator"
  expect_noted # nothing: CMake is not cross-compiling
  configure "$@" "$launcher" "$emulator" "$cross"
  expect_noted "${launched[@]}" "emulator -L calc"
  configure "$@" "$launcher"
  expect_noted "${launched[@]}"
  # The variable counts for more.
  configure "$@" "$emulator" "$cross"
  export "$variable=$scratch/runner of-the-variable"
  expect_noted "runner of-the-variable calc" "runner of-the-variable macros"
  unset "$variable"
}

check_configured_runner() {
  mkdir project/.cargo
  printf '[target.%s]\nrunner = ["./runner", "of-the-file"]\n' "$triple" >project/.cargo/config.toml
  cp runner project/
  configure "$emulator" "$cross"
  expect_noted "runner of-the-file calc" "runner of-the-file macros"
}

triple="$(rustc -vV | sed -n 's/^host: //p')"
variable="CARGO_TARGET_$(tr 'a-z-' 'A-Z_' <<<"$triple")_RUNNER"
for name in launcher emulator runner; do
  make_starter "$name"
done
cp -r "$REUSE_BUILD_SOURCE_DIR/tests/cmake/full/project" project
check_project
run 0 "$REUSE_BUILD" archive --manifest-path project/Cargo.toml --workspace --offline \
  --archive-file tests.tar.zst
import=(-DIMPORT="$scratch/tests.tar.zst" -DREMAP="$scratch/project")
check_project "${import[@]}"
check_configured_runner
run 0 "$REUSE_BUILD" archive --manifest-path project/Cargo.toml --workspace --offline \
  --archive-file tests.tar.zst
mv project moved
cp -r moved project
import=(-DIMPORT="$scratch/tests.tar.zst" -DREMAP="$scratch/moved")
rm project/runner # the one of the workspace on this machine is meant
configure "${import[@]}"
expect_noted "runner of-the-file calc" "runner of-the-file macros"
