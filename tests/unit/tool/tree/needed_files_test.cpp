// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/needed_files.hpp"

#include <gtest/gtest.h>

#include "tree/launch_files.hpp"
#include "tree/sample_archive.hpp"

namespace reuse_build {
namespace {

// The tests of the first suite are chosen, those of the second are not.
TestSuites sample_suites() {
  TestSuites suites =
      make_suites(sample_build("/t"), sample_workspace("/w", "/t"), Placement::in_tree, {});
  suites.at(1).chosen.emplace();
  return suites;
}

Manifest manifest_of(const std::vector<std::size_t>& only_for) {
  Manifest manifest;
  manifest.files = {{{"target/x", 1, 0644, ""}, only_for}};
  return manifest;
}

bool is_needed(const std::vector<std::size_t>& only_for) {
  return NeededFiles(manifest_of(only_for), sample_suites()).includes("target/x");
}

TEST(NeededFilesTest, AreAllWhenNothingWasChosen) {
  EXPECT_TRUE(NeededFiles().includes("target/x"));
}

TEST(NeededFilesTest, AreThoseThatAWantedSuiteNeeds) {
  EXPECT_TRUE(is_needed({}));
  EXPECT_TRUE(is_needed({0}));
  EXPECT_FALSE(is_needed({1}));
  EXPECT_TRUE(is_needed({1, 0}));
}

TEST(NeededFilesTest, AreTheProgramsOfScripts) {
  TestSuites suites = sample_suites();
  launch::Script& script = suites.at(0).record.scripts.emplace_back();
  script.program.path = {launch::Root::tree, "target/x"};
  EXPECT_TRUE(NeededFiles(manifest_of({1}), suites).includes("target/x"));
}

TEST(NeededFilesTest, AreThoseOfASuiteThatThereIsNot) {
  EXPECT_TRUE(is_needed({1, 7}));
}

TEST(NeededFilesTest, AreThoseThatTheManifestDoesNotKnow) {
  EXPECT_TRUE(NeededFiles(manifest_of({1}), sample_suites()).includes("target/y"));
}

TEST(NeededFilesTest, WithoutAManifestAreAllButTheOtherTestBinaries) {
  const NeededFiles needed(sample_suites());
  EXPECT_TRUE(needed.includes(sample_unit_tests));
  EXPECT_FALSE(needed.includes(sample_integration_test));
  EXPECT_TRUE(needed.includes("target/debug/my-tool"));
}

}  // namespace
}  // namespace reuse_build
