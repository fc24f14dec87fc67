// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/output_keeper.hpp"

#include <gtest/gtest.h>

#include "temporary_directory.hpp"

namespace reuse_build::driver {
namespace {

TEST(OutputKeeper, KeepsWhatFits) {
  OutputKeeper keeper("/nowhere", 8);
  EXPECT_TRUE(keeper.empty());
  keeper.take("four");
  keeper.take("more");
  EXPECT_EQ(keeper.kept(), (launch::KeptOutput{"fourmore", ""}));
}

TEST(OutputKeeper, PutsWhatIsTooMuchIntoAFile) {
  const testing::TemporaryDirectory place;
  launch::KeptOutput kept;
  {
    OutputKeeper keeper(place.path("a/b"), 8);
    for (const char* piece : {"0123", "4567", "89", "abcdefghijk", "l"}) keeper.take(piece);
    kept = keeper.kept();
  }
  EXPECT_EQ(testing::read_text(kept.file), "0123456789abcdefghijkl");
  EXPECT_EQ(kept.text,
            "0123\n[14 of 22 bytes are left out here; all of it: " + kept.file + "]\nijkl");
}

TEST(OutputKeeper, RemovesAFileThatNobodyWasToldOf) {
  const testing::TemporaryDirectory place;
  { OutputKeeper(place.path("a"), 4).take("0123456789"); }
  EXPECT_TRUE(std::filesystem::is_empty(place.path("a")));
}

TEST(OutputKeeper, TakesAPieceLargerThanAll) {
  OutputKeeper keeper({}, 4);
  keeper.take("0123456789");
  EXPECT_EQ(keeper.kept().text, "01\n[6 of 10 bytes are left out here]\n89");
}

TEST(OutputKeeper, SaysWhyThereIsNoFile) {
  OutputKeeper keeper("/proc/nowhere", 4);
  keeper.take("0123456789");
  const launch::KeptOutput kept = keeper.kept();
  EXPECT_EQ(kept.file, "");
  EXPECT_NE(kept.text.find(
                "('/proc/nowhere/output-XXXXXX' cannot be written: No such file or directory)"),
            std::string::npos)
      << kept.text;
}

}  // namespace
}  // namespace reuse_build::driver
