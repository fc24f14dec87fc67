// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/test_policy.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>
#include <tuple>

#include "files.hpp"
#include "launch/error.hpp"
#include "launch/number.hpp"
#include "launch/policy_of.hpp"

namespace reuse_build::driver {
namespace {

constexpr const char* usual_profile = "default";

std::string profile_variable() {
  const char* variable = std::getenv("NEXTEST_PROFILE");
  return variable == nullptr ? "" : variable;
}

std::string profile_name() {
  const std::string name = profile_variable();
  return name.empty() ? usual_profile : name;
}

// As cargo-nextest's --retries: for all tests, whatever the configuration says, without a delay.
void apply_retries(launch::Retries& retries) {
  const char* variable = std::getenv("NEXTEST_RETRIES");
  const std::string_view value = variable == nullptr ? "" : variable;
  if (value.empty()) return;
  constexpr unsigned most = 1'000'000'000;
  const auto count = launch::parse_number<unsigned>(value);
  if (!count || *count > most) {
    throw Error(ExitCode::setup_error,
                "cannot use NEXTEST_RETRIES '" + std::string(value) + "': it is no number",
                "it is how often a failed test is run again");
  }
  retries = {*count, {}, false, {}, false, retries.flaky_fails};
}

}  // namespace

void settle_profile(const std::string& written_for) {
  if (!profile_variable().empty()) return;
  ::setenv("NEXTEST_PROFILE", written_for.empty() ? usual_profile : written_for.c_str(), 1);
}

bool is_scheduled_otherwise(const LaunchContext& context, const launch::TestName& test,
                            const std::string& written_for) {
  const std::string scheduled = written_for.empty() ? usual_profile : written_for;
  if (scheduled == profile_name()) return false;
  const auto schedule_of = [&](const std::string& profile) {
    launch::RunPolicy policy = launch::policy_of(context.record, test, profile);
    return std::tuple(policy.group, policy.group_threads, policy.threads_required, policy.priority,
                      policy.setup_scripts);
  };
  return schedule_of(scheduled) != schedule_of(profile_name());
}

void say_scheduled_otherwise(const std::string& written_for) {
  write_all(STDERR_FILENO, "note: ctest schedules as the profile '" +
                               (written_for.empty() ? usual_profile : written_for) +
                               "' says, for which its files were written; limits and retries are "
                               "those of '" +
                               profile_name() + "' (NEXTEST_PROFILE)\n");
}

std::string list_wrapper(const launch::Record& record) {
  for (const launch::RunProfile& profile : record.profiles) {
    if (profile.name == profile_name()) return profile.list_wrapper;
  }
  return {};
}

launch::RunPolicy policy_of(const LaunchContext& context, const launch::TestName& test) {
  launch::RunPolicy policy = launch::policy_of(context.record, test, profile_name());
  apply_retries(policy.retries);
  return policy;
}

}  // namespace reuse_build::driver
