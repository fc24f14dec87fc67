# SPDX-License-Identifier: MIT OR Apache-2.0
# Run by `cmake -P` before an archive is unpacked, with CALL and ARCHIVE defined. The build does not
# name the archive as a file it depends on: a missing one would stop the build of everything else.
if(NOT EXISTS "${ARCHIVE}")
  message(
    FATAL_ERROR "${CALL}: ARCHIVE '${ARCHIVE}' does not exist.\n  hint: copy it there from the "
                "build machine, or make it here with reusebuild_add_archive")
endif()
