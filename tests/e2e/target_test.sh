#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The target machine: ctest and the archive, the sources at another path; no cargo, no compiler, no
# modules of CMake, none of our programs.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/namespace.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/namespace.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
require_tool ctest cmake tar dash
require_shared mixed.tar.zst
enter_mount_namespace "$@"

root="$scratch/root"
target_tests="$(count_tests "$shared/mixed.tar.zst" -v '^calc-macros ')"
all_passed="100% tests passed, 0 tests failed out of $target_tests"

# on_target [--userspec=U:G] COMMANDS: on the machine, with nothing of this one's environment.
on_target() {
  local chroot_options=("${@:1:$#-1}")
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin REUSE_BUILD_WORKSPACE="${workspace-/sources/calc}" \
    chroot "${chroot_options[@]}" "$root" /bin/sh -ec "${*: -1}"
}

make_machine() {
  local programs=(ctest cmake tar)
  ! command -v zstd >/dev/null || programs+=(zstd)
  make_root "$root" "${programs[@]}"
  run 0 find "$root" '(' -path '*/share/*' -o -name 'cargo*' -o -name 'rustc*' -o -name 'reuse-build*' ')'
  [[ -z "$output" ]] || fail "they are not to be there: $output"
  mkdir -p "$root/sources" "$root/home/a b"
  cp -r "$shared/mixed" "$root/sources/calc"
  cp "$shared/mixed.tar.zst" "$root/sources/"
}

check_plain_run() {
  run 0 on_target 'cd "/home/a b"; cmake -E tar xf /sources/mixed.tar.zst
    ctest --test-dir target/reuse-build/ctest -L "^target$"'
  expect "$all_passed" 'calc-eval::golden/limits/many%20terms \.+\*\*\*Skipped'
  run 0 on_target 'ctest --test-dir "/home/a b/target/reuse-build/ctest" -L "^host$"'
  expect '100% tests passed'
}

check_tar() {
  [[ -e "$root/usr/bin/zstd" ]] || return 0
  mkdir "$root/home/tar"
  run 0 on_target 'tar -C /home/tar -xf /sources/mixed.tar.zst
    ctest --test-dir /home/tar/target/reuse-build/ctest -L "^target$" -j2'
  expect "$all_passed"
  rm -rf "$root/home/tar"
}

check_missing_workspace() {
  local workspace
  for workspace in '' /nowhere; do
    run 8 on_target 'cd "/home/a b/target"
      ctest --test-dir reuse-build/ctest -R ^calc-cli:: --output-on-failure'
    expect '0% tests passed' "^error: .*workspace .*${workspace:-build-machine/mixed}" '^  hint: ' \
      REUSE_BUILD_WORKSPACE
  done
}

check_moved_tree() {
  mkdir "$root/moved"
  mv "$root/home/a b/target" "$root/moved/"
  run 0 on_target 'ctest --test-dir /moved/target/reuse-build/ctest -L "^target$" -j2'
  expect "$all_passed"
  run 0 on_target 'cd /moved/target/reuse-build/ctest; ctest --rerun-failed -R golden'
}

# check_read_only [--userspec=U:G]: the tree cannot be written; two runs at a time, with logs of
# their own.
check_read_only() {
  local run log shadow=/tmp/shadow.$#
  on_target "$@" "! /bin/sh -c ': >/ro/target/file' 2>/tmp/said.$#" || fail 'the tree can be written'
  for run in 1 2; do
    on_target "$@" "set -- /ro/target/reuse-build/bin/*/reuse-build-driver
      \$1 shadow $shadow.$run; ctest --test-dir $shadow.$run -L '^target$' -j2" >"run.$run" 2>&1 &
  done
  wait
  for run in 1 2; do
    output="$(<"run.$run")"
    expect "$all_passed"
    log="$root$shadow.$run/Testing/Temporary/LastTest.log"
    [[ "$(grep -c '^Test time = ' "$log")" == "$target_tests" ]] || fail "$log lacks tests"
  done
}

make_machine
check_plain_run # without /proc
mount --rbind /proc "$root/proc"
check_plain_run
check_tar
check_missing_workspace
check_moved_tree
read_only_mount "$root/moved" "$root/ro"
check_read_only
if started_by_root; then
  check_read_only --userspec=65534:65534
fi
