# SPDX-License-Identifier: MIT OR Apache-2.0
#[=======================================================================[.rst:
.. command:: reusebuild_add_tests

  Makes the tests of a Cargo workspace or package tests of this build directory, one CTest test for
  each test function.

  .. code-block:: cmake

    reusebuild_add_tests(<name>
      MANIFEST_PATH <Cargo.toml>
      [PACKAGES <package>...]
      [FEATURES <feature>...] [ALL_FEATURES] [NO_DEFAULT_FEATURES]
      [PROFILE <profile>]
      [TARGET_DIR <directory>]
      [LOCKED] [OFFLINE] [FROZEN]
      [CARGO_ARGS <argument>...]
      [NEXTEST_PROFILE <profile>]
      [GRANULARITY TEST|BINARY|CHUNK] [CHUNK_SIZE <n>] [ISOLATION TEST|BINARY] [TEST_JOBS <n>]
      [EXCLUDE_FROM_ALL])

  ``<name>``
    A target that builds the tests. It does nothing when no source, manifest or lock file changed.
  ``MANIFEST_PATH <Cargo.toml>``
    From the current source directory, or absolute. As with cargo, the manifest of a package means
    that package and that of a workspace its default members.
  ``PACKAGES <package>...``
    Only these packages.
  ``FEATURES``, ``ALL_FEATURES``, ``NO_DEFAULT_FEATURES``, ``LOCKED``, ``OFFLINE``, ``FROZEN``
    As cargo's options of these names.
  ``PROFILE <profile>``
    The cargo profile. Default: cargo's own for tests.
  ``TARGET_DIR <directory>``
    Cargo's target directory; a relative one is in the current binary directory. Default: one in
    the build tree, the same for every call with this manifest.
  ``CARGO_ARGS <argument>...``
    More cargo options of ``reuse-build tree``, as they are: ``--workspace``, ``--lib``,
    ``--exclude <package>`` and so on.
  ``NEXTEST_PROFILE <profile>``
    The profile of the workspace's ``.config/nextest.toml`` by which ctest chooses and schedules the
    tests. ``NEXTEST_PROFILE`` in the environment of ctest names another one for retries and time
    limits. Default: ``default``.
  ``GRANULARITY TEST|BINARY|CHUNK``
    What one test of ctest's is: a Rust test (the default), a test binary, or some of a binary's
    tests. With thousands of tests the latter two are much faster: the driver starts the Rust tests
    itself, each in a process of its own. Their names are ``<binary id>`` and
    ``<binary id>/<first>-<last>``; their output has a line for each Rust test.
  ``CHUNK_SIZE <n>``
    Rust tests of a chunk. Default: 100.
  ``ISOLATION TEST|BINARY``
    ``BINARY``: all Rust tests of a binary or chunk run in one process, as ``cargo test`` has it,
    which is faster still. Those that a crash leaves without a result run again, each by itself.
    ``NEXTEST_TEST_NAME`` and the like are not set then. Implies ``GRANULARITY BINARY``.
  ``TEST_JOBS <n>``
    Rust tests of a binary or chunk that run at a time, of which ctest is told by ``PROCESSORS``;
    CTEST_PARALLEL_LEVEL in the environment lowers it. Default: 1.
  ``EXCLUDE_FROM_ALL``
    The default target does not build these tests.

  Tests are named ``<binary id>/<test name>`` and carry the labels ``rust``, ``target`` (``host``
  for a proc-macro's unit tests), ``package=<package>``, ``kind=<kind>`` and ``binary=<binary id>``.
  Ignored tests show as skipped, unless ``REUSE_BUILD_RUN_IGNORED`` is ``all`` or ``only`` in the
  environment of ctest. Until the tests are built there is one failing test, ``<name>_NOT_BUILT``.

  Tests are started by the runner of cargo's configuration, ``target.<triple>.runner``. Where that
  names none and CMake is cross-compiling, :variable:`CMAKE_CROSSCOMPILING_EMULATOR` starts the
  tests that are labelled ``target``. ctest starts all tests by :variable:`CMAKE_TEST_LAUNCHER`,
  with CMake older than 3.29, too.
#]=======================================================================]
function(reusebuild_add_tests name)
  list(APPEND CMAKE_MESSAGE_CONTEXT "ReuseBuild")
  set(call "reusebuild_add_tests(${name})")
  _reusebuild_cargo_keywords(options one_value many_values)
  cmake_parse_arguments(
    PARSE_ARGV 1 arg "${options};EXCLUDE_FROM_ALL"
    "${one_value};NEXTEST_PROFILE;GRANULARITY;CHUNK_SIZE;ISOLATION;TEST_JOBS" "${many_values}")
  _reusebuild_check_arguments("${call}" "${name}" "${name}")
  _reusebuild_cargo_arguments(cargo_arguments "${call}")
  _reusebuild_granularity_arguments(granularity "${call}")
  _reusebuild_value_arguments(profile NEXTEST_PROFILE=--profile)
  _reusebuild_start_arguments(start_arguments)
  _reusebuild_tree_directory(tree "${name}")

  set(tests "${tree}/target/reuse-build/ctest/CTestTestfile.cmake")
  set(depfile "${tree}.d")
  add_custom_command(
    OUTPUT "${tests}"
    COMMAND "${CMAKE_COMMAND}" -E rm -f "${tests}" # a build that fails leaves no old tests
    COMMAND "$<TARGET_FILE:ReuseBuild::tool>" tree ${cargo_arguments} ${profile} ${granularity}
            --output-dir "${tree}" --depfile "${depfile}" ${start_arguments}
    DEPENDS "$<TARGET_FILE:ReuseBuild::tool>" "$<TARGET_FILE:ReuseBuild::driver>"
    DEPFILE "${depfile}"
    COMMENT "Building the Rust tests ${name}"
    USES_TERMINAL VERBATIM)
  _reusebuild_add_target("${name}" "${tests}")
  _reusebuild_register_tests("${call}" "${name}")
endfunction()
