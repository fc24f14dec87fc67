// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_properties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "launch/cmake_text.hpp"
#include "launch/policy_of.hpp"
#include "tree/cmake_list.hpp"
#include "tree/setup_fixtures.hpp"

namespace reuse_build {

namespace {

using launch::Threads;

// As many as ctest has, whatever its -j is.
constexpr unsigned all_processors = 65'536;

// ctest orders tests by COST, which of tests without it is the time they took in an earlier run.
// No test takes that many seconds.
constexpr int cost_of_priority = 1'000'000;

unsigned processor_count(const Threads& threads) {
  return threads.kind == Threads::Kind::number ? threads.number : all_processors;
}

std::string processors_of(const Threads& threads) {
  if (threads == Threads()) return {};
  return fmt::format(" PROCESSORS {}", processor_count(threads));
}

std::string cost_of(int priority) {
  return fmt::format(" COST {}", priority * cost_of_priority);
}

// The `number`-th lock of a group that allows so many tests at a time.
std::string lock_name(const std::string& group, std::uint64_t number, unsigned allowed) {
  return list_element(allowed == 1 ? group : fmt::format("{}#{}", group, number));
}

std::string resource_lock(const std::string& names) {
  return " RESOURCE_LOCK " + launch::bracket_argument(names);
}

// How many of its group ctest is to let run; 0 where ctest's own -j is limit enough, for that is a
// thread a processor.
unsigned allowed_by(const launch::RunPolicy& policy) {
  const auto& limit = policy.group_threads;
  return limit && limit->kind == Threads::Kind::number ? limit->number : 0;
}

void add_locks(std::set<std::string>& locks, const launch::RunPolicy& policy) {
  constexpr unsigned most_locks = 256;  // what allows more is no limit in practice
  const unsigned allowed = allowed_by(policy);
  if (allowed > most_locks) return;
  for (unsigned number = 1; number <= allowed; ++number) {
    locks.insert(lock_name(policy.group, number, allowed));
  }
}

}  // namespace

std::string TestProperties::lock_of(const launch::RunPolicy& policy) {
  const unsigned allowed = allowed_by(policy);
  if (allowed == 0) return {};
  const std::uint64_t number = group_sizes_[policy.group]++ % allowed + 1;
  return resource_lock(lock_name(policy.group, number, allowed));
}

std::string TestProperties::of_unit(const TestSuite& suite, std::span<const launch::TestName> tests,
                                    unsigned jobs) {
  std::set<std::string> locks;
  std::set<std::string> scripts;
  unsigned processors = jobs;
  int priority = -100;
  for (const launch::TestName& test : tests) {
    const launch::RunPolicy policy = launch::policy_of(suite.record, test, profile_);
    add_locks(locks, policy);
    scripts.insert(policy.setup_scripts.begin(), policy.setup_scripts.end());
    processors = std::max(processors, processor_count(policy.threads_required));
    priority = std::max(priority, policy.priority);
  }
  std::string text = processors > 1 ? fmt::format(" PROCESSORS {}", processors) : std::string();
  if (!locks.empty()) text += resource_lock(fmt::format("{}", fmt::join(locks, ";")));
  if (priority != 0 && !tests.empty()) text += cost_of(priority);
  return text + required_fixtures({scripts.begin(), scripts.end()});
}

std::string TestProperties::of(const TestSuite& suite, const launch::TestName& test) {
  const launch::RunPolicy policy = launch::policy_of(suite.record, test, profile_);
  std::string text = processors_of(policy.threads_required) + lock_of(policy);
  if (policy.priority != 0) text += cost_of(policy.priority);
  return text + required_fixtures(policy.setup_scripts);
}

}  // namespace reuse_build
