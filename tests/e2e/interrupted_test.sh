#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# The tool killed or interrupted in the middle: nothing at the place of the result, nothing running,
# and the next call works.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/shared.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/shared.sh"
# shellcheck source=tests/lib/processes.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/processes.sh"
require_cargo
require_shared mixed.tar.zst

# start ARGUMENT...: the tool in the background, as $tool. A shell has its background processes ignore
# SIGINT: not so here.
start() {
  env --default-signal=INT "$REUSE_BUILD" "$@" >log 2>&1 &
  tool=$!
}

# stop SIGNAL: and waits; the tool dies of that signal.
stop() {
  local status=0
  kill -"$1" "$tool"
  kill -CONT "$tool" 2>/dev/null || true # see below
  wait "$tool" 2>/dev/null || status=$?
  [[ "$status" == "$((128 + $(kill -l "$1")))" ]] || fail "exit code $status after $1: $(<log)"
}

# stop_when_there SIGNAL FINAL PATTERN ARGUMENT...: stops the tool as soon as a file matches and
# before the final one is there; once more when that was too late. Held by SIGSTOP, so that nothing
# changes between looking and stopping.
stop_when_there() {
  local attempt
  for attempt in {1..20}; do
    rm -rf "$2" "$2.sha256"
    start "${@:4}"
    until compgen -G "$3" >/dev/null || ! kill -0 "$tool" 2>/dev/null; do :; done
    kill -STOP "$tool" 2>/dev/null || true
    if [[ ! -e "$2" ]] && kill -0 "$tool" 2>/dev/null; then
      stop "$1"
      return
    fi
    kill -KILL "$tool" 2>/dev/null || true
    wait "$tool" 2>/dev/null || true
  done
  fail "it was too fast $attempt times"
}

check_extraction() {
  local digest options=(--archive-file "$shared/mixed.tar.zst")
  digest="$(sha256sum <"$shared/mixed.tar.zst" | cut -d ' ' -f 1)"
  mkdir -p out
  for signal in KILL INT TERM; do
    stop_when_there "$signal" out/target 'out/.reuse-build-extract.*/target/debug' \
      extract "${options[@]}" --extract-to out
    [[ ! -e out/target ]] || fail "half of a tree is at its place after $signal"
    [[ "$signal" == KILL || -z "$(ls -A out)" ]] || fail "left after $signal: $(ls -A out)"
    rm -rf out/.reuse*
    stop_when_there "$signal" "cache/trees/$digest" "cache/trees/$digest.staged.*/target/debug" \
      ctest "${options[@]}" --workspace-remap "$shared/mixed" -- -N
    [[ ! -e "cache/trees/$digest" ]] || fail "half of a tree is in the cache after $signal"
  done
  run 0 "$REUSE_BUILD" extract "${options[@]}" --extract-to out
  run 0 "$REUSE_BUILD" ctest "${options[@]}" --workspace-remap "$shared/mixed" -- -N
  expect 'Extracting' ': calc-cli::cli/'
  [[ -z "$(compgen -G 'cache/trees/*.staged.*')" ]] || fail "leftovers stay: $(ls cache/trees)"
}

# While the archive is written, and before that while cargo builds.
check_archive() {
  local options=(archive --manifest-path project/Cargo.toml --archive-file out/x.tar.zst)
  cp -r "$REUSE_BUILD_SOURCE_DIR/tests/projects/outcomes" project
  # shellcheck disable=SC2016 # the script's own
  printf '#!/bin/sh\n[ "$1" != test ] || { : >"$OUTCOMES_PROCESSES/$$"; exec sleep 600; }\nexec "%s" "$@"\n' \
    "$(command -v cargo)" >slow-cargo
  chmod +x slow-cargo
  rm -rf out
  mkdir out
  for signal in KILL INT TERM HUP; do
    CARGO="$scratch/slow-cargo" start "${options[@]}"
    wait_for_noted 1
    stop "$signal"
    wait_until "the end of cargo after $signal" none_is_running
    forget_noted
    [[ ! -e out/x.tar.zst ]] || fail "an archive is there after $signal"
    [[ "$signal" == KILL || -z "$(ls -A out)" ]] || fail "left after $signal: $(ls -A out)"
    rm -f out/.x*
  done
  run 0 "$REUSE_BUILD" "${options[@]}"
  run 0 "$REUSE_BUILD" list --archive-file out/x.tar.zst
}

check_writing() {
  local options=(archive --manifest-path project/Cargo.toml --archive-file out/x.tar.zst --zstd-level 22)
  for signal in KILL INT TERM; do
    stop_when_there "$signal" out/x.tar.zst 'out/.x.tar.zst.*' "${options[@]}"
    [[ ! -e out/x.tar.zst ]] || fail "half of an archive is at its place after $signal"
    [[ "$signal" == KILL || -z "$(ls -A out)" ]] || fail "left after $signal: $(ls -A out)"
    rm -f out/.x*
  done
  run 0 "$REUSE_BUILD" "${options[@]}"
}

check_extraction
check_archive
check_writing
