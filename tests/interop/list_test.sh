#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# `list` in every form: byte for byte what cargo-nextest prints of the same archive, whoever wrote it.
# shellcheck source=tests/lib/common.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/common.sh"
# shellcheck source=tests/lib/nextest.sh
source "$REUSE_BUILD_SOURCE_DIR/tests/lib/nextest.sh"
require_nextest

# make_archives NAME OPTIONS...: of a project, by both; its sources are elsewhere since, and the
# target directory is gone.
make_archives() {
  local name="$1" options
  cp -R "$REUSE_BUILD_SOURCE_DIR/tests/projects/$name" built
  rm -rf built/target
  options=(--manifest-path built/Cargo.toml --offline --workspace "${@:2}")
  run 0 cargo nextest archive "${options[@]}" --archive-file "nextest-$name.tar.zst"
  run 0 "$REUSE_BUILD" archive "${options[@]}" --archive-file "own-$name.tar.zst"
  rm -rf built/target
  mv built "$name"
}

# list_by_both ARCHIVE ARGUMENTS...: to nextest.list and own.list, the exit codes in the last line.
# What must differ is made equal: where the archive was extracted to, which is each one's own; and
# people are shown no control characters by us, for they come from whoever wrote the archive.
list_by_both() {
  local archive="$1" sources status=0
  sources="${archive#*-}"
  sources="${sources%.tar.zst}"
  local options=(--archive-file "$archive" --workspace-remap "$sources")
  mkdir -p extracted
  cargo nextest list "${options[@]}" --extract-to extracted --extract-overwrite "${@:2}" \
    >nextest.out 2>nextest.err || status=$?
  sed "s|$scratch/extracted/|TREE/|g" nextest.out >nextest.list
  [[ " $* " != *' human '* ]] || sed -i 's/\x08/\\x08/g; s/\x0C/\\x0C/g' nextest.list
  printf '\nexit code %s\n' "$status" >>nextest.list
  status=0
  "$REUSE_BUILD" list "${options[@]}" "${@:2}" >own.out 2>own.err || status=$?
  sed -E "s|$REUSE_BUILD_CACHE_DIR/trees/[0-9a-f-]+/|TREE/|g" own.out >own.list
  printf '\nexit code %s\n' "$status" >>own.list
}

# compare ARCHIVE ARGUMENTS...
compare() {
  list_by_both "$@"
  cmp -s nextest.list own.list && return
  diff -u nextest.list own.list | head -n 50 || true
  fail "list $*: $(<nextest.err) $(<own.err)"
}

# compare_formats ARCHIVE ARGUMENTS...: with words behind `--` after all options.
compare_formats() {
  local format
  for format in human oneline json; do
    compare "$1" --message-format "$format" "${@:2}"
  done
}

# One set of options a line, words separated by blanks, "" for an empty one.
check_choices() {
  local archive="$1" line options
  while IFS= read -r line; do
    eval "options=($line)"
    compare_formats "$archive" "${options[@]}"
  done
}

make_archives filtersets --all-targets
make_archives outcomes

check_choices nextest-filtersets.tar.zst <<'OPTIONS'

-E 'package(beta) + test(parses)'
-E 'kind(bench) & test(nothing)'
--run-ignored all
--run-ignored only -E 'package(alpha-app)'
--platform-filter host
--partition count:1/2
--partition slice:2/3 -E 'not package(names)' --run-ignored all
--partition hash:1/2 parse
parse empty
parse -- --exact fast
-- --exact parses --skip parser::empty
-- --skip parse --skip "" --ignored
-- --include-ignored --skip e
-E 'package(alpha-app)' -- -- --skip
""
OPTIONS
check_choices own-filtersets.tar.zst <<'OPTIONS'
-E 'package(beta) + test(parses)' --run-ignored all --partition slice:1/2
-- --exact parses --ignored
OPTIONS
check_choices own-outcomes.tar.zst <<'OPTIONS'

-E 'kind(lib)' pass -- --include-ignored
OPTIONS
check_choices nextest-outcomes.tar.zst <<'OPTIONS'
--partition count:2/3 --run-ignored all
OPTIONS

# The other forms, and binaries alone, of which nothing is chosen.
for archive in nextest-filtersets.tar.zst own-filtersets.tar.zst; do
  for format in auto human oneline json json-pretty; do
    compare "$archive" --message-format "$format" --list-type binaries-only -E 'package(beta)'
  done
  compare "$archive" --message-format json-pretty parse
  compare "$archive" --message-format auto parse
done
compare nextest-filtersets.tar.zst --list-type binaries-only -E 'package(nothing_like_it)'

# What nextest refuses behind `--`, we refuse, with its exit code.
while read -ra words; do
  compare nextest-filtersets.tar.zst -- "${words[@]}"
  grep -qx 'exit code 96' own.list || fail "accepted: ${words[*]}"
done <<'WORDS'
--skip
--skip=x
--exact --exact
--nocapture --no-capture
--ignored --include-ignored
--ignored --ignored
--test-threads 1
-x
WORDS
compare nextest-filtersets.tar.zst --run-ignored all -- --ignored

# Of all differences the only one of meaning: nextest leaves nothing out when whole names are to be
# left out and nothing else is said, though its documentation says that it does.
list_by_both nextest-filtersets.tar.zst --message-format oneline -- --exact --skip parses
grep -q ' parses$' nextest.list || fail 'nextest does as it says; compare the lists'
grep -v ' parses$' nextest.list >expected.list
expect_same expected.list own.list

# Our own spelling before `--`.
own_list() {
  "$REUSE_BUILD" list --archive-file own-filtersets.tar.zst --message-format oneline "$@" 2>own.err ||
    fail "$(<own.err)"
}
own_list -- --exact --skip parses >expected.list
own_list --exact --skip parses >own.list
expect_same expected.list own.list
own_list -- --exact parses >expected.list
own_list parses --exact >own.list
expect_same expected.list own.list

# What nextest archived is listed by starting its test binaries, twice each, and then remembered.
runner="CARGO_TARGET_$(rustc -vV | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')_RUNNER"
# shellcheck disable=SC2016 # for the runner's shell
printf '#!/bin/sh\necho "$*" >>"%s"\nexec "$@"\n' "$scratch/started" >runner.sh
chmod +x runner.sh
export "$runner=$scratch/runner.sh"
export REUSE_BUILD_CACHE_DIR="$scratch/other-cache"
for _ in 1 2; do
  run 0 "$REUSE_BUILD" list --archive-file nextest-outcomes.tar.zst --workspace-remap outcomes
  run 0 "$REUSE_BUILD" list --archive-file nextest-outcomes.tar.zst --workspace-remap outcomes \
    --message-format json pass
  sort started | uniq -c | grep -qv '^ *1 ' && fail "started more than once: $(<started)"
done
binaries="$("$REUSE_BUILD" list --archive-file nextest-outcomes.tar.zst --list-type binaries-only | wc -l)"
[[ "$(wc -l <started)" == $((2 * binaries)) ]] || fail "$binaries binaries: $(<started)"
