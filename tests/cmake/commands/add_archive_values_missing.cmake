# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_add_archive\(calc\): no value follows
#   CARGO_ARGS, CONFIG_PROFILE, DEBUGINFO, DURATIONS, EXCLUDE, FEATURES, FILTERSET, FORMAT, INCLUDE,
#   LINT, LONG_WINDOW, MANIFEST_PATH, OUTPUT, OUT_DIR_DEPTH, PACKAGES, PROFILE, SHARDS, SOURCE,
#   STRIP, TARGET_DIR, WORKSPACE_BINARIES, ZSTD_LEVEL\. hint: give a value, or leave the keyword out
#   \(is a variable empty\?\)
reusebuild_add_archive(
  calc
  MANIFEST_PATH
  PROFILE
  TARGET_DIR
  OUTPUT
  PACKAGES
  FEATURES
  CARGO_ARGS
  FORMAT
  INCLUDE
  EXCLUDE
  OUT_DIR_DEPTH
  SOURCE
  WORKSPACE_BINARIES
  LINT
  STRIP
  DEBUGINFO
  ZSTD_LEVEL
  LONG_WINDOW
  SHARDS
  DURATIONS
  FILTERSET
  CONFIG_PROFILE)
