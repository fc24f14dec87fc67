#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# Filtersets, partitions and the options beside them: cargo-nextest and we choose the same tests in
# the same order, and refuse the same expressions.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
require_nextest

interop="$REUSE_BUILD_SOURCE_DIR/tests/interop"
here="$PWD"

# build: the project's binaries, and the two documents that spare cargo from then on.
build() {
  cp -R "$REUSE_BUILD_SOURCE_DIR/tests/projects/filtersets" project
  rm -rf project/target
  cd project
  cargo metadata --format-version 1 --offline >"$here/cargo.json" 2>/dev/null
  cargo nextest list --offline --workspace --all-targets --list-type binaries-only \
    --message-format json >"$here/binaries.json" 2>"$here/build.log" || fail "$(<"$here/build.log")"
}

# nextest_list ARGUMENTS...: of all tests.
nextest_list() {
  cargo-nextest nextest list --binaries-metadata "$here/binaries.json" \
    --cargo-metadata "$here/cargo.json" "$@"
}

# nextest_choice NAME EXPRESSION OPTIONS...: writes what it chooses to nextest/NAME.
nextest_choice() {
  local status=0 ignored=(--run-ignored all)
  [[ " ${*:3} " != *' --run-ignored '* ]] || ignored=()
  nextest_list --message-format oneline "${ignored[@]}" -E "$2" "${@:3}" \
    >"$here/nextest/$1" 2>"$here/nextest.$1.err" || status=$?
  case "$status" in
    0) ;;
    94) printf 'error\n' >"$here/nextest/$1" ;;
    *) fail "nextest exits with $status: $(<"$here/nextest.$1.err")" ;;
  esac
  rm "$here/nextest.$1.err"
}

# read_expressions FILE: into the array $expressions.
read_expressions() {
  mapfile -t expressions < <(sed -e '/^#/d' -e '/^$/d' "$1")
  expressions=("${expressions[@]//⏎/$'\n'}")
}

# evaluate OPTIONS...: $expressions by both, two of nextest at a time.
evaluate() {
  local number
  rm -rf "$here/nextest" "$here/own"
  mkdir "$here/nextest" "$here/own"
  printf '%s\0' "${expressions[@]}" |
    "$EVALUATE_FILTERSETS" "$here/list.json" "$here/cargo.json" "$here/own" "$@" >"$here/own.errors"
  for number in "${!expressions[@]}"; do
    nextest_choice "$number" "${expressions[number]}" "$@" &
    ((number % 2 == 0)) || wait
  done
  wait
}

# expect_same_choices: reports every expression by which they differ.
expect_same_choices() {
  local number differing=0
  for number in "${!expressions[@]}"; do
    diff -u "$here/nextest/$number" "$here/own/$number" && continue
    printf 'by: %s\n\n' "${expressions[number]}"
    differing=$((differing + 1))
  done
  ((differing == 0)) || fail "$differing of ${#expressions[@]} filtersets ($*)"
}

# check_corpus: a corpus in which nearly all failed, or nothing did, would show nothing.
check_corpus() {
  local refused empty
  read_expressions "$interop/filtersets.txt"
  evaluate
  expect_same_choices
  refused="$(grep -lx error "$here"/own/* | wc -l)"
  empty="$(find "$here/own" -empty | wc -l)"
  printf '%s filtersets, %s of them refused, %s without a test\n' "${#expressions[@]}" "$refused" "$empty"
  ((${#expressions[@]} - refused - empty >= 200 && refused >= 100)) || fail 'the corpus is too small'
}

check_not_supported() {
  local number
  read_expressions "$interop/filtersets_not_supported.txt"
  evaluate
  for number in "${!expressions[@]}"; do
    ! grep -qx error "$here/nextest/$number" || fail "nextest refuses ${expressions[number]}"
    grep -qx error "$here/own/$number" || fail "we accept ${expressions[number]}"
  done
}

check_options() {
  local options
  expressions=('all()' 'not test(a) or kind(lib)' 'package(names)')
  while read -ra options; do
    evaluate "${options[@]}"
    expect_same_choices "${options[*]}"
  done <<'OPTIONS'
--run-ignored default
--run-ignored only
--run-ignored ignored-only
--platform-filter host
--platform-filter target
--platform-filter any
--partition hash:1/3
--partition hash:2/3
--partition hash:3/3
--partition count:1/2
--partition count:2/2
--partition slice:1/2
--partition slice:2/2
--partition slice:+2/5
--partition slice:1/1
--partition count:3/5 --run-ignored default
--partition slice:3/5 --run-ignored only
--partition slice:2/3 --platform-filter target
--partition hash:7/18446744073709551615
OPTIONS
}

build
nextest_list --message-format json --run-ignored all >"$here/list.json" 2>"$here/list.err" ||
  fail "$(<"$here/list.err")"
check_corpus
check_not_supported
check_options
