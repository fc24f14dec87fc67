// SPDX-License-Identifier: MIT OR Apache-2.0
#include "test_policy.hpp"

#include <charconv>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "launch/error.hpp"
#include "launch/policy_of.hpp"

namespace reuse_build::driver {
namespace {

// As cargo-nextest's --retries: for all tests, whatever the configuration says, without a delay.
void apply_retries(launch::Retries& retries) {
  const char* variable = std::getenv("NEXTEST_RETRIES");
  const std::string_view value = variable == nullptr ? "" : variable;
  if (value.empty()) return;
  unsigned count = 0;
  const auto [end, status] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (status != std::errc{} || end != value.data() + value.size()) {
    throw Error(ExitCode::setup_error,
                "cannot use NEXTEST_RETRIES '" + std::string(value) + "': it is no number",
                "it is how often a failed test is run again");
  }
  retries = {count, {}, false, {}, false, retries.flaky_fails};
}

}  // namespace

std::string profile_name() {
  const char* variable = std::getenv("NEXTEST_PROFILE");
  return variable == nullptr || *variable == '\0' ? "default" : variable;
}

launch::RunPolicy policy_of(const LaunchContext& context, const launch::TestName& test) {
  launch::RunPolicy policy = launch::policy_of(context.record, test, profile_name());
  apply_retries(policy.retries);
  return policy;
}

}  // namespace reuse_build::driver
