# SPDX-License-Identifier: MIT OR Apache-2.0
#[=======================================================================[.rst:
.. command:: reusebuild_import_tests

  Makes the tests in an archive tests of this build directory. Needs no cargo.

  .. code-block:: cmake

    reusebuild_import_tests(<name>
      ARCHIVE <file>
      [FORMAT <format>]
      [WORKSPACE_REMAP <directory>]
      [FILTERSET <expression>...]
      [PARTITION <partition> [DURATIONS <file>...]]
      [PLATFORM target|host|any]
      [VERIFY]
      [WITH_DEBUG]
      [MAX_MEMBERS <n>] [MAX_BYTES <n>] [MAX_RATIO <n>]
      [NEXTEST_PROFILE <profile>]
      [GRANULARITY TEST|BINARY|CHUNK] [CHUNK_SIZE <n>] [ISOLATION TEST|BINARY] [TEST_JOBS <n>]
      [EXCLUDE_FROM_ALL])

  ``<name>``
    A target that unpacks the archive into the build tree, when the archive changed.
  ``ARCHIVE <file>``
    What ``reuse-build archive`` or ``cargo nextest archive`` wrote: from the current source
    directory, or absolute. It need not be there while CMake configures. The ``OUTPUT`` of a
    :command:`reusebuild_add_archive` in the same project, and each of its shards, is built first;
    for a file that another target makes, call ``add_dependencies(<name> <target>)``.
  ``FORMAT tar-zst|tar-gz|tar-xz|zip|directory``
    What the archive is. Default: what its first bytes say.
  ``WORKSPACE_REMAP <directory>``
    Where the sources of the tests lie on this machine: from the current source directory, or
    absolute. Default: what the archive says.
  ``FILTERSET <expression>...``
    Only tests that one of these expressions of cargo-nextest's language matches:
    ``package(calc) - test(/slow/)``. Files that only other tests need are not unpacked.
  ``PARTITION hash:<m>/<n>|count:<m>/<n>|slice:<m>/<n>|time:<m>/<n>``
    Only the m-th of n parts of these tests, in cargo-nextest's words and with its choice. The parts
    of ``time`` take about the same time each.
  ``DURATIONS <file>...``
    For ``time``: JUnit files of earlier runs, or ctest's ``CTestCostData.txt``, from the current
    source directory, or absolute. A test that they do not know is taken to need their median.
  ``PLATFORM target|host|any``
    Only tests built for the target, or for the build machine, as unit tests of proc-macros are.
    Default: any.
  ``VERIFY``
    Compare every file with its SHA-256 while unpacking.
  ``WITH_DEBUG``
    Put back the debug sections that ``STRIP split`` of :command:`reusebuild_add_archive` took out.
    They are in ``<archive's name>.debug.tar.zst``, beside the archive.
  ``MAX_MEMBERS <n>``, ``MAX_BYTES <n>``, ``MAX_RATIO <n>``
    An archive with more members, that unpacks to more bytes, or to more bytes for each of its own,
    is refused. Default: 1000000, 256 GiB, 1000 (beyond the first GiB).
  ``NEXTEST_PROFILE``, ``GRANULARITY``, ``CHUNK_SIZE``, ``ISOLATION``, ``TEST_JOBS``
    As for :command:`reusebuild_add_tests`.
  ``EXCLUDE_FROM_ALL``
    The default target does not unpack these tests.

  Names, labels, the test ``<name>_NOT_BUILT`` and what starts the tests are those of
  :command:`reusebuild_add_tests`.
#]=======================================================================]
function(reusebuild_import_tests name)
  list(APPEND CMAKE_MESSAGE_CONTEXT "ReuseBuild")
  set(call "reusebuild_import_tests(${name})")
  set(one_value ARCHIVE FORMAT PARTITION PLATFORM WORKSPACE_REMAP NEXTEST_PROFILE)
  list(APPEND one_value MAX_MEMBERS MAX_BYTES MAX_RATIO)
  list(APPEND one_value GRANULARITY CHUNK_SIZE ISOLATION TEST_JOBS)
  cmake_parse_arguments(PARSE_ARGV 1 arg "EXCLUDE_FROM_ALL;VERIFY;WITH_DEBUG" "${one_value}"
                        "FILTERSET;DURATIONS")
  _reusebuild_check_arguments("${call}" "${name}" "${name}")
  _reusebuild_import_paths(archive remap "${call}")
  _reusebuild_extract_arguments(extract_arguments "${call}")
  _reusebuild_granularity_arguments(granularity "${call}")
  _reusebuild_start_arguments(start_arguments)
  _reusebuild_tree_directory(tree "${name}")

  set(tests "${tree}/target/reuse-build/ctest/CTestTestfile.cmake")
  set(depfile "${tree}.d")
  _reusebuild_write_import_depfile("${depfile}.in" "${tests}" "${archive}")
  add_custom_command(
    OUTPUT "${tests}"
    COMMAND "${CMAKE_COMMAND}" "-DCALL=${call}" "-DARCHIVE=${archive}" -P
            "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/_reusebuild_require_archive.cmake"
    COMMAND "${CMAKE_COMMAND}" -E rm -rf "${tree}"
    COMMAND
      "$<TARGET_FILE:ReuseBuild::tool>" extract --archive-file "${archive}" --extract-to "${tree}"
      --extract-overwrite ${remap} ${extract_arguments} ${granularity} ${start_arguments}
    COMMAND "${CMAKE_COMMAND}" -E touch_nocreate "${tests}" # newer than the archive
    COMMAND "${CMAKE_COMMAND}" -E copy "${depfile}.in" "${depfile}"
    DEPENDS "$<TARGET_FILE:ReuseBuild::tool>" "$<TARGET_FILE:ReuseBuild::driver>"
    DEPFILE "${depfile}"
    COMMENT "Unpacking the Rust tests ${name}"
    VERBATIM)
  _reusebuild_add_target("${name}" "${tests}")
  set_property(TARGET ${name} PROPERTY REUSEBUILD_ARCHIVE "${archive}")
  set_property(GLOBAL APPEND PROPERTY REUSEBUILD_IMPORTS ${name})
  cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL _reusebuild_order_imports)
  _reusebuild_register_tests("${call}" "${name}")
endfunction()
