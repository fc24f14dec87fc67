// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/script_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "launch/error.hpp"
#include "launch/number.hpp"
#include "launch/split.hpp"

namespace reuse_build::launch {
namespace {

using Kind = Script::Kind;

constexpr std::array<std::pair<RunnerUse, std::string_view>, 4> runner_uses{{
    {RunnerUse::ignored, "ignore"},
    {RunnerUse::overrides_wrapper, "overrides-wrapper"},
    {RunnerUse::within_wrapper, "within-wrapper"},
    {RunnerUse::around_wrapper, "around-wrapper"},
}};

[[noreturn]] void fail(const std::string& why) {
  throw Error(ExitCode::setup_error, why);
}

void add_script_lines(Lines& lines, const Script& script) {
  const bool is_setup = script.kind == Kind::setup;
  lines.emplace_back(is_setup ? "setup-script" : "wrapper-script", script.id);
  add_program_lines(lines, "script-program", script.program);
  for (const auto& [key, value] : script.environment) {
    lines.emplace_back("script-env", std::string(key).append(1, '=').append(value));
  }
  if (is_setup) {
    lines.emplace_back("script-policy", std::to_string(script.policy));
  } else {
    lines.emplace_back("script-target-runner", runner_use_word(script.runner_use));
  }
}

unsigned parse_policy(const std::string& text) {
  if (const auto number = parse_number<unsigned>(text)) return *number;
  fail("'" + text + "' is no policy's number");
}

RunnerUse parse_known_use(const std::string& word) {
  if (const auto use = parse_runner_use(word)) return *use;
  fail("'" + word + "' does not say what becomes of a target runner");
}

void read_script(Script& script, std::string_view key, const std::string& value) {
  if (read_program_line(script.program, "script-program", key, value)) return;
  if (key == "script-env") script.environment.push_back(split_at_first(value, '='));
  if (key == "script-policy") script.policy = parse_policy(value);
  if (key == "script-target-runner") script.runner_use = parse_known_use(value);
}

void require(const std::vector<Script>& scripts, Kind kind, const std::string& id) {
  if (find_script(scripts, kind, id) == nullptr) fail("the script '" + id + "' is missing");
}

void check_script(const std::vector<Script>& scripts, const Script& script,
                  std::size_t policy_count) {
  if (!script.program.is_set()) fail("the script '" + script.id + "' has no program");
  if (script.kind == Kind::setup && script.policy >= policy_count) {
    fail("the script '" + script.id + "' has policy " + std::to_string(script.policy) +
         ", which is not there");
  }
  const auto of_that_name = std::count_if(
      scripts.begin(), scripts.end(), [&](const Script& other) { return other.id == script.id; });
  if (of_that_name > 1) fail("there are two scripts '" + script.id + "'");
}

}  // namespace

const Script* find_script(const std::vector<Script>& scripts, Kind kind, std::string_view id) {
  const auto found = std::find_if(scripts.begin(), scripts.end(), [&](const Script& script) {
    return script.kind == kind && script.id == id;
  });
  return found == scripts.end() ? nullptr : &*found;
}

std::string_view runner_use_word(RunnerUse use) {
  for (const auto& [known, word] : runner_uses) {
    if (known == use) return word;
  }
  return {};
}

std::optional<RunnerUse> parse_runner_use(std::string_view word) {
  for (const auto& [use, known] : runner_uses) {
    if (known == word) return use;
  }
  return std::nullopt;
}

Lines script_lines(const std::vector<Script>& scripts) {
  Lines lines;
  for (const Script& script : scripts) add_script_lines(lines, script);
  return lines;
}

void read_script_line(std::vector<Script>& scripts, std::string_view key,
                      const std::string& value) {
  if (key == "setup-script" || key == "wrapper-script") {
    scripts.push_back({key == "setup-script" ? Kind::setup : Kind::wrapper, value, {}, {}});
  } else if (key.starts_with("script-")) {
    if (scripts.empty()) fail("a script's first line must come before this");
    read_script(scripts.back(), key, value);
  }
}

void check_scripts(const std::vector<Script>& scripts, const std::vector<RunPolicy>& policies,
                   const std::vector<RunProfile>& profiles) {
  for (const Script& script : scripts) check_script(scripts, script, policies.size());
  for (const RunPolicy& policy : policies) {
    for (const std::string& id : policy.setup_scripts) require(scripts, Kind::setup, id);
    if (!policy.wrapper.empty()) require(scripts, Kind::wrapper, policy.wrapper);
  }
  for (const RunProfile& profile : profiles) {
    if (!profile.list_wrapper.empty()) require(scripts, Kind::wrapper, profile.list_wrapper);
  }
}

}  // namespace reuse_build::launch
