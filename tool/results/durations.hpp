// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace reuse_build {

// How long tests took in earlier runs, in seconds.
class Durations {
 public:
  // Reads JUnit files, cargo-nextest's (a suite a binary id) and ctest's (names as ctest has them),
  // and ctest's own Testing/Temporary/CTestCostData.txt. A later file counts for a test that
  // several have. Throws (setup_error) naming a file that is neither.
  static Durations read(const std::vector<std::string>& files);

  [[nodiscard]] std::optional<double> of(const std::string& binary_id,
                                         const std::string& test) const;
  // Of all tests that are known. Nothing when none is.
  [[nodiscard]] std::optional<double> median() const { return median_; }
  // What a test is taken to need: its own time, else the median, else a second.
  [[nodiscard]] double expected(const std::string& binary_id, const std::string& test) const;

 private:
  void read_junit(const std::filesystem::path& file);
  void read_cost_data(const std::filesystem::path& file);
  void find_median();

  std::map<std::string, double> seconds_;  // by ctest's name of the test
  std::optional<double> median_;
};

}  // namespace reuse_build
