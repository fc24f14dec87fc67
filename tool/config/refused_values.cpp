// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/refused_values.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "support/nearest_name.hpp"

namespace reuse_build {

namespace {

using Words = std::vector<std::string>;

// A key whose value is one of some words.
struct WordKey {
  const char* name;
  Words words;
};

const Words displays = {"immediate", "immediate-final", "final", "never"};
const std::array<WordKey, 2> of_outputs = {
    {{"failure-output", displays}, {"success-output", displays}}};
// The two levels differ: only the final one knows flaky tests.
const std::array<WordKey, 2> of_levels = {
    {{"status-level", {"none", "fail", "retry", "slow", "leak", "pass", "skip", "all"}},
     {"final-status-level",
      {"none", "fail", "flaky", "retry", "slow", "skip", "leak", "pass", "all"}}}};

std::string listed(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void require_word(const ConfigValue& value, const Words& words) {
  const std::string word = value.text();
  if (std::find(words.begin(), words.end(), word) != words.end()) return;
  const std::string nearest = nearest_name(word, words);
  value.fail("'" + word + "' is none of " + listed(words),
             nearest.empty() ? "" : "did you mean '" + nearest + "'?");
}

template <std::size_t count>
void require_words(const ConfigValue& table, const std::array<WordKey, count>& keys) {
  for (const WordKey& key : keys) {
    if (const auto value = table.find(key.name)) require_word(*value, key.words);
  }
}

// Below zero it counts from the number of processors downwards.
void check_test_threads(const ConfigValue& value) {
  constexpr const char* why = R"(this must be an integer other than 0, or "num-cpus")";
  using Limits = std::numeric_limits<std::int64_t>;
  if (value.is_integer() && value.integer(Limits::min(), Limits::max()) != 0) return;
  if (!value.is_text() || value.text() != "num-cpus") value.fail(why);
}

void check_max_fail(const ConfigValue& value) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  if (value.is_integer()) {
    (void)value.integer(1, most);
  } else if (!value.is_text() || value.text() != "all") {
    value.fail(R"(this must be an integer from 1 on, without quotes, or "all")");
  }
}

void check_fail_fast(const ConfigValue& value) {
  if (value.is_flag()) return;
  if (!value.is_table()) value.fail("this must be true, false or { max-fail = ... }");
  check_max_fail(value.require("max-fail"));
  if (const auto mode = value.find("terminate")) require_word(*mode, {"wait", "immediate"});
}

void check_flags(const ConfigValue& table, const Words& keys) {
  for (const std::string& key : keys) {
    if (const auto value = table.find(key)) (void)value->flag();
  }
}

const Words features = {"setup-scripts", "wrapper-scripts", "benchmarks"};

}  // namespace

void refuse_unknown_features(const ConfigValue& document) {
  const auto experimental = document.find("experimental");
  if (!experimental) return;
  if (experimental->is_table()) {
    experimental->allow_only(features);
    return check_flags(*experimental, features);
  }
  for (const ConfigValue& feature : experimental->elements()) require_word(feature, features);
}

void refuse_bad_setup_values(const ConfigValue& script) {
  check_flags(script, {"capture-stdout", "capture-stderr"});
  if (const auto junit = script.find("junit"); junit && !junit->is_list()) {
    check_flags(*junit, {"store-success-output", "store-failure-output"});
  }
}

void refuse_bad_values(const ConfigValue& profile) {
  require_words(profile, of_outputs);
  require_words(profile, of_levels);
  if (const auto threads = profile.find("test-threads")) check_test_threads(*threads);
  if (const auto fast = profile.find("fail-fast")) check_fail_fast(*fast);
  const auto overrides = profile.find("overrides");
  if (!overrides) return;
  for (const ConfigValue& element : overrides->elements()) require_words(element, of_outputs);
}

}  // namespace reuse_build
