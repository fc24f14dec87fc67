// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/member_rules.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

TEST(PathObjection, HasNoneToPathsInTarget) {
  for (const char* path :
       {"target", "target/a", "target/debug/deps/x-1", "target/..a", "target/ä", "target/a b"}) {
    EXPECT_EQ(path_objection(path), "") << path;
  }
}

TEST(PathObjection, SaysWhatIsWrong) {
  struct Case {
    std::string_view path;
    std::string_view objection;
  };
  constexpr std::string_view component = "its path has a '.', '..' or empty component";
  constexpr std::string_view outside = "it lies outside 'target/'";
  constexpr std::string_view absolute = "its path is absolute";
  for (const Case& each : std::initializer_list<Case>{
           {"", component},
           {"./target/x", component},
           {"target/", component},
           {"target//x", component},
           {"target/.", component},
           {"target/../x", component},
           {"target/x/..", component},
           {"..", component},
           {"../target/x", component},
           {"/target/x", absolute},
           {"/", absolute},
           {"targets", outside},
           {"Target/x", outside},
           {"pax_global_header", outside},
           {"x/target/y", outside},
           {std::string_view("target/a\0b", 10), "its path holds a NUL byte"}}) {
    EXPECT_EQ(path_objection(each.path), each.objection) << each.path;
  }
}

// Paths are kept in memory, and directories are walked through level by level.
TEST(PathObjection, LimitsLengthAndDepth) {
  const std::string name(4096 - 7, 'n');
  EXPECT_EQ(path_objection("target/" + name), "");
  EXPECT_EQ(path_objection("target/" + name + "n"), "its path is longer than 4096 bytes");
  std::string deep = "target";
  for (int level = 1; level < 256; ++level) deep += "/d";
  EXPECT_EQ(path_objection(deep), "");
  EXPECT_EQ(path_objection(deep + "/d"), "its path has more than 256 components");
}

TEST(LinkDestination, IsWhatTheLinkLeadsTo) {
  struct Case {
    const char* path;
    const char* target;
    const char* destination;
  };
  for (const Case& each : std::initializer_list<Case>{{"target/a", "b", "target/b"},
                                                      {"target/a", "./b//c", "target/b/c"},
                                                      {"target/d/a", "../b", "target/b"},
                                                      {"target/d/e/a", "../../b", "target/b"},
                                                      {"target/d/a", "..", "target"},
                                                      {"target/a", ".", "target"}}) {
    EXPECT_EQ(link_destination(each.path, each.target), each.destination)
        << each.path << " -> " << each.target;
  }
}

TEST(LinkDestination, IsEmptyForWhatLeadsOut) {
  struct Case {
    const char* path;
    const char* target;
  };
  for (const Case& each : std::initializer_list<Case>{{"target/a", ""},
                                                      {"target/a", "/etc/passwd"},
                                                      {"target/a", ".."},
                                                      {"target/a", "../b"},
                                                      {"target/a", "../target/b"},
                                                      {"target/d/a", "../../b"},
                                                      {"target/d/a", "../../../b"},
                                                      {"target/a", "b/../c"},
                                                      {"target/d/a", "b/../../../c"},
                                                      {"target", "a"},
                                                      {"target", "."},
                                                      {"target", ".."}}) {
    EXPECT_EQ(link_destination(each.path, each.target), "") << each.path << " -> " << each.target;
  }
}

}  // namespace
}  // namespace reuse_build
