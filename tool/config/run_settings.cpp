// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/run_settings.hpp"

#include <cstdint>
#include <limits>
#include <string_view>

#include "config/duration.hpp"
#include "config/identifier.hpp"

namespace reuse_build {

namespace {

using launch::LeakTimeout;
using launch::Retries;
using launch::SlowTimeout;
using launch::Threads;
using std::chrono::milliseconds;

constexpr std::int64_t most_count = std::numeric_limits<std::int32_t>::max();

unsigned read_count(const ConfigValue& value, std::int64_t least) {
  return static_cast<unsigned>(value.integer(least, most_count));
}

// Whether the word is "fail"; otherwise it must be "pass".
bool read_fails(const ConfigValue& value) {
  const std::string word = value.text();
  if (word != "pass" && word != "fail") value.fail(R"(this must be "pass" or "fail")");
  return word == "fail";
}

Threads read_threads(const ConfigValue& value, bool allows_test_threads) {
  if (!value.is_text()) return {Threads::Kind::number, read_count(value, 1)};
  const std::string word = value.text();
  if (word == "num-cpus") return {Threads::Kind::processors, 1};
  if (allows_test_threads && word == "num-test-threads") return {Threads::Kind::test_threads, 1};
  value.fail(allows_test_threads ? R"(this must be a number, "num-cpus" or "num-test-threads")"
                                 : R"(this must be a number or "num-cpus")");
}

Retries read_fixed(const ConfigValue& value) {
  value.allow_only({"backoff", "count", "delay", "jitter"});
  Retries retries;
  retries.count = read_count(value.require("count"), 0);
  if (const auto delay = value.find("delay")) retries.delay = read_duration(*delay);
  if (const auto jitter = value.find("jitter")) retries.jitter = jitter->flag();
  if (retries.jitter && retries.delay == milliseconds(0)) {
    value.fail("jitter means nothing without a delay");
  }
  return retries;
}

Retries read_exponential(const ConfigValue& value) {
  value.allow_only({"backoff", "count", "delay", "jitter", "max-delay"});
  Retries retries;
  retries.exponential = true;
  retries.count = read_count(value.require("count"), 1);
  retries.delay = read_duration(value.require("delay"));
  if (retries.delay == milliseconds(0)) value.fail("an exponential delay cannot be zero");
  if (const auto jitter = value.find("jitter")) retries.jitter = jitter->flag();
  if (const auto most = value.find("max-delay")) {
    retries.max_delay = read_duration(*most);
    if (retries.max_delay < retries.delay) value.fail("'max-delay' is less than 'delay'");
  }
  return retries;
}

Retries read_retries(const ConfigValue& value) {
  if (value.is_integer()) return {read_count(value, 0)};
  const std::string backoff = value.require("backoff").text();
  if (backoff == "fixed") return read_fixed(value);
  if (backoff == "exponential") return read_exponential(value);
  value.require("backoff").fail(R"(this must be "fixed" or "exponential")");
}

template <class Value>
void complete(std::optional<Value>& value, const std::optional<Value>& other) {
  if (!value) value = other;
}

}  // namespace

std::optional<SlowTimeout> read_slow_timeout(const ConfigValue& value) {
  SlowTimeout slow;
  if (value.is_text()) {
    if (value.text().empty()) return std::nullopt;  // as nextest: not set
    slow.period = read_duration(value);
    return slow;
  }
  if (const auto period = value.find("period")) slow.period = read_duration(*period);
  if (const auto after = value.find("terminate-after")) {
    slow.terminate_after = read_count(*after, 1);
  }
  if (const auto grace = value.find("grace-period")) slow.grace = read_duration(*grace);
  if (const auto result = value.find("on-timeout")) slow.passes = !read_fails(*result);
  return slow;
}

std::optional<LeakTimeout> read_leak_timeout(const ConfigValue& value) {
  LeakTimeout leak;
  if (value.is_text()) {
    if (value.text().empty()) return std::nullopt;
    leak.period = read_duration(value);
    return leak;
  }
  leak.period = read_duration(value.require("period"));
  if (const auto result = value.find("result")) leak.fails = read_fails(*result);
  return leak;
}

milliseconds read_duration(const ConfigValue& value) {
  if (const auto duration = parse_duration(value.text())) return *duration;
  value.fail(R"(this must be a duration, such as "1m 30s")");
}

TestGroups read_test_groups(const ConfigValue& document) {
  TestGroups groups;
  const auto table = document.find("test-groups");
  if (!table) return groups;
  for (const auto& [name, group] : table->members()) {
    if (name.starts_with("@")) group.fail("names with an '@' are nextest's own");
    require_identifier(name, group);
    groups.emplace(name, read_threads(group.require("max-threads"), false));
  }
  return groups;
}

RunSettings RunSettings::read(const ConfigValue& table) {
  RunSettings settings;
  if (const auto value = table.find("slow-timeout")) settings.slow = read_slow_timeout(*value);
  if (const auto value = table.find("leak-timeout")) settings.leak = read_leak_timeout(*value);
  if (const auto value = table.find("retries")) settings.retries = read_retries(*value);
  if (const auto value = table.find("flaky-result")) settings.flaky_fails = read_fails(*value);
  if (const auto value = table.find("run-extra-args")) settings.extra_arguments = value->texts();
  if (const auto value = table.find("threads-required")) {
    settings.threads_required = read_threads(*value, true);
  }
  if (const auto value = table.find("test-group")) settings.group = value->text();
  if (const auto value = table.find("priority")) {
    settings.priority = static_cast<int>(value->integer(-100, 100));
  }
  return settings;
}

void RunSettings::complete_from(const RunSettings& other) {
  complete(slow, other.slow);
  complete(leak, other.leak);
  complete(retries, other.retries);
  complete(flaky_fails, other.flaky_fails);
  complete(extra_arguments, other.extra_arguments);
  complete(threads_required, other.threads_required);
  complete(group, other.group);
  complete(priority, other.priority);
  complete(run_wrapper, other.run_wrapper);
  complete(list_wrapper, other.list_wrapper);
  setup_scripts.insert(setup_scripts.end(), other.setup_scripts.begin(), other.setup_scripts.end());
}

launch::RunPolicy RunSettings::policy(const TestGroups& groups) const {
  launch::RunPolicy policy;
  policy.slow = slow.value_or(policy.slow);
  policy.leak = leak.value_or(policy.leak);
  policy.retries = retries.value_or(policy.retries);
  policy.retries.flaky_fails = flaky_fails.value_or(false);
  policy.extra_arguments = extra_arguments.value_or(policy.extra_arguments);
  policy.threads_required = threads_required.value_or(policy.threads_required);
  policy.priority = priority.value_or(0);
  policy.group = group.value_or(policy.group);
  policy.setup_scripts = setup_scripts;
  policy.wrapper = run_wrapper.value_or(policy.wrapper);
  if (const auto found = groups.find(policy.group); found != groups.end()) {
    policy.group_threads = found->second;
  }
  return policy;
}

}  // namespace reuse_build
