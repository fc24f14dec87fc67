// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/output_text.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

TEST(OutputText, IsWhatWasKept) {
  EXPECT_EQ(output_text({"words\n", ""}), "words\n");
}

TEST(OutputText, IsThatOfTheFileWhereThereIsOne) {
  const ScratchDirectory scratch;
  const std::string file = scratch.write("out", "all of it");
  EXPECT_EQ(output_text({"all … it", file}), "all of it");
}

TEST(OutputText, SaysHowMuchIsLeftOut) {
  const ScratchDirectory scratch;
  const std::string text = "beginning" + std::string(100, '.') + "its end";
  const std::string expected = "beginning.\n[96 bytes are left out here]\n...its end";
  EXPECT_EQ(output_text({text, ""}, 20), expected);
  EXPECT_EQ(output_text({"", scratch.write("out", text)}, 20), expected);
  EXPECT_EQ(output_text({text, ""}, text.size()), text);
  EXPECT_EQ(output_text({"", scratch / "out"}, text.size()), text);
}

TEST(OutputText, IsWhatWasKeptWhereTheFileIsGone) {
  const ScratchDirectory scratch;
  EXPECT_EQ(output_text({"kept", scratch / "none"}), "kept");
  EXPECT_EQ(output_text({"kept", scratch.path()}), "kept");
  ASSERT_EQ(::mkfifo((scratch / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(output_text({"kept", scratch / "pipe"}), "kept");
}

}  // namespace
}  // namespace reuse_build
