// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/policy_of.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"

namespace reuse_build::launch {
namespace {

// Policies that differ in their retries: 0, 1 and 2.
Record record_of(std::vector<RunProfile> profiles) {
  Record record;
  record.policies.resize(3);
  for (unsigned count = 0; count < 3; ++count) record.policies[count].retries.count = count;
  record.profiles = std::move(profiles);
  return record;
}

unsigned retries_of(const Record& record, const TestName& test, const std::string& profile) {
  return policy_of(record, test, profile).retries.count;
}

TEST(PolicyOf, IsTheDefaultWhereTheRecordHasNone) {
  EXPECT_EQ(policy_of({}, {"t"}, "default"), RunPolicy());
}

TEST(PolicyOf, IsThatOfTheProfileWhereTheTestHasNone) {
  const Record record = record_of({{"ci", 2, {}, {}}, {"default", 1, {}, {}}});
  EXPECT_EQ(retries_of(record, {"t"}, "ci"), 2U);
  EXPECT_EQ(retries_of(record, {"t"}, "default"), 1U);
}

TEST(PolicyOf, IsTheTestsOwnForTheProfile) {
  const Record record = record_of({{"ci", 2, {}, {}}, {"default", 1, {}, {}}});
  const TestName test{"t", "test", false, {0, 2}};
  EXPECT_EQ(retries_of(record, test, "ci"), 0U);
  EXPECT_EQ(retries_of(record, test, "default"), 2U);
}

TEST(PolicyOf, NamesTheKnownProfilesForAnUnknownOne) {
  const auto error_of = [](const Record& record) {
    try {
      static_cast<void>(policy_of(record, {"t"}, "c"));
    } catch (const Error& error) {
      return to_text(error);
    }
    return std::string();
  };
  EXPECT_EQ(error_of(record_of({{"ci", 2, {}, {}}, {"default", 1, {}, {}}})),
            "error: there is no profile 'c'\n  hint: known are: ci, default\n");
  EXPECT_EQ(error_of({}), "error: there is no profile 'c'\n  hint: known are: default\n");
}

TEST(PolicyOf, RefusesNumbersThatDoNotFitTheRecord) {
  const Record record = record_of({{"default", 1, {}, {}}});
  EXPECT_THROW(static_cast<void>(policy_of(record, {"t", "test", false, {3}}, "default")), Error);
  EXPECT_THROW(static_cast<void>(policy_of(record, {"t", "test", false, {0, 0}}, "default")),
               Error);
}

}  // namespace
}  // namespace reuse_build::launch
