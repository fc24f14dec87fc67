// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/name_patterns.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

TEST(NamePatterns, ChooseEverythingWhenThereAreNone) {
  EXPECT_TRUE(is_chosen("a::b", {}, {}));
  EXPECT_TRUE(NamePatterns().empty());
}

TEST(NamePatterns, ArePartsOfNames) {
  const NamePatterns patterns{{"a::", "z"}, {}};
  EXPECT_TRUE(is_chosen("a::b", patterns, {}));
  EXPECT_TRUE(is_chosen("xyz", patterns, {}));
  EXPECT_FALSE(is_chosen("A::b", patterns, {}));
  EXPECT_TRUE(is_chosen("anything", {{""}, {}}, {}));
}

TEST(NamePatterns, AreWholeNamesWhenTheyAreExact) {
  const NamePatterns patterns{{"a"}, {}, true};
  EXPECT_TRUE(is_chosen("a", patterns, {}));
  EXPECT_FALSE(is_chosen("ab", patterns, {}));
  EXPECT_FALSE(is_chosen("a", {{""}, {}, true}, {}));
}

TEST(NamePatterns, LeaveOutWhatIsSkippedWhateverIsWanted) {
  EXPECT_FALSE(is_chosen("ab", {{"a"}, {"b"}}, {}));
  EXPECT_FALSE(is_chosen("ab", {{"a"}, {}}, {{}, {"ab"}, true}));
  EXPECT_TRUE(is_chosen("ab", {{}, {"b"}, true}, {}));
}

// cargo-nextest 0.9.143 skips nothing then; its own documentation says otherwise.
TEST(NamePatterns, SkipWholeNamesAlsoWhenNothingElseIsSaid) {
  EXPECT_FALSE(is_chosen("a", {}, {{}, {"a"}, true}));
  EXPECT_TRUE(is_chosen("ab", {}, {{}, {"a"}, true}));
}

TEST(NamePatterns, OfTwoSetsEitherMayMatch) {
  const NamePatterns parts{{"b"}, {}};
  const NamePatterns whole{{"a"}, {}, true};
  EXPECT_TRUE(is_chosen("a", parts, whole));
  EXPECT_TRUE(is_chosen("ab", parts, whole));
  EXPECT_FALSE(is_chosen("ac", parts, whole));
}

}  // namespace
}  // namespace reuse_build
