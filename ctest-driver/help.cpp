// SPDX-License-Identifier: MIT OR Apache-2.0
#include "help.hpp"

namespace reuse_build::driver {

const char* const help_text =
    R"(reuse-build-driver: runs the Rust tests of a test tree; ctest starts it once for every test.

  reuse-build-driver run [OPTION...] RECORD TEST_NAME         run one test
  reuse-build-driver run-binary [OPTION...] RECORD            run all tests of one binary
  reuse-build-driver setup-script [OPTION...] RECORD ID       run a setup script of nextest.toml
  reuse-build-driver list [OPTION...] RECORD                  print the tests of one binary
  reuse-build-driver not-listed RECORD                        show why a binary could not be listed
  reuse-build-driver shadow DIR                               make DIR a place to run ctest in
  reuse-build-driver --help | --version

RECORD is the launch record of a test binary, <tree>/target/reuse-build/launch/<n>.
The workspace is the directory of the tests' sources. The first of these counts: --workspace,
REUSE_BUILD_WORKSPACE, the remap noted in the tree, the sources in the tree, the build machine's
path.

Options
  --workspace DIR           the workspace
  --map-original-paths      let the workspace and the target directory appear at the build machine's
                            paths too, for tests that have these compiled in; in a mount namespace,
                            and for others than root a user namespace, which the kernel must permit
  --profile NAME            the profile of nextest.toml that ctest schedules by; it counts where
                            NEXTEST_PROFILE names none
  --time-limit SECONDS      of list: how long the binary may take (default 60)
Options of run-binary
  --jobs N                  how many tests at a time (default 1); CTEST_PARALLEL_LEVEL lowers it
  --tests FILE              a names file with the tests to run, instead of RECORD.tests
  --first I, --count N      of these only N from the I-th on, counted from 1
  --isolation test|binary   a process a test (default), or one for all, as cargo test has it; tests
                            that it left without a result then run by themselves

Environment
  REUSE_BUILD_WORKSPACE=DIR            the workspace
  REUSE_BUILD_RUN_IGNORED=all|only     run tests that are marked #[ignore] too (choose by ctest -L)
  REUSE_BUILD_MAP_ORIGINAL_PATHS=yes   as --map-original-paths
  REUSE_BUILD_RUN_ID=ID                what tests see as NEXTEST_RUN_ID
  REUSE_BUILD_RESULTS=FILE             append a line for every attempt at a test to it
  REUSE_BUILD_RESULTS_OUTPUT=all       with what passing tests print
  NEXTEST_RETRIES=N                    run a failed test up to N times more
  NEXTEST_PROFILE=NAME                 the profile of nextest.toml
  CTEST_PARALLEL_LEVEL=N               what tests see as NEXTEST_TEST_THREADS

Examples
  cd <tree> && reuse-build-driver run target/reuse-build/launch/0 parser::empty
  REUSE_BUILD_WORKSPACE=/root/calc ctest --test-dir <tree>/target/reuse-build/ctest -j8
  reuse-build-driver shadow /tmp/run1 && ctest --test-dir /tmp/run1      (a tree that is read-only)

Exit codes
  the test's own, or its fatal signal    77  skipped: the test, or every one, is ignored
    1  a limit, a leak, a flaky test, 77  96  cannot be run: no workspace, binary or such test ...
    2  wrong usage                       104  the tests of a binary cannot be listed
  100  run-binary: tests failed          105  setup-script: it failed
  110  its output cannot be written
)";

}  // namespace reuse_build::driver
