// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/nextest_config.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

// What is expected was seen with cargo-nextest 0.9.143 on the same files.
class NextestConfigFile : public testing::Test {
 protected:
  [[nodiscard]] NextestConfig read(std::string_view toml) const {
    scratch_.write(".config/nextest.toml", toml);
    return NextestConfig::read(scratch_.path());
  }
  [[nodiscard]] std::string paths(std::string_view toml, const std::string& profile) const {
    std::string paths;
    for (const ArchiveInclude& include : read(toml).archive_includes(profile)) {
      paths += include.path + ";";
    }
    return paths;
  }
  [[nodiscard]] std::string mistake(std::string_view toml) const {
    const Error error = thrown_error([&] { (void)read(toml); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), (scratch_ / ".config/nextest.toml").string());
    return error.message();
  }
  // The mistake in an element of the default profile's list.
  [[nodiscard]] std::string mistake_in(const std::string& element) const {
    return mistake("[profile.default.archive]\ninclude = [{" + element + "}]");
  }

  ScratchDirectory scratch_;
};

TEST_F(NextestConfigFile, NeedNotBeThere) {
  EXPECT_TRUE(NextestConfig::read(scratch_.path()).archive_includes("default").empty());
}

TEST_F(NextestConfigFile, HasDefaultsForIncludes) {
  const NextestConfig config = read(
      "[profile.default]\narchive.include = [{ path = \"./a//b/.\", relative-to = \"target\" }]");
  const auto includes = config.archive_includes("default");
  ASSERT_EQ(includes.size(), 1U);
  EXPECT_EQ(includes[0].path, "a/b");
  EXPECT_EQ(includes[0].root, IncludeRoot::target);
  EXPECT_EQ(includes[0].depth, 16U);
  EXPECT_EQ(includes[0].on_missing, OnMissing::warn);
  EXPECT_EQ(includes[0].filter, "");
  EXPECT_EQ(includes[0].platform, "");
}

TEST_F(NextestConfigFile, ReadsEveryFieldOfAnInclude) {
  const auto includes =
      read(
          "[profile.default.archive]\ninclude = [\n"
          "{ path = \".\", relative-to = \"target\", depth = 0, on-missing = \"ignore\" },\n"
          R"({ path = "b", relative-to = "target", depth = "infinite", on-missing = "error" )"
          "},\n"
          R"({ path = "c", relative-to = "target", on-missing = "warn" }])")
          .archive_includes("default");
  ASSERT_EQ(includes.size(), 3U);
  EXPECT_EQ(includes[0].path, "");
  EXPECT_EQ(includes[0].depth, 0U);
  EXPECT_EQ(includes[0].on_missing, OnMissing::ignore);
  EXPECT_EQ(includes[1].depth, infinite_depth);
  EXPECT_EQ(includes[1].on_missing, OnMissing::error);
  EXPECT_EQ(includes[2].on_missing, OnMissing::warn);
}

TEST_F(NextestConfigFile, TakesTheNearestListOfAChain) {
  const char* toml =
      "[profile.default.archive]\ninclude = [{ path = \"d\", relative-to = \"target\" }]\n"
      "[profile.a]\ninherits = \"b\"\n"
      "[profile.b]\narchive.include = [{ path = \"b\", relative-to = \"target\" }]\n"
      "[profile.c]\narchive.include = []\n[profile.d]\ninherits = \"c\"\n[profile.e]\n";
  EXPECT_EQ(paths(toml, "default"), "d;");
  EXPECT_EQ(paths(toml, "a"), "b;");
  EXPECT_EQ(paths(toml, "c"), "");
  EXPECT_EQ(paths(toml, "d"), "");
  EXPECT_EQ(paths(toml, "e"), "d;");
}

TEST_F(NextestConfigFile, NamesMistakesInIncludes) {
  EXPECT_PRED2(contains, mistake_in(R"(path = "a", relative-to = "target", bogus = 1)"),
               "profile.default.archive.include[0].bogus: unknown key");
  EXPECT_PRED2(contains, mistake_in(R"(path = "a")"), "include[0]: it lacks the key 'relative-to'");
  EXPECT_PRED2(contains, mistake_in(R"(relative-to = "target")"), "it lacks the key 'path'");
  EXPECT_PRED2(contains, mistake_in(R"(path = "a", relative-to = "workspace")"),
               R"(relative-to: this must be "target")");
  for (const char* path : {"a/../b", "/b", "..", "a\\u0000b"}) {
    EXPECT_PRED2(contains,
                 mistake_in(R"(relative-to = "target", path = ")" + std::string(path) + '"'),
                 R"(path: this must be a relative path without "..")");
  }
  for (const char* depth : {"-1", R"("inf")", "1.5", "true", "[]"}) {
    EXPECT_PRED2(contains,
                 mistake_in(R"(path = "a", relative-to = "target", depth = )" + std::string(depth)),
                 "depth: this must be");
  }
  for (const char* missing : {"42", R"("fail")"}) {
    EXPECT_PRED2(
        contains,
        mistake_in(R"(path = "a", relative-to = "target", on-missing = )" + std::string(missing)),
        "on-missing: this must be");
  }
}

TEST_F(NextestConfigFile, RefusesOtherShapes) {
  EXPECT_PRED2(contains, mistake("[profile.default.archive]\ninclude = { path = \"a\" }"),
               "profile.default.archive.include: this must be a list");
  EXPECT_PRED2(contains, mistake("[profile.ci]\narchive = 1"), "profile.ci.archive: ");
  EXPECT_PRED2(contains, mistake("[profile.ci.archive]\n"), "it lacks the key 'include'");
  EXPECT_PRED2(contains, mistake("a = = 1"), "line 1: ");
}

TEST_F(NextestConfigFile, FindsMistakesInProfilesThatAreNotAskedFor) {
  EXPECT_PRED2(contains, mistake("[profile.other.archive]\ninclude = [{ path = \"a\" }]"),
               "profile.other.archive.include[0]: it lacks the key 'relative-to'");
}

TEST_F(NextestConfigFile, IgnoresKeysThatAreNotItsBusiness) {
  EXPECT_EQ(paths("nextest-version = \"0.9\"\nx = 1\n[profile.default]\nretries = 3\n"
                  "[profile.default.archive]\nx = 1\n[store]\ndir = \"d\"\n",
                  "default"),
            "");
}

}  // namespace
}  // namespace reuse_build
