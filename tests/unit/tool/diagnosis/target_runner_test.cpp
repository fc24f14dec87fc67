// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/target_runner.hpp"

#include <gtest/gtest.h>

#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

constexpr const char* variable = "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER";

std::optional<TargetRunner> runner_for(const std::optional<std::string>& value) {
  const ScopedVariable set(variable, value);
  return find_target_runner("aarch64-unknown-linux-gnu");
}

TEST(TargetRunnerTest, IsNoneWithoutTheVariable) {
  EXPECT_FALSE(runner_for(std::nullopt));
  EXPECT_FALSE(find_target_runner(""));
}

TEST(TargetRunnerTest, IsLookedForInPath) {
  const ScratchDirectory scratch;
  scratch.write_script("bin/emulate", "exit 0\n");
  scratch.write("bin/text", "no program\n");
  const ScopedVariable path("PATH", "/nowhere:" + (scratch / "bin").string());
  const auto runner = runner_for(" emulate  -L /usr ");
  ASSERT_TRUE(runner);
  EXPECT_EQ(runner->program, "emulate");
  EXPECT_EQ(runner->origin, variable);
  EXPECT_TRUE(runner->is_found);
  EXPECT_FALSE(runner_for("text")->is_found);
  EXPECT_FALSE(runner_for("none")->is_found);
  EXPECT_FALSE(runner_for("bin")->is_found);
}

TEST(TargetRunnerTest, MayBeAPath) {
  const ScratchDirectory scratch;
  const std::string program = scratch.write_script("emulate", "exit 0\n").string();
  EXPECT_TRUE(runner_for(program + " -L /usr")->is_found);
  EXPECT_FALSE(runner_for(scratch.path().string() + "/none")->is_found);
}

TEST(TargetRunnerTest, WithoutAWordIsNotFound) {
  EXPECT_FALSE(runner_for("")->is_found);
  EXPECT_FALSE(runner_for("  ")->is_found);
}

}  // namespace
}  // namespace reuse_build
