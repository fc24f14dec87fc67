// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/names.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "launch/error.hpp"

namespace reuse_build::launch {
namespace {

std::vector<TestName> many(int count) {
  std::vector<TestName> tests;
  tests.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) tests.push_back({"module::test_" + std::to_string(i)});
  return tests;
}

TEST(Names, AreSortedByTheBytesOfTheEncodedName) {
  EXPECT_EQ(to_text({{"b"}, {"a b", "bench"}, {"a", "test", true}, {"ü"}, {"a%"}, {"a!"}}),
            "a\ttest ignored\na!\ttest\na%20b\tbench\na%25\ttest\nb\ttest\nü\ttest\n");
}

TEST(Names, LastOfEqualNamesCounts) {
  EXPECT_EQ(to_text({{"a"}, {"b"}, {"a", "test", true}}), "a\ttest ignored\nb\ttest\n");
}

TEST(Names, SurviveARoundTrip) {
  const std::vector<TestName> tests = {
      {"a\nb", "test", false}, {"a\tb c", "bench", true}, {"a: test ignored", "test", true}};
  std::vector<TestName> read = parse_names(to_text(tests));
  ASSERT_EQ(read.size(), tests.size());
  for (const TestName& test : tests) {
    EXPECT_NE(std::find(read.begin(), read.end(), test), read.end()) << test.name;
  }
}

TEST(Names, TellThePoliciesOfTestsThatHaveTheirOwn) {
  const std::vector<TestName> tests = {{"a", "test", true, {1, 0}}, {"b", "bench", false, {12}}};
  EXPECT_EQ(to_text(tests), "a\ttest ignored\t1,0\nb\tbench\t12\n");
  EXPECT_EQ(parse_names(to_text(tests)), tests);
}

TEST(Names, RefuseWhatIsNoPolicy) {
  for (const std::string policies : {"", "-1", "x", "1,", ",1", "1,,2", "1 2", "99999999999"}) {
    EXPECT_THROW(static_cast<void>(parse_names("a\ttest\t" + policies + "\n")), Error) << policies;
  }
}

TEST(Names, AreFound) {
  const std::string text = to_text({{"a"}, {"m m", "bench", true}, {"z"}});
  EXPECT_EQ(find(text, "a"), TestName({"a"}));
  EXPECT_EQ(find(text, "m m"), TestName({"m m", "bench", true}));
  EXPECT_EQ(find(text, "z"), TestName({"z"}));
  for (const char* absent : {"", "0", "aa", "m", "m%20m", "zz"}) {
    EXPECT_EQ(find(text, absent), std::nullopt) << absent;
  }
}

TEST(Names, AreNotFoundInAnEmptyFile) {
  EXPECT_EQ(find("", "a"), std::nullopt);
}

TEST(Names, AreAllFoundAmongTenThousand) {
  const std::vector<TestName> tests = many(10'000);
  const std::string text = to_text(tests);
  for (const TestName& test : tests) ASSERT_EQ(find(text, test.name), test);
  EXPECT_EQ(find(text, "module::test_10000"), std::nullopt);
}

TEST(Names, RefuseADamagedFile) {
  for (const char* text : {"a", "a\n", "a\ttest", "\ttest\n", "a\tdoc\n", "a%2\ttest\n"}) {
    EXPECT_THROW(static_cast<void>(parse_names(text)), Error) << text;
  }
  EXPECT_THROW(static_cast<void>(find("a\ttest\nb", "b")), Error);
}

}  // namespace
}  // namespace reuse_build::launch
