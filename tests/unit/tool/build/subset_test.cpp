// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/subset.hpp"

#include <gtest/gtest.h>

#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

RustBuild kept(const std::string& id) {
  RustBuild build = sample_build("/t");
  keep_subset(build, {[&id](const TestBinary& binary) { return binary.binary_id == id; },
                      [](const std::string& /*program*/) { return false; }});
  return build;
}

TEST(KeepSubset, KeepsWhatAPackageWithTestsHas) {
  const RustBuild build = kept("app::it");
  ASSERT_EQ(build.binaries.size(), 1U);
  EXPECT_EQ(build.binaries[0].binary_id, "app::it");
  const RustBuild whole = sample_build("/t");
  EXPECT_EQ(build.non_test_binaries.at(sample_package_id).size(), 3U);
  EXPECT_EQ(build.out_dirs, whole.out_dirs);
  EXPECT_EQ(build.build_script_environment, whole.build_script_environment);
}

TEST(KeepSubset, KeepsOfAPackageWithoutTestsWhatOthersMayNeed) {
  const RustBuild build = kept("none");
  EXPECT_TRUE(build.binaries.empty());
  const auto& files = build.non_test_binaries.at(sample_package_id);
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files.begin()->kind, "dylib");
  EXPECT_TRUE(build.out_dirs.empty());
  EXPECT_TRUE(build.build_script_environment->empty());
  EXPECT_EQ(build.linked_paths, sample_build("/t").linked_paths);
}

TEST(KeepSubset, LeavesOutAPackageThatHasNothingLeft) {
  RustBuild build = sample_build("/t");
  build.non_test_binaries["other"] = {{"tool", "bin-exe", "debug/tool", "target"}};
  keep_subset(build, {[](const TestBinary& /*binary*/) { return true; },
                      [](const std::string& /*program*/) { return false; }});
  EXPECT_EQ(build.non_test_binaries.count("other"), 0U);
}

TEST(KeepSubset, KeepsProgramsThatAreAskedFor) {
  RustBuild build = sample_build("/t");
  build.non_test_binaries["other"] = {{"tool", "bin-exe", "debug/tool", "target"},
                                      {"more", "bin-exe", "debug/more", "target"}};
  keep_subset(build, {[](const TestBinary& /*binary*/) { return false; },
                      [](const std::string& program) { return program == "tool"; }});
  ASSERT_EQ(build.non_test_binaries.at("other").size(), 1U);
  EXPECT_EQ(build.non_test_binaries.at("other").begin()->name, "tool");
}

TEST(KeepSubset, DoesNotInventARecordOfBuildScripts) {
  RustBuild build = sample_build("/t");
  build.build_script_environment.reset();
  keep_subset(build, {[](const TestBinary& /*binary*/) { return false; },
                      [](const std::string& /*program*/) { return false; }});
  EXPECT_FALSE(build.build_script_environment);
}

}  // namespace
}  // namespace reuse_build
