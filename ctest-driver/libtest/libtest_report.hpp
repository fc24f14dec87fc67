// SPDX-License-Identifier: MIT OR Apache-2.0
// What libtest says it did. It exits with 0 when it ran no test at all, which must not pass for a
// success.
#pragma once

#include <string_view>

namespace reuse_build::driver {

enum class LibtestReport {
  other,    // a test ran, or this is not libtest
  no_test,  // "running 0 tests": the binary has no test of that name
  ignored,  // the test is ignored and was not run
};

// `output` is the beginning of standard output; only the first "running N tests" line in it
// counts, for the test itself may print anything after that.
[[nodiscard]] LibtestReport read_libtest_report(std::string_view output);

}  // namespace reuse_build::driver
