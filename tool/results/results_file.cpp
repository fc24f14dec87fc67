// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/results_file.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "launch/error.hpp"
#include "support/file.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

class Collector {
 public:
  void read(const fs::path& file);
  std::vector<TestResult> finish() { return std::move(results_); }

 private:
  void add_line(const fs::path& file, std::size_t number, std::string_view text);
  void add(launch::ResultLine line);
  TestResult& result_of(const launch::AttemptResult& attempt);

  std::vector<TestResult> results_;
  std::map<std::pair<std::string, std::string>, std::size_t> index_;
};

// Read in pieces: with the output of ten thousand tests it may be larger than what fits a string.
void Collector::read(const fs::path& file) {
  const Fd fd = open_for_reading(file, failed);
  std::array<char, 65536> buffer{};
  std::string line;
  std::size_t number = 0;
  std::uint64_t offset = 0;
  while (const std::size_t count =
             read_some(fd.get(), offset, buffer.data(), buffer.size(), file, failed)) {
    offset += count;
    std::string_view rest(buffer.data(), count);
    for (std::size_t end = 0; (end = rest.find('\n')) != std::string_view::npos;) {
      line += rest.substr(0, end);
      add_line(file, ++number, line);
      line.clear();
      rest.remove_prefix(end + 1);
    }
    line += rest;
  }
  // What is left in `line` has no end: cut off, even if it can be read.
}

// The name of a file in the directory of long outputs, and no other path.
void find_output(launch::KeptOutput& output, const fs::path& results) {
  if (output.file.empty()) return;
  const bool is_name = output.file.find('/') == std::string::npos && output.file != "..";
  output.file = is_name ? results.string() + ".output/" + output.file : std::string();
}

void Collector::add_line(const fs::path& file, std::size_t number, std::string_view text) {
  if (text.empty()) return;
  try {
    std::optional<launch::ResultLine> line = launch::parse_result_line(text);
    if (!line) return;
    find_output(line->result.out, file);
    find_output(line->result.err, file);
    add(std::move(*line));
  } catch (const Error& error) {
    throw Error(failed,
                "cannot read the results '" + file.string() + "', line " + std::to_string(number) +
                    ": " + error.message(),
                "results files are written by reuse-build-driver; is this one?");
  }
}

TestResult& Collector::result_of(const launch::AttemptResult& attempt) {
  const auto [found, is_new] =
      index_.try_emplace({attempt.binary_id, attempt.test_name}, results_.size());
  if (is_new) results_.push_back({attempt.binary_id, attempt.test_name, {}});
  return results_[found->second];
}

void Collector::add(launch::ResultLine line) {
  std::vector<launch::ResultLine>& attempts = result_of(line.result).attempts;
  // What a shared process left without a result has begun anew.
  if (!attempts.empty() && !attempts.back().has_ended && attempts.back().result.shared &&
      !line.result.shared) {
    attempts.pop_back();
  }
  const auto begun =
      std::find_if(attempts.rbegin(), attempts.rend(), [&line](const launch::ResultLine& other) {
        return !other.has_ended && other.result.attempt == line.result.attempt &&
               other.result.started == line.result.started;
      });
  if (line.has_ended && begun != attempts.rend()) {
    *begun = std::move(line);
  } else {
    attempts.push_back(std::move(line));
  }
}

}  // namespace

std::vector<TestResult> read_results(const std::vector<fs::path>& files) {
  Collector collector;
  for (const fs::path& file : files) collector.read(file);
  return collector.finish();
}

}  // namespace reuse_build
