// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/ctest_arguments.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/scoped_variable.hpp"

namespace reuse_build {
namespace {

using Arguments = std::vector<std::string>;

TEST(CtestArguments, TellHowManyTestsRunAtATime) {
  for (const Arguments& arguments : {Arguments{"-j7"},
                                     {"-j", "7"},
                                     {"--parallel", "7"},
                                     {"--parallel=7"},
                                     {"-j2", "-R", "x", "-j7"}}) {
    EXPECT_EQ(job_count(arguments), 7U) << arguments.front();
  }
}

TEST(CtestArguments, LeaveThatToTheVariableAndToTheProcessors) {
  const ScopedVariable level("CTEST_PARALLEL_LEVEL", "5");
  EXPECT_EQ(job_count({}), 5U);
  EXPECT_EQ(job_count({"-j"}), 5U);
  EXPECT_EQ(job_count({"-j", "-R"}), 5U);
  const ScopedVariable none("CTEST_PARALLEL_LEVEL", "");
  EXPECT_GE(job_count({}), 1U);
}

TEST(CtestArguments, MayAskForNoTests) {
  EXPECT_TRUE(only_shows({"-R", "x", "-N"}));
  EXPECT_TRUE(only_shows({"--show-only=json-v1"}));
  EXPECT_FALSE(only_shows({"-j8", "--output-on-failure"}));
}

TEST(CtestArguments, NameFilesFromHere) {
  const std::string here = std::filesystem::current_path().string();
  EXPECT_EQ(with_absolute_files({"-O", "log", "--output-junit", "/x", "log"}),
            (Arguments{"-O", here + "/log", "--output-junit", "/x", "log"}));
}

}  // namespace
}  // namespace reuse_build
