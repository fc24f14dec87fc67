// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/provenance.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

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
