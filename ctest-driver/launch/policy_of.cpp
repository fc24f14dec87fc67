// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/policy_of.hpp"

#include <algorithm>

#include "launch/error.hpp"

namespace reuse_build::launch {
namespace {

std::string known_names(const Record& record) {
  if (record.profiles.empty()) return "default";
  std::string names;
  for (const RunProfile& profile : record.profiles) {
    names += (names.empty() ? "" : ", ") + profile.name;
  }
  return names;
}

// The number of the test's policy, which the names file may say for each profile.
unsigned policy_number(const Record& record, const TestName& test, const RunProfile& profile) {
  if (test.policies.empty()) return profile.policy;
  const auto index = static_cast<std::size_t>(&profile - record.profiles.data());
  if (test.policies.size() == record.profiles.size() &&
      test.policies[index] < record.policies.size()) {
    return test.policies[index];
  }
  throw Error(ExitCode::setup_error,
              "the policies of the test '" + test.name + "' do not fit its launch record");
}

}  // namespace

const RunProfile* find_profile(const Record& record, const std::string& name) {
  const auto found = std::find_if(record.profiles.begin(), record.profiles.end(),
                                  [&](const RunProfile& profile) { return profile.name == name; });
  if (found != record.profiles.end()) return &*found;
  if (record.profiles.empty() && name == "default") return nullptr;
  throw Error(ExitCode::setup_error, "there is no profile '" + name + "'",
              "known are: " + known_names(record));
}

RunPolicy policy_of(const Record& record, const TestName& test, const std::string& profile) {
  const RunProfile* const found = find_profile(record, profile);
  if (found == nullptr) return {};
  const unsigned number = policy_number(record, test, *found);
  // A record that was not parsed may be without the policy, too.
  return number < record.policies.size() ? record.policies[number] : RunPolicy();
}

}  // namespace reuse_build::launch
