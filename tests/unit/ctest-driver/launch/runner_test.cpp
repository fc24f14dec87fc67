// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/runner.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>

#include "../temporary_directory.hpp"

namespace reuse_build::launch {
namespace {

TEST(Runner, HasAVariableForItsTriple) {
  EXPECT_EQ(runner_variable("thumbv7em-none-eabi.x"), "CARGO_TARGET_THUMBV7EM_NONE_EABI.X_RUNNER");
}

TEST(Runner, IsNoneUnlessSomebodyNamesOne) {
  EXPECT_FALSE(choose_runner({}, {}));
  EXPECT_FALSE(choose_runner({"REUSE_BUILD_NO_SUCH_VARIABLE", "", {}, {}}, {}));
}

TEST(Runner, IsLookedForInPath) {
  const driver::testing::TemporaryDirectory place;
  const std::string program = place.write("bin/emulate", "");
  ASSERT_EQ(::chmod(program.c_str(), 0755), 0);
  static_cast<void>(place.write("bin/text", ""));
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", ("/nowhere:" + place.path("bin")).c_str(), 1);
  EXPECT_EQ(find_program("emulate"), program);
  EXPECT_EQ(find_program(program), program);
  for (const char* other : {"", "text", "none", "bin"}) EXPECT_EQ(find_program(other), "") << other;
  EXPECT_EQ(find_program(place.path("bin")), "");
  ::setenv("PATH", path.c_str(), 1);
}

}  // namespace
}  // namespace reuse_build::launch
