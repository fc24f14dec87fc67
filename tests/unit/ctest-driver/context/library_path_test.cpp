// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/library_path.hpp"

#include <gtest/gtest.h>

#include "launch/error.hpp"
#include "temporary_directory.hpp"

namespace reuse_build::driver {
namespace {

using launch::Root;

class LibraryPath : public ::testing::Test {
 protected:
  void add(const std::string& relative, bool only_if_existing = false) {
    record_.library_paths.push_back({{Root::tree, relative}, only_if_existing});
  }
  [[nodiscard]] std::string tree(const std::string& relative) const {
    return directory_.path(relative);
  }
  [[nodiscard]] std::string joined(const std::string& inherited) const {
    return library_path(record_, roots(), inherited);
  }
  [[nodiscard]] Roots roots() const { return {directory_.path(), {}}; }
  [[nodiscard]] const launch::Record& record() const { return record_; }
  [[nodiscard]] const testing::TemporaryDirectory& directory() const { return directory_; }

 private:
  testing::TemporaryDirectory directory_;
  launch::Record record_;
};

TEST_F(LibraryPath, KeepsOrderAndTheFirstOfEqualOnes) {
  add("b");
  add("a");
  add("b");
  EXPECT_EQ(joined("/x:/x"), tree("b") + ':' + tree("a") + ":/x:/x");
}

TEST_F(LibraryPath, HasNoEmptyEntryOfItsOwn) {
  add("a");
  EXPECT_EQ(joined(""), tree("a"));
}

TEST_F(LibraryPath, LeavesOutWhatDoesNotExistWhereAsked) {
  static_cast<void>(directory().make_directory("there"));
  static_cast<void>(directory().write("file", ""));
  add("gone", true);
  add("file", true);
  add("there", true);
  EXPECT_EQ(joined(""), tree("there"));
}

TEST_F(LibraryPath, RefusesTheSeparatorInADirectory) {
  add("a:b");
  EXPECT_THROW(static_cast<void>(joined("")), Error);
}

TEST_F(LibraryPath, CopiesTheLinkersVariables) {
  add("a");
  Environment environment({"LD_LIBRARY_PATH=/x", "LD_DEBUG=all", "DYLD_X=y", "OLD_X=z"});
  set_library_path(environment, record(), roots());
  EXPECT_EQ(environment.get("LD_LIBRARY_PATH"), tree("a") + ":/x");
  EXPECT_EQ(environment.get("NEXTEST_LD_LIBRARY_PATH"), tree("a") + ":/x");
  EXPECT_EQ(environment.get("NEXTEST_LD_DEBUG"), "all");
  EXPECT_EQ(environment.get("NEXTEST_DYLD_X"), "y");
  EXPECT_EQ(environment.get("NEXTEST_OLD_X"), std::nullopt);
}

}  // namespace
}  // namespace reuse_build::driver
