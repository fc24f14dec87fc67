// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/junit_config.hpp"

#include <gtest/gtest.h>

#include "config/toml.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

JunitConfig read(const std::string& toml, const std::string& profile = "default") {
  const ConfigValue document(parse_toml(toml, "it"), "/w/.config/nextest.toml");
  return read_junit_config(document, ConfigProfiles(document), profile);
}

TEST(JunitConfig, WantsNoFileByDefault) {
  EXPECT_EQ(read("").path, "");
  EXPECT_EQ(read("").report_name, "nextest-run");
  EXPECT_TRUE(read("").store_failure_output);
}

TEST(JunitConfig, PutsTheFileBelowTheStore) {
  EXPECT_EQ(read("[profile.ci.junit]\npath = 'a/b.xml'", "ci").path, "target/nextest/ci/a/b.xml");
  EXPECT_EQ(read("store.dir = 'out'\n[profile.default.junit]\npath = 'b.xml'", "ci").path,
            "out/ci/b.xml");
}

TEST(JunitConfig, TakesEachSettingFromTheNearestProfile) {
  const JunitConfig config = read(
      "[profile.default.junit]\nreport-name = 'a'\nstore-failure-output = false\n"
      "flaky-fail-status = 'success'\n[profile.ci.junit]\nreport-name = 'b'\n",
      "ci");
  EXPECT_EQ(config.report_name, "b");
  EXPECT_FALSE(config.store_failure_output);
  EXPECT_FALSE(config.flaky_fails_as_failure);
}

TEST(JunitConfig, SaysWhatIsWrong) {
  const Error error =
      thrown_error([] { (void)read("[profile.default.junit]\nflaky-fail-status = 'maybe'"); });
  EXPECT_EQ(error.message(),
            "cannot read '/w/.config/nextest.toml': profile.default.junit.flaky-fail-status: this "
            "must be failure or success");
}

}  // namespace
}  // namespace reuse_build
