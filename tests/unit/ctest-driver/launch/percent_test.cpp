// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/percent.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"

namespace reuse_build::launch {
namespace {

TEST(Percent, EncodesControlsAndThePercentSignOnly) {
  EXPECT_EQ(percent_encode("a b\n\t\x7f%\x1f größe"), "a b%0A%09%7F%25%1F größe");
}

TEST(Percent, EncodesBlanksInTestNames) {
  EXPECT_EQ(encode_test_name("a b%"), "a%20b%25");
}

TEST(Percent, EveryByteSurvivesARoundTrip) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  EXPECT_EQ(percent_decode(percent_encode(all)), all);
  EXPECT_EQ(percent_decode(encode_test_name(all)), all);
}

TEST(Percent, DecodesLowerCaseDigits) {
  EXPECT_EQ(percent_decode("%0a%2F"), "\n/");
}

TEST(Percent, RefusesWhatIsNotEncoded) {
  EXPECT_THROW(static_cast<void>(percent_decode("100%")), Error);
  EXPECT_THROW(static_cast<void>(percent_decode("%2")), Error);
  EXPECT_THROW(static_cast<void>(percent_decode("%zz")), Error);
}

}  // namespace
}  // namespace reuse_build::launch
