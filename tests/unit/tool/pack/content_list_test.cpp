// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/content_list.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using Ids = std::vector<std::string>;

// What is left of two files with one path.
ContentFile merged(Ids first, Ids second) {
  ContentList list;
  list.add({"target/a", "/first", false, std::move(first)});
  list.add({"target/a", "/second", false, std::move(second)});
  std::vector<ContentFile> files = list.take();
  EXPECT_EQ(files.size(), 1U);
  return files.at(0);
}

TEST(ContentList, KeepsTheFirstOfSeveral) {
  EXPECT_EQ(merged({}, {}).source, "/first");
}

TEST(ContentList, KeepsAFileForTheTestsOfEach) {
  EXPECT_EQ(merged({"a", "b"}, {"b", "c"}).only_for, (Ids{"a", "b", "c"}));
  EXPECT_EQ(merged({"a"}, {}).only_for, Ids{});
  EXPECT_EQ(merged({}, {"a"}).only_for, Ids{});
}

TEST(ContentList, KnowsWhatIsThereAndBelow) {
  ContentList list;
  list.add({"target/a/b", "/b", false, {}});
  list.add({"target/c-d", "/d", false, {}});
  EXPECT_TRUE(list.has("target/a/b"));
  EXPECT_TRUE(list.has("target/a"));
  EXPECT_TRUE(list.has("target"));
  EXPECT_FALSE(list.has("target/a/b/c"));
  EXPECT_FALSE(list.has("target/c"));
}

}  // namespace
}  // namespace reuse_build
