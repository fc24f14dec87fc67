// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/test_list.hpp"

#include <gtest/gtest.h>

#include "build/binaries_metadata.hpp"
#include "select/small_workspace.hpp"

namespace reuse_build {
namespace {

RustBuild small_build() {
  RustBuild build;
  build.target_directory = "/t";
  build.build_directory = "/b";
  build.base_output_directories = {"debug"};
  build.host = {"x86_64-unknown-linux-gnu", "/lib", ""};
  build.binaries = {small_binary("core", "lib", "core"),
                    small_binary("macros", "proc-macro", "macros")};
  return build;
}

ListedSuites small_suites() {
  const auto binaries = small_build().binaries;
  ListedSuites suites;
  suites.push_back({binaries[0],
                    "core",
                    "/w/core",
                    {{"a", "test", true}, {"b\x1b", "bench", false}},
                    {BinaryStatus::listed, {Mismatch::ignored, std::nullopt}}});
  suites.push_back({binaries[1], "macros", "/w/macros", {}, {BinaryStatus::skipped, {}}});
  return suites;
}

TEST(TestList, NamesTheChosenTestsBelowTheirBinary) {
  EXPECT_EQ(human_list(small_suites()), "core:\n    b\\x1B\n");
}

TEST(TestList, NamesEveryChosenTestWithItsBinary) {
  EXPECT_EQ(oneline_list(small_suites()), "core b\x1b\n");
}

TEST(TestList, TellsOfAllTestsAsNextestDoes) {
  const Json list = json_list(small_build(), small_suites());
  EXPECT_EQ(list["test-count"], 2);
  EXPECT_EQ(
      list["rust-suites"]["core"].dump(),
      R"({"package-name":"core","binary-id":"core","binary-name":"core",)"
      R"("package-id":"id:core","kind":"lib","binary-path":")" +
          small_build().binaries[0].path +
          R"(","build-platform":"target","cwd":"/w/core","status":"listed","testcases":{)"
          R"("a":{"kind":"test","ignored":true,)"
          R"("filter-match":{"status":"mismatch","reason":"ignored"}},)"
          R"("b\u001b":{"kind":"bench","ignored":false,"filter-match":{"status":"matches"}}}})");
  EXPECT_EQ(list["rust-suites"]["macros"]["status"], "skipped");
  EXPECT_EQ(list["rust-suites"]["macros"]["testcases"].dump(), "{}");
  EXPECT_EQ(list["rust-build-meta"]["build-directory"], "/b");
}

TEST(TestList, DoesNotMentionBinariesOfAnotherPlatform) {
  ListedSuites suites = small_suites();
  suites[1].choice.status = BinaryStatus::of_other_platform;
  EXPECT_FALSE(json_list(small_build(), suites)["rust-suites"].contains("macros"));
}

TEST(TestList, TellsOfBinariesAsTheyWereBuilt) {
  const Json list = listed_binaries_metadata(small_build());
  EXPECT_EQ(list["rust-binaries"]["core"]["binary-path"], small_build().binaries[0].path);
  auto second_key = list["rust-build-meta"].begin();
  EXPECT_EQ((++second_key).key(), "build-directory");
}

}  // namespace
}  // namespace reuse_build
