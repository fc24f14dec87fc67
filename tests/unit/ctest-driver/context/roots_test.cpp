// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/roots.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"
#include "temporary_directory.hpp"

namespace reuse_build::driver {
namespace {

using launch::Root;

class RootsTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::string directory(const std::string& name) const {
    return place_.make_directory(name);
  }
  void note_remap(const std::string& text) const {
    static_cast<void>(place_.write("tree/target/reuse-build/workspace-remap", text));
  }
  [[nodiscard]] Workspace find(const WorkspaceWish& wish = {}) const {
    launch::Record record;
    record.binary_id = "calc";
    record.workspace = {Root::absolute, place_.path("original")};
    return find_workspace(place_.path("tree"), record, wish);
  }
  [[nodiscard]] std::string error(const WorkspaceWish& wish = {}) const {
    try {
      return "found " + find(wish).root;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::setup_error);
      return to_text(error);
    }
  }
  [[nodiscard]] const testing::TemporaryDirectory& place() const { return place_; }

 private:
  testing::TemporaryDirectory place_;
};

TEST_F(RootsTest, TreeIsThreeAboveTheRecordsDirectory) {
  const std::string record = place().write("tree/target/reuse-build/launch/0", "");
  EXPECT_EQ(tree_of_record(record), place().path("tree"));
}

TEST_F(RootsTest, TreeOfAMissingDirectoryIsAnError) {
  EXPECT_THROW(static_cast<void>(tree_of_record(place().path("none/launch/0"))), Error);
}

TEST_F(RootsTest, CandidatesCountInTheirOrder) {
  EXPECT_NE(error().find("error: cannot find"), std::string::npos);
  const std::string original = directory("original");
  EXPECT_EQ(find().root, original);
  const std::string bundled = directory("tree/target/reuse-build/workspace");
  EXPECT_EQ(find().root, bundled);
  note_remap(directory("remap dir") + '\n');
  EXPECT_EQ(find().root, place().path("remap dir"));
  const WorkspaceWish variable{"", directory("variable")};
  EXPECT_EQ(find(variable).root, place().path("variable"));
  EXPECT_EQ(find({directory("option"), variable.variable}).root, place().path("option"));
}

TEST_F(RootsTest, RemapIsPercentEncoded) {
  const std::string odd = directory("odd\n100%");
  note_remap(place().path("odd%0A100%25"));
  EXPECT_EQ(find().root, odd);
}

TEST_F(RootsTest, RemapThatCannotBeReadIsAnError) {
  static_cast<void>(directory("original"));
  const std::string file = directory("tree/target/reuse-build/workspace-remap");
  EXPECT_NE(error().find("cannot read workspace remap '" + file), std::string::npos) << error();
}

TEST_F(RootsTest, BadRemapIsAnErrorThatNamesItsFile) {
  static_cast<void>(directory("original"));
  for (const char* text : {"/a%2", "/a%zz\n", "\n", ""}) {
    note_remap(text);
    EXPECT_NE(error().find("bad workspace remap '" + place().path()), std::string::npos) << error();
    EXPECT_NE(error().find("workspace-remap'"), std::string::npos) << error();
  }
}

TEST_F(RootsTest, WhatWasDemandedMustExist) {
  static_cast<void>(directory("original"));
  EXPECT_NE(error({"", place().path("none")}).find("REUSE_BUILD_WORKSPACE"), std::string::npos);
  EXPECT_NE(error({place().path("none"), ""}).find("--workspace"), std::string::npos);
  EXPECT_NE(error({place().write("file", ""), ""}).find("Not a directory"), std::string::npos);
  note_remap(place().path("none"));
  EXPECT_NE(error().find("workspace-remap"), std::string::npos);
}

TEST_F(RootsTest, MessageNamesAllThatWasTried) {
  const std::string message = error();
  for (const char* tried : {"'calc'", "--workspace", "REUSE_BUILD_WORKSPACE=DIR", "workspace-remap",
                            "/target/reuse-build/workspace'", "/original'"}) {
    EXPECT_NE(message.find(tried), std::string::npos) << tried << " in " << message;
  }
}

TEST_F(RootsTest, WorkspaceIsCanonical) {
  static_cast<void>(directory("original"));
  std::filesystem::create_directory_symlink(place().path("original"), place().path("link"));
  EXPECT_EQ(find({place().path("link"), ""}).root, place().path("original"));
}

TEST(Roots, ResolvePaths) {
  const Roots roots{"/tree", {"/work", ""}};
  EXPECT_EQ(roots.resolve({Root::tree, "a/b"}), "/tree/a/b");
  EXPECT_EQ(roots.resolve({Root::tree, ""}), "/tree");
  EXPECT_EQ(roots.resolve({Root::workspace, "c"}), "/work/c");
  EXPECT_EQ(roots.resolve({Root::absolute, "/d"}), "/d");
}

}  // namespace
}  // namespace reuse_build::driver
