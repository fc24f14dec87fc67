// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/build_in_tree.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "tree/layout.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

TEST(BuildInTree, HasThePathsOfTheTree) {
  const ScratchDirectory scratch;
  TestTree tree;
  tree.root = scratch.path();
  tree.build = sample_build("/t");
  const std::string recorded = tree.build.binaries.front().path;
  tree.build.binaries.back().path = "/elsewhere/it";
  const RustBuild build = build_in_tree(tree);
  const std::string target = (scratch.path() / "target").string();
  EXPECT_EQ(build.target_directory, target);
  EXPECT_EQ(build.build_directory, target);
  EXPECT_EQ(build.binaries.front().path, target + recorded.substr(2));
  EXPECT_EQ(build.binaries.back().path, "/elsewhere/it");
}

TEST(BuildInTree, HasTheLibrariesThatAreInTheTree) {
  const ScratchDirectory scratch;
  TestTree tree;
  tree.root = scratch.path();
  tree.build = sample_build("/t");
  tree.build.host.libdir = "/rust/lib";
  EXPECT_EQ(build_in_tree(tree).host.libdir, "");
  EXPECT_EQ(build_in_tree(tree).host.libdir_reason, "not-in-archive");
  std::filesystem::create_directories(scratch.path() / layout::host_libdir);
  EXPECT_EQ(build_in_tree(tree).host.libdir, (scratch.path() / layout::host_libdir).string());
}

TEST(BuildInTree, KnowsWhereTestsStart) {
  Workspace workspace;
  workspace.root = "/w";
  const auto add = [&workspace](const std::string& id, const std::string& manifest) {
    Package package;
    package.id = id;
    package.manifest_path = manifest;
    workspace.packages.emplace(id, package);
  };
  add("root", "/w/Cargo.toml");
  add("member", "/w/a/b/Cargo.toml");
  add("outside", "/workspace/Cargo.toml");
  EXPECT_EQ(test_directory(workspace, "root", "/moved"), "/moved");
  EXPECT_EQ(test_directory(workspace, "member", "/moved"), "/moved/a/b");
  EXPECT_EQ(test_directory(workspace, "outside", "/moved"), "/workspace");
}

}  // namespace
}  // namespace reuse_build
