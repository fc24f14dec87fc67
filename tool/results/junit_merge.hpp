// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "results/junit_document.hpp"

namespace reuse_build {

// Puts the JUnit files of a run's parts together: ours, cargo-nextest's, or any others with one
// level of suites. Suites of one name become one.
class JunitMerge {
 public:
  // Throws (setup_error), naming the file, when it is no JUnit file; naming test and both files,
  // when an earlier one has a test, too. One that was skipped in a file counts where it ran; setup
  // scripts run in each part, and all their runs are kept.
  void add(const std::filesystem::path& file);

  // Whether any file has the test, be it as skipped.
  [[nodiscard]] bool has(std::string_view binary_id, std::string_view test) const;
  [[nodiscard]] bool has_suite(std::string_view binary_id) const;

  // The file's text. `time` is the sum of the parts', `timestamp` that of the first to begin. To be
  // called once.
  std::string finish();

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  // suite, class, name
  struct Place {
    std::filesystem::path file;
    pugi::xml_node node;
  };

  void add_root(const pugi::xml_node& root);
  void add_suite(const pugi::xml_node& suite, const std::filesystem::path& file);
  void add_test(pugi::xml_node suite, const pugi::xml_node& test,
                const std::filesystem::path& file);

  JunitDocument document_{"nextest-run"};
  JunitTotals totals_;
  std::map<Key, Place> tests_;
  std::set<std::pair<std::string, std::string>, std::less<>> names_;  // suite, name
  std::set<std::string, std::less<>> suites_;
};

}  // namespace reuse_build
