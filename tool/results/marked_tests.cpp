// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/marked_tests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace reuse_build {

namespace {

using launch::AttemptResult;
using launch::ResultLine;

bool has_passed(const ResultLine& attempt) {
  return attempt.has_ended && attempt.result.passes;
}

bool is_flaky(const TestResult& test) {
  return !std::all_of(test.attempts.begin(), test.attempts.end(), has_passed);
}

bool counts_as_passed(const TestResult& test) {
  const ResultLine& last = test.attempts.back();
  return has_passed(last) && !(last.result.flaky_fails && is_flaky(test));
}

}  // namespace

MarkedTests marked_tests(const std::vector<TestResult>& results) {
  MarkedTests marked;
  for (const TestResult& test : results) {
    if (!counts_as_passed(test)) continue;
    const AttemptResult& last = test.attempts.back().result;
    const std::string name = test.binary_id + '/' + test.test_name;
    if (is_flaky(test)) marked.flaky.push_back(name);
    if (last.slow) marked.slow.push_back(name);
    if (last.leaked) marked.leaky.push_back(name);
  }
  return marked;
}

std::string names_text(const std::vector<std::string>& names, std::size_t most) {
  const std::span shown(names.data(), std::min(names.size(), most));
  std::string text = fmt::format("{} {}: {}", names.size(), names.size() == 1 ? "test" : "tests",
                                 fmt::join(shown, ", "));
  if (shown.size() < names.size()) text += fmt::format(" and {} more", names.size() - shown.size());
  return text;
}

}  // namespace reuse_build
