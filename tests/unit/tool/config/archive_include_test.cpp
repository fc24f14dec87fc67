// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/archive_include.hpp"

#include <gtest/gtest.h>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

TEST(IncludeArgument, IsBelowTheTargetDirectoryWithoutARoot) {
  const ArchiveInclude include = parse_include_argument("data/./x");
  EXPECT_EQ(include.root, IncludeRoot::target);
  EXPECT_EQ(include.path, "data/x");
  EXPECT_EQ(include.depth, 16U);
  EXPECT_EQ(include.on_missing, OnMissing::error);
}

TEST(IncludeArgument, NamesItsRoot) {
  const auto root = [](const char* text) { return parse_include_argument(text).root; };
  EXPECT_EQ(root("target:a"), IncludeRoot::target);
  EXPECT_EQ(root("profile:a"), IncludeRoot::profile);
  EXPECT_EQ(root("build:a"), IncludeRoot::build);
  EXPECT_EQ(root("workspace:a"), IncludeRoot::workspace);
  EXPECT_EQ(root("package=app:a"), IncludeRoot::package);
  EXPECT_EQ(parse_include_argument("package=app:a").package, "app");
  EXPECT_EQ(parse_include_argument("target:a:b").path, "a:b");
  EXPECT_EQ(parse_include_argument("workspace:").path, "");
}

TEST(IncludeArgument, NamesWhatIsWrong) {
  const auto mistake = [](const char* text) {
    const Error error = thrown_error([text] { (void)parse_include_argument(text); });
    EXPECT_EQ(error.code(), ExitCode::usage);
    EXPECT_PRED2(contains, error.message(), "'" + std::string(text) + "' of --archive-include");
    return error.message();
  };
  EXPECT_PRED2(contains, mistake("wrokspace:a"), "unknown root 'wrokspace'");
  EXPECT_PRED2(contains, mistake("package:a"), "names no package");
  EXPECT_PRED2(contains, mistake("package=:a"), "names no package");
  EXPECT_PRED2(contains, mistake("target:/a"), "must be relative");
  EXPECT_PRED2(contains, mistake("../a"), "must be relative");
  EXPECT_PRED2(contains, mistake(""), "empty");
}

}  // namespace
}  // namespace reuse_build
