// SPDX-License-Identifier: MIT OR Apache-2.0
#include "libtest/listing.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"

namespace reuse_build::driver {
namespace {

std::string error_of(std::string_view text) {
  try {
    static_cast<void>(merge_listings(text, ""));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::test_list_failed);
    return error.message();
  }
  return {};
}

TEST(Listing, MergesBothAnswers) {
  const auto tests = merge_listings("b: test\nodd: name: test\nspeed: benchmark\n", "b: test\n");
  EXPECT_EQ(launch::to_text(tests), "b\ttest ignored\nodd:%20name\ttest\nspeed\tbench\n");
}

TEST(Listing, MayBeEmpty) {
  EXPECT_TRUE(merge_listings("", "").empty());
}

TEST(Listing, TakesALastLineWithoutEndAndCarriageReturns) {
  EXPECT_EQ(launch::to_text(merge_listings("a: test\r\nb: test", "")), "a\ttest\nb\ttest\n");
}

TEST(Listing, NamesTheLineThatIsWrong) {
  const std::string error = error_of("a: test\nhello\x1b[0m\n");
  EXPECT_NE(error.find("line 2"), std::string::npos) << error;
  EXPECT_NE(error.find("'hello%1B[0m'"), std::string::npos) << error;
}

TEST(Listing, RefusesEmptyLinesAndEmptyNames) {
  EXPECT_NE(error_of("a: test\n\nb: test\n"), "");
  EXPECT_NE(error_of("\n"), "");
  EXPECT_NE(error_of(": test\n"), "");
}

TEST(Listing, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(error_of("größe 測試 🦀: test\n"), "");
  for (const char* bad : {"\xff", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                          "\xc3", "\xe2\x82", "\x80"}) {
    EXPECT_NE(error_of(std::string(bad) + ": test\n"), "") << bad;
  }
}

}  // namespace
}  // namespace reuse_build::driver
