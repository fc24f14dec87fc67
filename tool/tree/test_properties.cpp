// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_properties.hpp"

#include <fmt/format.h>

#include "launch/cmake_text.hpp"
#include "launch/policy_of.hpp"

namespace reuse_build {

namespace {

using launch::Threads;

// As many as ctest has, whatever its -j is.
constexpr unsigned all_processors = 65'536;

// ctest orders tests by COST, which of tests without it is the time they took in an earlier run.
// No test takes that many seconds.
constexpr int cost_of_priority = 1'000'000;

std::string processors_of(const Threads& threads) {
  if (threads == Threads()) return {};
  return fmt::format(" PROCESSORS {}",
                     threads.kind == Threads::Kind::number ? threads.number : all_processors);
}

// An element of a CMake list, whatever the name contains.
std::string lock_name(const std::string& name) {
  std::string text;
  for (const char byte : name) {
    if (byte == ';' || byte == '[' || byte == ']' || byte == '\\') {
      text += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    } else {
      text += byte;
    }
  }
  return launch::bracket_argument(text);
}

}  // namespace

std::string TestProperties::lock_of(const launch::RunPolicy& policy) {
  const auto& limit = policy.group_threads;
  // With one thread a processor the group is limited by ctest's own -j.
  if (!limit || limit->kind != Threads::Kind::number) return {};
  const std::uint64_t number = group_sizes_[policy.group]++ % limit->number;
  const std::string name =
      limit->number == 1 ? policy.group : fmt::format("{}#{}", policy.group, number + 1);
  return " RESOURCE_LOCK " + lock_name(name);
}

std::string TestProperties::of(const TestSuite& suite, const launch::TestName& test) {
  const launch::RunPolicy policy = launch::policy_of(suite.record, test, profile_);
  std::string text = processors_of(policy.threads_required) + lock_of(policy);
  if (policy.priority != 0) text += fmt::format(" COST {}", policy.priority * cost_of_priority);
  return text;
}

}  // namespace reuse_build
