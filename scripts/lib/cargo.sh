# shellcheck shell=bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Finding cargo. Sourced by the other scripts.

# The Rust version that is asked for. Older ones lack what cargo's messages must tell.
minimum_rust=1.85

# version_at_least VERSION MINIMUM: both of numbers and dots.
version_at_least() {
  [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]
}

# cargo_version CARGO: prints the version; fails if the program does not run.
cargo_version() {
  local words
  words="$("$1" --version 2>/dev/null)" || return 1
  words="${words#cargo }"
  printf '%s\n' "${words%% *}"
}

# use_cargo: puts a directory with a cargo that is new enough first in PATH: the PATH's own, that of
# rustup, or Debian's. Prints nothing; fails if there is none.
use_cargo() {
  local candidate version
  for candidate in "$(command -v cargo)" "${CARGO_HOME:-${HOME:-/root}/.cargo}/bin/cargo" \
    /usr/bin/cargo; do
    [[ -x "$candidate" ]] || continue
    version="$(cargo_version "$candidate")" || continue
    if version_at_least "$version" "$minimum_rust"; then
      PATH="$(dirname -- "$candidate"):$PATH"
      export PATH
      return 0
    fi
  done
  return 1
}
