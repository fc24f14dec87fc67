// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/policy_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>

#include "launch/error.hpp"
#include "launch/number.hpp"

namespace reuse_build::launch {
namespace {

[[noreturn]] void fail(const std::string& why) {
  throw Error(ExitCode::setup_error, why);
}

std::int64_t parse_within(const std::string& text, std::int64_t least, std::int64_t most) {
  const auto number = parse_number<std::int64_t>(text);
  if (!number || *number < least || *number > most) {
    fail("'" + text + "' is no number from " + std::to_string(least) + " to " +
         std::to_string(most));
  }
  return *number;
}

unsigned parse_count(const std::string& text) {
  return static_cast<unsigned>(parse_within(text, 0, std::numeric_limits<unsigned>::max()));
}

milliseconds parse_duration(const std::string& text) {
  return milliseconds(parse_within(text, 0, longest_duration.count()));
}

bool parse_choice(const std::string& text, std::string_view no, std::string_view yes) {
  if (text != no && text != yes) {
    fail("'" + text + "' is neither " + std::string(no) + " nor " + std::string(yes));
  }
  return text == yes;
}

Threads parse_threads(const std::string& text) {
  if (text == "num-cpus") return {Threads::Kind::processors, 1};
  if (text == "num-test-threads") return {Threads::Kind::test_threads, 1};
  return {Threads::Kind::number,
          static_cast<unsigned>(parse_within(text, 1, std::numeric_limits<unsigned>::max()))};
}

std::string to_text(milliseconds duration) {
  return std::to_string(duration.count());
}

std::string to_text(const Threads& threads) {
  switch (threads.kind) {
    case Threads::Kind::processors:
      return "num-cpus";
    case Threads::Kind::test_threads:
      return "num-test-threads";
    case Threads::Kind::number:
      break;
  }
  return std::to_string(threads.number);
}

// Writes what differs from the default.
class PolicyWriter {
 public:
  PolicyWriter(Lines& lines, const RunPolicy& policy) : lines_(lines), policy_(policy) {}

  void write() {
    write_times();
    write_retries();
    for (const std::string& argument : policy_.extra_arguments) {
      lines_.emplace_back("policy-argument", argument);
    }
    if (policy_.group != default_.group) lines_.emplace_back("policy-group", policy_.group);
    if (policy_.group_threads) {
      lines_.emplace_back("policy-group-threads", to_text(*policy_.group_threads));
    }
    text("threads-required", policy_.threads_required, default_.threads_required);
    number("priority", policy_.priority, default_.priority);
    for (const std::string& id : policy_.setup_scripts) {
      lines_.emplace_back("policy-setup-script", id);
    }
    if (!policy_.wrapper.empty()) lines_.emplace_back("policy-wrapper", policy_.wrapper);
  }

 private:
  void write_times() {
    text("slow-period", policy_.slow.period, default_.slow.period);
    number("terminate-after", policy_.slow.terminate_after, default_.slow.terminate_after);
    text("grace", policy_.slow.grace, default_.slow.grace);
    if (policy_.slow.passes) lines_.emplace_back("policy-on-timeout", "pass");
    text("leak-period", policy_.leak.period, default_.leak.period);
    if (policy_.leak.fails) lines_.emplace_back("policy-leak-result", "fail");
  }

  void write_retries() {
    const Retries& retries = policy_.retries;
    number("retries", retries.count, default_.retries.count);
    text("retry-delay", retries.delay, default_.retries.delay);
    if (retries.exponential) lines_.emplace_back("policy-backoff", "exponential");
    text("max-delay", retries.max_delay, default_.retries.max_delay);
    if (retries.jitter) lines_.emplace_back("policy-jitter", "yes");
    if (retries.flaky_fails) lines_.emplace_back("policy-flaky-result", "fail");
  }

  template <class Number>
  void number(const char* key, Number value, Number usual) {
    if (value != usual) lines_.emplace_back(std::string("policy-") + key, std::to_string(value));
  }
  template <class Value>
  void text(const char* key, const Value& value, const Value& usual) {
    if (value != usual) lines_.emplace_back(std::string("policy-") + key, to_text(value));
  }

  Lines& lines_;
  const RunPolicy& policy_;
  const RunPolicy default_;
};

void read_time(RunPolicy& policy, std::string_view key, const std::string& value) {
  if (key == "slow-period") policy.slow.period = parse_duration(value);
  if (key == "terminate-after") policy.slow.terminate_after = parse_count(value);
  if (key == "grace") policy.slow.grace = parse_duration(value);
  if (key == "on-timeout") policy.slow.passes = parse_choice(value, "fail", "pass");
  if (key == "leak-period") policy.leak.period = parse_duration(value);
  if (key == "leak-result") policy.leak.fails = parse_choice(value, "pass", "fail");
}

void read_retry(Retries& retries, std::string_view key, const std::string& value) {
  if (key == "retries") retries.count = parse_count(value);
  if (key == "retry-delay") retries.delay = parse_duration(value);
  if (key == "backoff") retries.exponential = parse_choice(value, "fixed", "exponential");
  if (key == "max-delay") retries.max_delay = parse_duration(value);
  if (key == "jitter") retries.jitter = parse_choice(value, "no", "yes");
  if (key == "flaky-result") retries.flaky_fails = parse_choice(value, "pass", "fail");
}

void read_policy(RunPolicy& policy, std::string_view key, const std::string& value) {
  read_time(policy, key, value);
  read_retry(policy.retries, key, value);
  if (key == "argument") policy.extra_arguments.push_back(value);
  if (key == "group") policy.group = value;
  if (key == "group-threads") policy.group_threads = parse_threads(value);
  if (key == "threads-required") policy.threads_required = parse_threads(value);
  if (key == "priority") policy.priority = static_cast<int>(parse_within(value, -100, 100));
  if (key == "setup-script") policy.setup_scripts.push_back(value);
  if (key == "wrapper") policy.wrapper = value;
}

void read_profile(RunProfile& profile, std::string_view key, const std::string& value) {
  if (key == "policy") profile.policy = parse_count(value);
  if (key == "default-filter") profile.default_filter = value;
  if (key == "global-timeout") profile.global_timeout = parse_duration(value);
  if (key == "list-wrapper") profile.list_wrapper = value;
}

void add_profile_lines(Lines& lines, const RunProfile& profile) {
  lines.emplace_back("profile", profile.name);
  lines.emplace_back("profile-policy", std::to_string(profile.policy));
  if (!profile.default_filter.empty()) {
    lines.emplace_back("profile-default-filter", profile.default_filter);
  }
  if (profile.global_timeout) {
    lines.emplace_back("profile-global-timeout", to_text(*profile.global_timeout));
  }
  if (!profile.list_wrapper.empty()) {
    lines.emplace_back("profile-list-wrapper", profile.list_wrapper);
  }
}

// The element that a line goes into.
template <class Element>
Element& last(std::vector<Element>& elements, const char* first_line) {
  if (elements.empty()) fail(std::string("the line '") + first_line + "' must come before this");
  return elements.back();
}

}  // namespace

Lines policy_lines(const std::vector<RunPolicy>& policies,
                   const std::vector<RunProfile>& profiles) {
  Lines lines;
  for (std::size_t number = 0; number < policies.size(); ++number) {
    lines.emplace_back("policy", std::to_string(number));
    PolicyWriter(lines, policies[number]).write();
  }
  for (const RunProfile& profile : profiles) add_profile_lines(lines, profile);
  return lines;
}

void read_policy_line(std::vector<RunPolicy>& policies, std::vector<RunProfile>& profiles,
                      std::string_view key, const std::string& value) {
  constexpr std::string_view of_policy = "policy-";
  constexpr std::string_view of_profile = "profile-";
  if (key == "policy") {
    if (parse_count(value) != policies.size()) fail("the policies are not numbered in order");
    policies.emplace_back();
  } else if (key == "profile") {
    profiles.emplace_back().name = value;
  } else if (key.starts_with(of_policy)) {
    read_policy(last(policies, "policy"), key.substr(of_policy.size()), value);
  } else if (key.starts_with(of_profile)) {
    read_profile(last(profiles, "profile"), key.substr(of_profile.size()), value);
  }
}

void check_policies(const std::vector<RunPolicy>& policies,
                    const std::vector<RunProfile>& profiles) {
  std::set<std::string> names;
  for (const RunProfile& profile : profiles) {
    if (!names.insert(profile.name).second) fail("there are two profiles '" + profile.name + "'");
    if (profile.policy < policies.size()) continue;
    fail("the profile '" + profile.name + "' has policy " + std::to_string(profile.policy) +
         ", which is not there");
  }
  if (!profiles.empty() && !names.contains("default")) fail("the profile 'default' is missing");
}

}  // namespace reuse_build::launch
