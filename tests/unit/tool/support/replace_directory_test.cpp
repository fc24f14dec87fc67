// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/replace_directory.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

constexpr auto code = ExitCode::archive_creation_failed;
using Names = std::set<std::string>;

TEST(ReplaceDirectory, PutsANewDirectoryInPlace) {
  const ScratchDirectory scratch;
  scratch.write("staged/new", "");
  replace_directory(scratch / "staged", scratch / "final", code);
  EXPECT_EQ(scratch.entries(), (Names{"final/", "final/new"}));
}

TEST(ReplaceDirectory, LeavesTheOldOneWhereTheNewOneWas) {
  const ScratchDirectory scratch;
  scratch.write("staged/new", "");
  scratch.write("final/old", "");
  replace_directory(scratch / "staged", scratch / "final", code);
  EXPECT_EQ(scratch.entries(), (Names{"final/", "final/new", "staged/", "staged/old"}));
}

TEST(ReplaceDirectory, NamesThePathAndChangesNothingWhenItFails) {
  const ScratchDirectory scratch;
  scratch.write("final/old", "");
  const Error error =
      thrown_error([&] { replace_directory(scratch / "none", scratch / "final", code); });
  EXPECT_EQ(error.code(), code);
  EXPECT_PRED2(contains, error.message(), (scratch / "final").string());
  EXPECT_EQ(scratch.entries(), (Names{"final/", "final/old"}));
}

}  // namespace
}  // namespace reuse_build
