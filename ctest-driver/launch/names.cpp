// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/names.hpp"

#include <algorithm>
#include <charconv>

#include "launch/error.hpp"
#include "launch/percent.hpp"

namespace reuse_build::launch {
namespace {

struct EncodedTest {
  std::string name;
  const TestName* test;
};

[[noreturn]] void fail_line(std::string_view line) {
  throw Error(ExitCode::setup_error, "line '" + std::string(line) +
                                         "' is not '<name><tab><kind>' of a test, or is cut off");
}

// The line that starts at `begin`, without its end.
std::string_view line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('\n', begin);
  if (end == std::string_view::npos) fail_line(text.substr(begin));
  return text.substr(begin, end - begin);
}

std::size_t start_of_line(std::string_view text, std::size_t position) {
  if (position == 0) return 0;
  const std::size_t before = text.rfind('\n', position - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::string_view encoded_name(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || tab == 0) fail_line(line);
  return line.substr(0, tab);
}

// "1,0,2"
std::vector<unsigned> parse_policies(std::string_view text, std::string_view line) {
  std::vector<unsigned> policies;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data();; ++at) {
    const auto [behind, status] = std::from_chars(at, end, policies.emplace_back());
    if (status != std::errc{}) fail_line(line);
    if (behind == end) return policies;
    if (*behind != ',') fail_line(line);
    at = behind;
  }
}

std::string policies_text(const std::vector<unsigned>& policies) {
  std::string text;
  for (const unsigned policy : policies) text += (text.empty() ? "" : ",") + std::to_string(policy);
  return text;
}

TestName parse_line(std::string_view line) {
  constexpr std::string_view mark = " ignored";
  const std::string_view name = encoded_name(line);
  std::string_view kind = line.substr(name.size() + 1);
  std::vector<unsigned> policies;
  if (const std::size_t tab = kind.find('\t'); tab != std::string_view::npos) {
    policies = parse_policies(kind.substr(tab + 1), line);
    kind = kind.substr(0, tab);
  }
  const bool ignored = kind.ends_with(mark);
  if (ignored) kind.remove_suffix(mark.size());
  if (kind != "test" && kind != "bench") fail_line(line);
  if (name.find("%00") != std::string_view::npos) fail_line(line);  // no argument can hold it
  return {percent_decode(name), std::string(kind), ignored, std::move(policies)};
}

std::vector<EncodedTest> sorted(const std::vector<TestName>& tests) {
  std::vector<EncodedTest> encoded;
  encoded.reserve(tests.size());
  for (const TestName& test : tests) encoded.push_back({encode_test_name(test.name), &test});
  std::stable_sort(encoded.begin(), encoded.end(),
                   [](const EncodedTest& a, const EncodedTest& b) { return a.name < b.name; });
  return encoded;
}

}  // namespace

std::string to_text(const std::vector<TestName>& tests) {
  const std::vector<EncodedTest> encoded = sorted(tests);
  std::string text;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (i + 1 < encoded.size() && encoded[i].name == encoded[i + 1].name) continue;
    text += encoded[i].name;
    text += '\t';
    text += encoded[i].test->kind;
    if (encoded[i].test->ignored) text += " ignored";
    const std::vector<unsigned>& policies = encoded[i].test->policies;
    if (!policies.empty()) text += '\t' + policies_text(policies);
    text += '\n';
  }
  return text;
}

std::vector<TestName> parse_names(std::string_view text) {
  std::vector<TestName> tests;
  while (!text.empty()) {
    const std::string_view line = line_at(text, 0);
    tests.push_back(parse_line(line));
    text.remove_prefix(line.size() + 1);
  }
  return tests;
}

std::optional<TestName> find(std::string_view text, std::string_view raw_name) {
  const std::string wanted = encode_test_name(raw_name);
  std::size_t low = 0;  // both are always the start of a line, or the end of the text
  std::size_t high = text.size();
  while (low < high) {
    const std::size_t begin = start_of_line(text, low + (high - low) / 2);
    const std::string_view line = line_at(text, begin);
    const int order = encoded_name(line).compare(wanted);
    if (order == 0) return parse_line(line);
    if (order < 0) {
      low = begin + line.size() + 1;
    } else {
      high = begin;
    }
  }
  return std::nullopt;
}

}  // namespace reuse_build::launch
