# SPDX-License-Identifier: MIT OR Apache-2.0
# Everything that may be given at the least and at the most is taken as it is.
reusebuild_add_archive(
  least
  MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}"
  FORMAT tar-xz
  INCLUDE "" EXCLUDE ""
  OUT_DIR_DEPTH 0
  SOURCE none
  WORKSPACE_BINARIES ALL
  LINT allow
  STRIP none
  DEBUGINFO full
  ZSTD_LEVEL -7
  LONG_WINDOW 10
  SHARDS 1)
reusebuild_add_archive(
  most
  MANIFEST_PATH "${CMAKE_CURRENT_LIST_FILE}"
  OUTPUT most.data
  FORMAT zip
  INCLUDE data target:..x profile:lib build:x/ workspace:a.b package=calc:data workspace:
  EXCLUDE "**/*.tmp" "[ab]/{c,d}"
  OUT_DIR_DEPTH infinite
  SOURCE "data/**" "*.txt"
  WORKSPACE_BINARIES calc-cli calc-gui
  WITHOUT_LIBSTD
  LINT deny
  STRIP split
  DEBUGINFO none
  ZSTD_LEVEL 22
  LONG_WINDOW 31
  SHARDS 3
  SPLIT_BINARIES
  DURATIONS "${CMAKE_CURRENT_LIST_FILE}"
  FILTERSET "kind(test)" "package(calc) - test(/slow/)"
  CONFIG_PROFILE ci
  REMAP_SOURCE)
enable_testing()
reusebuild_import_tests(imported ARCHIVE most.data FORMAT zip FILTERSET "test(a)" PARTITION
                        slice:2/2 PLATFORM host VERIFY WITH_DEBUG EXCLUDE_FROM_ALL)
