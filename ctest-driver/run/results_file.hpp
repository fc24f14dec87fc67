// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "launch/result_line.hpp"
#include "process/descriptor.hpp"

namespace reuse_build::driver {

// The run's results file, launch/result_line.hpp, which other drivers write at the same time.
class ResultsFile {
 public:
  // That of REUSE_BUILD_RESULTS; without one nothing is noted. Throws Error(setup_error) when it
  // cannot be opened.
  static ResultsFile open();

  [[nodiscard]] bool is_open() const { return static_cast<bool>(file_); }
  // Where output goes that is too much for a line: beside the file, or in the directory for
  // temporary files.
  [[nodiscard]] std::string output_directory() const;

  // Whether what passing tests print is noted, too: REUSE_BUILD_RESULTS_OUTPUT=all.
  [[nodiscard]] bool keeps_all_output() const { return keeps_all_output_; }

  void note_begin(const launch::AttemptResult& result) const { note({false, result}); }
  void note_end(const launch::AttemptResult& result) const { note({true, result}); }

 private:
  void note(launch::ResultLine line) const;

  std::string name_;
  Descriptor file_;
  bool keeps_all_output_ = false;
};

}  // namespace reuse_build::driver
