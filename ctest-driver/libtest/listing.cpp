// SPDX-License-Identifier: MIT OR Apache-2.0
#include "libtest/listing.hpp"

#include <string>

#include "launch/error.hpp"
#include "launch/percent.hpp"
#include "launch/utf8.hpp"

namespace reuse_build::driver {
namespace {

constexpr std::size_t shown_length = 200;

[[noreturn]] void fail(std::size_t number, std::string_view line, const std::string& why) {
  throw Error(ExitCode::test_list_failed,
              "line " + std::to_string(number) + " of its list of tests " + why + ": '" +
                  launch::percent_encode(line.substr(0, shown_length)) + "'");
}

launch::TestName parse_line(std::size_t number, std::string_view line, bool ignored) {
  constexpr std::string_view test = ": test";
  constexpr std::string_view bench = ": benchmark";
  const bool is_bench = line.ends_with(bench);
  if (!launch::is_utf8(line)) fail(number, line, "is not UTF-8");
  if (!is_bench && !line.ends_with(test)) {
    fail(number, line, "ends neither with ': test' nor with ': benchmark'");
  }
  const std::string_view name = line.substr(0, line.size() - (is_bench ? bench : test).size());
  if (name.empty()) fail(number, line, "has no name");
  return {std::string(name), is_bench ? "bench" : "test", ignored};
}

void append(std::vector<launch::TestName>& tests, std::string_view text, bool ignored) {
  for (std::size_t number = 1; !text.empty(); ++number) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    tests.push_back(parse_line(number, line, ignored));
  }
}

}  // namespace

std::vector<launch::TestName> merge_listings(std::string_view all, std::string_view ignored) {
  std::vector<launch::TestName> tests;
  append(tests, all, false);
  append(tests, ignored, true);  // later entries win when they are written
  return tests;
}

}  // namespace reuse_build::driver
