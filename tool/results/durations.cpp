// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/durations.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "launch/error.hpp"
#include "launch/percent.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

std::string ctest_name(const std::string& binary_id, const std::string& test) {
  return launch::encode_test_name(binary_id) + "/" + launch::encode_test_name(test);
}

bool is_cost_data(const fs::path& file) {
  return file.filename() == "CTestCostData.txt";
}

}  // namespace

Durations Durations::read(const std::vector<std::string>& files) {
  Durations durations;
  for (const std::string& file : files) {
    if (is_cost_data(file)) {
      durations.read_cost_data(file);
    } else {
      durations.read_junit(file);
    }
  }
  durations.find_median();
  return durations;
}

void Durations::read_junit(const fs::path& file) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_file(file.c_str());
  if (!result) {
    throw Error(ExitCode::setup_error,
                "cannot read the durations '" + file.string() + "': " + result.description(),
                "give a JUnit file of cargo-nextest or ctest, or ctest's CTestCostData.txt");
  }
  // What was skipped took no time.
  constexpr const char* tests_that_ran = "//testcase[@time and not(skipped)]";
  for (const pugi::xpath_node& found : document.select_nodes(tests_that_ran)) {
    const pugi::xml_node test = found.node();
    const std::string suite = test.parent().attribute("name").value();
    const std::string name = test.attribute("name").value();
    const double seconds = test.attribute("time").as_double();
    // nextest's case is a test in the suite of its binary; ctest's has the whole name.
    seconds_[ctest_name(suite, name)] = seconds;
    seconds_[name] = seconds;
  }
}

// "<name> <number of runs> <average seconds>" a line, up to a line "---".
void Durations::read_cost_data(const fs::path& file) {
  std::istringstream lines(read_file(file, ExitCode::setup_error));
  for (std::string line; std::getline(lines, line) && line != "---";) {
    std::istringstream words(line);
    std::string name;
    long runs = 0;
    double seconds = 0;
    if (words >> name >> runs >> seconds && runs > 0) seconds_[name] = seconds;
  }
}

std::optional<double> Durations::of(const std::string& binary_id, const std::string& test) const {
  const auto found = seconds_.find(ctest_name(binary_id, test));
  return found != seconds_.end() ? std::optional(found->second) : std::nullopt;
}

double Durations::expected(const std::string& binary_id, const std::string& test) const {
  return of(binary_id, test).value_or(median_.value_or(1));
}

void Durations::find_median() {
  if (seconds_.empty()) return;
  std::vector<double> all;
  for (const auto& [name, seconds] : seconds_) all.push_back(seconds);
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  std::nth_element(all.begin(), middle, all.end());
  median_ = *middle;
}

}  // namespace reuse_build
