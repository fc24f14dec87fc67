# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Mounts and a file system root for a test alone. Sourced after common.sh.

# enter_mount_namespace: starts the script again as root of a mount namespace, whose mounts end with
# it; for an ordinary user also of a user namespace. Skips where neither is allowed.
enter_mount_namespace() {
  [[ -z "${REUSE_BUILD_NAMESPACE_OF:-}" ]] || return 0
  local options=(--mount) user=root
  if ((EUID != 0)); then
    options+=(--map-root-user)
    user=ordinary
  fi
  require_tool unshare
  local said
  said="$(unshare "${options[@]}" mount -t tmpfs tmpfs "${REUSE_BUILD_SCRATCH_DIR:?}" 2>&1)" ||
    skip "there can be no mount namespace here: $said"
  REUSE_BUILD_NAMESPACE_OF="$user" exec unshare "${options[@]}" bash "$0" "$@"
}

# started_by_root: else the root of the namespace is an ordinary user outside of it.
started_by_root() {
  [[ "$REUSE_BUILD_NAMESPACE_OF" == root ]]
}

# copy_into_root ROOT FILE...: the files with the shared libraries they need, where they are here.
copy_into_root() {
  local root="$1" file
  shift
  for file in "$@"; do
    [[ ! -e "$root$file" ]] || continue
    mkdir -p "$root$(dirname -- "$file")"
    cp -L -- "$file" "$root$file"
    # shellcheck disable=SC2046 # paths of the system's libraries have no blanks
    [[ "$file" == *.so* ]] || copy_into_root "$root" $(ldd "$file" | grep -o '/[^ ]*' || true)
  done
}

# make_root ROOT PROGRAM...: a machine with these programs, a shell, the C library, and nothing else.
make_root() {
  local root="$1" program library path
  shift
  mkdir -p "$root"/{bin,dev,proc,tmp,usr/bin}
  chmod 1777 "$root/tmp"
  for program in dash "$@"; do
    path="$(readlink -f -- "$(command -v "$program")")"
    copy_into_root "$root" "$path"
    [[ "$path" == "/usr/bin/$program" ]] || ln -sf "$path" "$root/usr/bin/$program"
  done
  ln -sf ../usr/bin/dash "$root/bin/sh"
  for library in libgcc_s.so.1 libpthread.so.0 libdl.so.2 libm.so.6 librt.so.1; do
    copy_into_root "$root" "$(library_path "$library")"
  done
  touch "$root/dev/null"
  mount --bind /dev/null "$root/dev/null"
}

library_path() {
  /sbin/ldconfig -p | sed -n "s|^\s*$1 .* => ||p" | head -n 1
}

# read_only_mount FROM TO: FROM again at TO, where nothing can be written.
read_only_mount() {
  mkdir -p "$2"
  mount --bind "$1" "$2"
  mount -o remount,bind,ro "$2"
}
