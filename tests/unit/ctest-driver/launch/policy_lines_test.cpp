// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/policy_lines.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"
#include "launch/record.hpp"

namespace reuse_build::launch {
namespace {

using std::chrono::minutes;

const std::string start =
    "reuse-build-launch 1\nbinary-id a\nworkspace absolute:/w\nbinary tree:b\ncwd workspace:\n";

RunPolicy policy_with_everything() {
  RunPolicy policy;
  policy.slow = {milliseconds(1500), 3, milliseconds(0), true};
  policy.leak = {milliseconds(0), true};
  policy.retries = {4, milliseconds(100), true, milliseconds(900), true, true};
  policy.extra_arguments = {"--first", "two words\n100%", ""};
  policy.group = "@tool:x:serial";
  policy.group_threads = Threads{Threads::Kind::processors, 1};
  policy.threads_required = {Threads::Kind::number, 7};
  policy.priority = -100;
  return policy;
}

Record example() {
  Record record = parse(start);
  record.policies = {RunPolicy(), policy_with_everything()};
  record.profiles = {{"ci", 1, "not test(slow)", minutes(10)}, {"default", 0, {}, {}}};
  return record;
}

std::string error_of(const std::string& lines) {
  try {
    static_cast<void>(parse(start + lines));
  } catch (const Error& error) {
    return error.message();
  }
  return {};
}

TEST(PolicyLines, SurviveARoundTrip) {
  EXPECT_EQ(parse(to_text(example())), example());
}

TEST(PolicyLines, OfARecordWithoutPoliciesAreNone) {
  EXPECT_EQ(policy_lines({}, {}).size(), 0U);
}

TEST(PolicyLines, TellOnlyWhatDiffersFromTheDefault) {
  RunPolicy policy;
  policy.retries.count = 2;
  Record record = example();
  record.policies = {policy};
  record.profiles = {{"default", 0, {}, {}}};
  const std::string text = to_text(record);
  EXPECT_EQ(text.substr(text.find("policy")),
            "policy 0\npolicy-retries 2\nprofile default\nprofile-policy 0\n");
}

TEST(PolicyLines, OfLaterVersionsAreIgnored) {
  const Record record = parse(start + "policy 0\npolicy-colour red\nprofile default\n");
  EXPECT_EQ(record.policies, std::vector<RunPolicy>(1));
}

TEST(PolicyLines, MustHaveNumbersInTheirRange) {
  const auto refused = [](const std::string& line) {
    return error_of("policy 0\n" + line + "\n").starts_with("line 7: ");
  };
  EXPECT_PRED1(refused, "policy-priority 101");
  EXPECT_PRED1(refused, "policy-retries -1");
  EXPECT_PRED1(refused, "policy-retries 99999999999999999999");
  EXPECT_PRED1(refused, "policy-slow-period -5");
  EXPECT_PRED1(refused, "policy-slow-period 5s");
  EXPECT_PRED1(refused, "policy-grace 9223372036854775807");
  EXPECT_PRED1(refused, "policy-threads-required 0");
  EXPECT_PRED1(refused, "policy-jitter perhaps");
  EXPECT_PRED1(refused, "policy-on-timeout ");
}

TEST(PolicyLines, MustFollowTheLineThatBeginsThem) {
  EXPECT_EQ(error_of("policy-retries 1\n"), "line 6: the line 'policy' must come before this");
  EXPECT_EQ(error_of("profile-policy 0\n"), "line 6: the line 'profile' must come before this");
  EXPECT_EQ(error_of("policy 1\n"), "line 6: the policies are not numbered in order");
}

TEST(PolicyLines, MustTellOfThePolicyThatAProfileNames) {
  EXPECT_EQ(error_of("policy 0\nprofile default\nprofile-policy 1\n"),
            "the profile 'default' has policy 1, which is not there");
  EXPECT_EQ(error_of("policy 0\nprofile ci\n"), "the profile 'default' is missing");
  EXPECT_EQ(error_of("policy 0\nprofile default\nprofile default\n"),
            "there are two profiles 'default'");
}

}  // namespace
}  // namespace reuse_build::launch
