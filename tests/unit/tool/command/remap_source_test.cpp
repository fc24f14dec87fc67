// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/remap_source.hpp"

#include <gtest/gtest.h>

#include "build/binaries_metadata.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

// The documents of a build whose workspace and target directory lie at these places.
std::string documents(const std::string& root, const std::string& target) {
  Workspace workspace = sample_workspace(root, target);
  RustBuild build = sample_build(target);
  build.build_script_environment.emplace()[sample_package_id] = {{"DATA", root + "/data"},
                                                                 {"JOINED", root + ":" + target}};
  remap_documents(build, workspace);
  return archived_binaries_metadata(build) + workspace.json;
}

TEST(RemapDocuments, MakesThemTheSameWhereverTheBuildWas) {
  const std::string expected = documents("/home/me/w", "/home/me/w/target");
  EXPECT_EQ(documents("/x", "/elsewhere/out"), expected);
  EXPECT_FALSE(contains(expected, "/home/me/w/"));
  EXPECT_PRED2(contains, expected, "/reuse-build/target/debug/deps/app-1");
  EXPECT_PRED2(contains, expected, "/reuse-build/workspace/crates/app/Cargo.toml");
  EXPECT_PRED2(contains, expected, "/reuse-build/workspace:/reuse-build/target");
}

TEST(RemapDocuments, LeavesANeighbourOfALongerName) {
  RustBuild build = sample_build("/t");
  Workspace workspace = sample_workspace("/w", "/t");
  build.build_script_environment.emplace()[sample_package_id] = {{"DATA", "/w2/data:/t-2"}};
  remap_documents(build, workspace);
  EXPECT_EQ(build.build_script_environment->begin()->second.at("DATA"), "/w2/data:/t-2");
}

TEST(RemapDocuments, KnowsPathsAsJsonWritesThem) {
  RustBuild build = sample_build("/w \"quoted\"/target");
  Workspace workspace = sample_workspace(R"(/w \"quoted\")", R"(/w \"quoted\"/target)");
  EXPECT_EQ(workspace.root, "/w \"quoted\"");
  remap_documents(build, workspace);
  EXPECT_EQ(workspace.root, "/reuse-build/workspace");
  EXPECT_EQ(build.binaries.at(0).path, "/reuse-build/target/debug/deps/app-1");
}

TEST(RemapDocuments, ReplacesWhatIsPartOfAPackageId) {
  RustBuild build = sample_build("/t");
  Workspace workspace = sample_workspace("/w", "/t");
  remap_documents(build, workspace);
  const std::string id = "path+file:///reuse-build/workspace/crates/app#0.1.0";
  EXPECT_EQ(build.binaries.at(0).package_id, id);
  EXPECT_EQ(workspace.package(id).name, "app");
  EXPECT_EQ(build.target_directory, "/reuse-build/target");
}

// What merely ends like it lies elsewhere.
TEST(RemapDocuments, LeavesADirectoryOfTheSameNameElsewhere) {
  RustBuild build = sample_build("/t");
  Workspace workspace = sample_workspace("/build", "/t");
  build.out_dirs[sample_package_id] = "debug/build/app-1/out";
  build.build_script_environment.emplace()[sample_package_id] = {
      {"DATA", "/srv/build/x:rel/build/y"}, {"FLAGS", "-L/build/lib -I /build/include"}};
  remap_documents(build, workspace);
  EXPECT_EQ(build.out_dirs.begin()->second, "debug/build/app-1/out");
  const auto& variables = build.build_script_environment->begin()->second;
  EXPECT_EQ(variables.at("DATA"), "/srv/build/x:rel/build/y");
  EXPECT_EQ(variables.at("FLAGS"),
            "-L/reuse-build/workspace/lib -I /reuse-build/workspace/include");
}

}  // namespace
}  // namespace reuse_build
