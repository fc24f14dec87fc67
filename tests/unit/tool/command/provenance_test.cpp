// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/provenance.hpp"

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

TEST(DescribeBuild, SaysWhereItComesFrom) {
  const ScratchDirectory scratch;
  scratch.write("Cargo.lock", "abc");
  BuiltWorkspace built;
  built.rustc_version = "rustc 1.95.0";
  built.build = sample_build("/t");
  built.workspace.root = scratch.path();
  CargoOptions options;
  options.selection = {"--package", "app"};
  options.features = {"--all-features"};
  const Manifest manifest = describe_build(built, options, "a-triple");
  EXPECT_EQ(manifest.rustc_version, "rustc 1.95.0");
  EXPECT_EQ(manifest.target_triple, built.build.host.triple);
  EXPECT_EQ(manifest.driver_triple, "a-triple");
  EXPECT_EQ(manifest.cargo_arguments,
            (std::vector<std::string>{"--package", "app", "--all-features"}));
  EXPECT_EQ(manifest.git_commit, "");  // it is no git checkout
  EXPECT_EQ(manifest.cargo_lock_sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace reuse_build
