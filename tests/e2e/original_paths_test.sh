#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# --map-original-paths: tests with the build machine's paths compiled in pass where neither the
# workspace nor the target directory is there any more; and what is said where that cannot be.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/namespace.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/namespace.sh"
require_cargo
require_tool ctest cmake dash unshare
enter_mount_namespace "$@"

make_workspace() {
  mkdir -p machine/baked/{src,tests,written}
  cd machine/baked
  printf 'data\n' >data.txt
  printf '[package]\nname = "baked"\nversion = "0.1.0"\nedition = "2021"\n' >Cargo.toml
  printf 'fn main() {\n    println!("hello");\n}\n' >src/main.rs
  cat >build.rs <<'END_OF_FILE'
fn main() {
    std::fs::write(format!("{}/made", std::env::var("OUT_DIR").unwrap()), "made\n").unwrap();
}
END_OF_FILE
  cat >tests/paths.rs <<'END_OF_FILE'
use std::fs;

#[test]
fn reads_a_source() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data.txt"));
    assert_eq!(text.unwrap(), "data\n");
}

#[test]
fn writes_below_the_sources() {
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/written/file"), "text").unwrap();
}

#[test]
fn reads_what_was_generated() {
    assert_eq!(fs::read_to_string(concat!(env!("OUT_DIR"), "/made")).unwrap(), "made\n");
}

#[test]
fn starts_a_program() {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_baked")).output();
    assert_eq!(run.unwrap().stdout, b"hello\n");
}
END_OF_FILE
  cd "$scratch"
}

# build TARGET_DIRECTORY: tests.tar.zst and tree; the sources are in `sources` from then on.
build() {
  make_workspace
  run 0 "$REUSE_BUILD" archive --manifest-path machine/baked/Cargo.toml --target-dir "$1" \
    --archive-file tests.tar.zst --lint allow
  rm -rf sources tree
  mkdir sources
  cp -r machine/baked/{src,tests,written,data.txt,Cargo.toml,Cargo.lock} sources
  rm -rf machine
  run 0 "$REUSE_BUILD" extract --archive-file tests.tar.zst --extract-to tree \
    --workspace-remap sources
}

# mapped EXIT_CODE COMMAND...: with the variable set.
mapped() { REUSE_BUILD_MAP_ORIGINAL_PATHS=yes run "$@"; }

ctest_in_tree=(ctest --test-dir tree/target/reuse-build/ctest --output-on-failure -j2)
all_passed='100% tests passed, 0 tests failed out of 4'

check_tree() {
  run 8 "${ctest_in_tree[@]}"
  expect '0% tests passed, 4 tests failed out of 4'
  mapped 0 "${ctest_in_tree[@]}"
  expect "$all_passed"
  [[ "$(<sources/written/file)" == text ]] || fail 'the sources were not written to'
  [[ ! -e machine ]] || fail "left behind: $(find machine)"
}

check_tool() {
  local options=(--archive-file tests.tar.zst --workspace-remap sources)
  run 100 "$REUSE_BUILD" ctest "${options[@]}"
  run 0 "$REUSE_BUILD" ctest "${options[@]}" --map-original-paths
  expect "$all_passed"
}

# check_user: any user, in a user namespace, with ids, and without rights, as before.
check_user() {
  started_by_root || return 0
  local as=(chroot --userspec=65534:65534 / sh -c) place
  place="$(mktemp -d)"
  chmod 755 "$place"
  cp -r tree sources "$place"
  rm -f "$place/sources/written/file"
  chmod 777 "$place/sources/written"
  REUSE_BUILD_WORKSPACE="$place/sources" mapped 0 "${as[@]}" \
    "$place/tree/target/reuse-build/bin/*/reuse-build-driver shadow '$place/sources/written/run' &&
     ctest --test-dir '$place/sources/written/run' --output-on-failure"
  expect "$all_passed"
  [[ "$(stat -c %u "$place/sources/written/file")" == 65534 ]] || fail 'written by somebody else'
  rm -rf "$place"
}

# check_chroot: its root is no mount point, and what is mounted there stays there.
check_chroot() {
  local root="$scratch/root" before after
  make_root "$root" ctest cmake
  cp -r tree sources "$root"
  before="$(wc -l </proc/self/mountinfo)"
  local run_there=(env -i REUSE_BUILD_WORKSPACE=/sources REUSE_BUILD_MAP_ORIGINAL_PATHS=yes
    PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot)
  local there=("$root" ctest --test-dir /tree/target/reuse-build/ctest --output-on-failure)
  run 0 "${run_there[@]}" "${there[@]}"
  expect "$all_passed"
  after="$(wc -l </proc/self/mountinfo)"
  [[ "$before" == "$after" ]] || fail "mounts are left: $(</proc/self/mountinfo)"
  if started_by_root; then # the kernel gives no user namespace in a chroot
    chmod -R a+rwX "$root/tree"
    run 8 "${run_there[@]}" --userspec=65534:65534 "${there[@]}"
    expect "^error: cannot map the build machine's paths: .*Operation not permitted" \
      '^  hint: .*without --map-original-paths'
  fi
}

# A setup script sees the build machine's paths, too, and leaves its variables outside of them.
check_setup_script() {
  mkdir -p machine/scripted/{src,.config}
  cd machine/scripted
  printf '[package]\nname = "scripted"\nversion = "0.1.0"\nedition = "2021"\n' >Cargo.toml
  cat >src/lib.rs <<'END_OF_FILE'
#[test]
fn has_what_the_script_read() {
    assert_eq!(std::env::var("DATA").unwrap(), "data");
}
END_OF_FILE
  echo data >data.txt
  cat >.config/nextest.toml <<END_OF_FILE
experimental = ["setup-scripts"]
[scripts.setup.read]
command = "sh -c 'echo DATA=\$(cat $PWD/data.txt) >\$NEXTEST_ENV'"
[[profile.default.scripts]]
filter = "all()"
setup = "read"
END_OF_FILE
  cd "$scratch"
  run 0 "$REUSE_BUILD" archive --manifest-path machine/scripted/Cargo.toml \
    --archive-file scripted.tar.zst --lint allow
  mv machine moved
  run 0 "$REUSE_BUILD" extract --archive-file scripted.tar.zst --extract-to scripted-tree \
    --workspace-remap moved/scripted
  run 8 ctest --test-dir scripted-tree
  expect '1 tests failed out of 2'
  mapped 0 ctest --test-dir scripted-tree --output-on-failure
  expect '0 tests failed out of 2'
}

# Where there can be no more namespaces, and where the paths are in use.
check_refusals() {
  local record limits=/proc/sys/user
  record="$(grep -l '^binary-id baked::paths$' tree/target/reuse-build/launch/*)"
  local driver=("$REUSE_BUILD_DRIVER" run --map-original-paths)
  run 96 unshare --user --map-root-user sh -ec "
    echo 0 >$limits/max_mnt_namespaces; echo 0 >$limits/max_user_namespaces
    exec \"\$@\"" sh "${driver[@]}" "$record" reads_a_source
  expect "^error: cannot map the build machine's paths: the limit of namespaces is reached" \
    '^  hint: run as root, .*without --map-original-paths'
  mkdir -p machine/baked/inner
  cp -r sources machine/baked/inner/sources
  run 96 "${driver[@]}" --workspace machine/baked/inner/sources "$record" reads_a_source
  expect "^error: .*: they would hide '$scratch/machine/baked/inner/sources'" '^  hint: move'
  rm -rf machine
}

for target in machine/baked/target machine/out; do
  build "$target"
  check_tree
done
check_tool
check_user
check_chroot
check_refusals
check_setup_script
