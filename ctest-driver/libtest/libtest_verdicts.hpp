// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "libtest/libtest_output.hpp"

namespace reuse_build::driver {

// What a process said of the tests that it was to run.
class LibtestVerdicts {
 public:
  struct Entry {
    std::string shown_name;  // as LibtestOutput has it
    bool passed;
  };

  // `names` are the tests that it was to run, sorted; `exit_code` is the process's, or -1 when it
  // was ended by a signal.
  LibtestVerdicts(const std::vector<std::string>& names, const LibtestOutput& output,
                  int exit_code);

  // Nothing for a test without a verdict that can be trusted.
  [[nodiscard]] const Entry* find(const std::string& name) const;
  // Why none is trusted, though there are some: something else has printed such lines, a libtest
  // binary that a test started for instance.
  [[nodiscard]] const std::string& doubt() const { return doubt_; }

 private:
  [[nodiscard]] std::string why_not_to_trust(const LibtestOutput& output, int exit_code,
                                             std::size_t test_count) const;

  std::map<std::string, Entry> entries_;
  std::size_t strangers_ = 0;
  std::string doubt_;
};

}  // namespace reuse_build::driver
