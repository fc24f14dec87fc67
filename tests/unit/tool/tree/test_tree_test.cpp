// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/test_tree.hpp"

#include <gtest/gtest.h>

#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/layout.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

class FindWorkspace : public testing::Test {
 protected:
  FindWorkspace() {
    tree_.root = scratch_ / "tree";
    tree_.workspace.root = scratch_ / "original";
  }
  ScratchDirectory scratch_;
  TestTree tree_;
  ScopedVariable workspace_{"REUSE_BUILD_WORKSPACE", std::nullopt};
};

TEST_F(FindWorkspace, TakesTheRemapWithLinksResolved) {
  fs::create_directory(scratch_ / "here");
  fs::create_symlink("here", scratch_ / "link");
  EXPECT_EQ(find_workspace(tree_, scratch_ / "link"), scratch_ / "here");
}

TEST_F(FindWorkspace, RefusesARemapThatIsNoDirectory) {
  scratch_.write("file", "");
  for (const char* name : {"file", "none"}) {
    const Error error = thrown_error([&] { find_workspace(tree_, scratch_ / name); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), (scratch_ / name).string());
    EXPECT_PRED2(contains, error.message(), "--workspace-remap");
    EXPECT_PRED2(contains, error.hint(), "Cargo.toml");
  }
}

TEST_F(FindWorkspace, TakesTheVariableWhereThereIsNoRemap) {
  fs::create_directories(tree_.workspace.root);
  fs::create_directories(scratch_ / "remap");
  fs::create_directories(scratch_ / "variable");
  const ScopedVariable variable("REUSE_BUILD_WORKSPACE", scratch_ / "variable");
  EXPECT_EQ(find_workspace(tree_, scratch_ / "remap"), scratch_ / "remap");
  EXPECT_EQ(find_workspace(tree_, {}), scratch_ / "variable");
}

TEST_F(FindWorkspace, RefusesAVariableThatNamesNoDirectory) {
  fs::create_directories(tree_.workspace.root);
  const ScopedVariable variable("REUSE_BUILD_WORKSPACE", scratch_ / "none");
  const Error error = thrown_error([&] { find_workspace(tree_, {}); });
  EXPECT_PRED2(contains, error.message(),
               (scratch_ / "none").string() + "' (from REUSE_BUILD_WORKSPACE)");
}

TEST_F(FindWorkspace, TakesBundledSourcesBeforeTheOriginalPath) {
  fs::create_directories(tree_.workspace.root);
  EXPECT_EQ(find_workspace(tree_, {}), scratch_ / "original");
  fs::create_directories(tree_.root / layout::bundled_workspace);
  EXPECT_EQ(find_workspace(tree_, {}), tree_.root / layout::bundled_workspace);
}

TEST_F(FindWorkspace, SaysWhatToDoWhenThereIsNone) {
  const Error error = thrown_error([&] { find_workspace(tree_, {}); });
  EXPECT_PRED2(contains, error.message(), tree_.workspace.root);
  EXPECT_PRED2(contains, error.hint(), "--workspace-remap DIR");
}

}  // namespace
}  // namespace reuse_build
