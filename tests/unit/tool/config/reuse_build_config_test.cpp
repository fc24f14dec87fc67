// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/reuse_build_config.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Texts = std::vector<std::string>;

class ReuseBuildConfigFile : public testing::Test {
 protected:
  [[nodiscard]] ReuseBuildConfig read(std::string_view toml) const {
    scratch_.write(".config/reuse-build.toml", toml);
    return ReuseBuildConfig::read(scratch_.path());
  }
  [[nodiscard]] ArchiveSettings settings(const std::string& keys) const {
    return read("[profile.default.archive]\n" + keys).archive_settings("default");
  }
  [[nodiscard]] Error mistake(std::string_view toml) const {
    return thrown_error([&] { (void)read(toml); });
  }
  [[nodiscard]] std::string mistake_in(const std::string& keys) const {
    return mistake("[profile.default.archive]\n" + keys).message();
  }

  ScratchDirectory scratch_;
};

TEST_F(ReuseBuildConfigFile, NeedNotBeThere) {
  const ArchiveSettings settings =
      ReuseBuildConfig::read(scratch_.path()).archive_settings("default");
  EXPECT_FALSE(settings.exclude || settings.out_dir_depth || settings.source || settings.strip);
  EXPECT_FALSE(settings.debuginfo || settings.zstd_level || settings.long_window);
  EXPECT_FALSE(settings.lint || settings.without_libstd || settings.programs || settings.include);
}

TEST_F(ReuseBuildConfigFile, ReadsEveryKey) {
  const ArchiveSettings found = settings(
      "exclude = [\"debug/**/*.o\"]\nout-dir-depth = 3\nsource = [\"crates/*/tests/**\"]\n"
      "strip = \"split\"\ndebuginfo = \"line-tables\"\nzstd-level = -7\nlong-window = 31\n"
      "lint = \"deny\"\nwithout-libstd = true\nbinaries = [\"helper\"]\ninclude = []\n");
  EXPECT_EQ(found.exclude, Texts{"debug/**/*.o"});
  EXPECT_EQ(found.out_dir_depth, 3U);
  EXPECT_EQ(found.source->mode, SourceSelection::Mode::globs);
  EXPECT_EQ(found.source->globs, Texts{"crates/*/tests/**"});
  EXPECT_EQ(found.strip, Strip::split);
  EXPECT_EQ(found.debuginfo, Debuginfo::line_tables);
  EXPECT_EQ(found.zstd_level, -7);
  EXPECT_EQ(found.long_window, 31);
  EXPECT_EQ(found.lint, Lint::deny);
  EXPECT_EQ(found.without_libstd, true);
  EXPECT_EQ(found.programs->names, Texts{"helper"});
  EXPECT_TRUE(found.include->empty());
}

TEST_F(ReuseBuildConfigFile, KnowsTheOtherFormsOfValues) {
  EXPECT_EQ(settings(R"(out-dir-depth = "infinite")").out_dir_depth, infinite_depth);
  EXPECT_EQ(settings(R"(source = "tracked")").source->mode, SourceSelection::Mode::tracked);
  EXPECT_EQ(settings(R"(source = "manifests")").source->mode, SourceSelection::Mode::manifests);
  EXPECT_EQ(settings(R"(source = "none")").source->mode, SourceSelection::Mode::none);
  EXPECT_TRUE(settings("binaries = true").programs->all);
  EXPECT_FALSE(settings("binaries = false").programs->any());
}

TEST_F(ReuseBuildConfigFile, ReadsIncludes) {
  const auto includes =
      *settings(
           "include = [\n{ path = \"a\" },\n"
           R"({ path = "b", relative-to = "package", package = "app", depth = 2, )"
           "on-missing = \"error\", filter = \"package(app)\", platform = \"cfg(unix)\" },\n"
           R"({ path = "c", relative-to = "workspace" }])")
           .include;
  ASSERT_EQ(includes.size(), 3U);
  EXPECT_EQ(includes[0].root, IncludeRoot::target);
  EXPECT_EQ(includes[0].depth, 16U);
  EXPECT_EQ(includes[1].root, IncludeRoot::package);
  EXPECT_EQ(includes[1].package, "app");
  EXPECT_EQ(includes[1].depth, 2U);
  EXPECT_EQ(includes[1].on_missing, OnMissing::error);
  EXPECT_EQ(includes[1].filter, "package(app)");
  EXPECT_EQ(includes[1].platform, "cfg(unix)");
  EXPECT_EQ(includes[2].root, IncludeRoot::workspace);
}

TEST_F(ReuseBuildConfigFile, TakesEachKeyFromTheNearestProfile) {
  const ReuseBuildConfig config = read(
      "[profile.default.archive]\nzstd-level = 1\nstrip = \"debug\"\nlint = \"warn\"\n"
      "[profile.ci]\ninherits = \"base\"\narchive.zstd-level = 3\n"
      "[profile.base]\narchive = { zstd-level = 2, strip = \"none\" }\n");
  const ArchiveSettings ci = config.archive_settings("ci");
  EXPECT_EQ(ci.zstd_level, 3);
  EXPECT_EQ(ci.strip, Strip::none);
  EXPECT_EQ(ci.lint, Lint::warn);
  EXPECT_EQ(config.archive_settings("default").zstd_level, 1);
}

TEST_F(ReuseBuildConfigFile, NamesTheNearestKeyForAnUnknownOne) {
  const Error near = mistake("[profile.ci.archive]\nexcludes = []");
  EXPECT_EQ(near.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, near.message(), "reuse-build.toml': profile.ci.archive.excludes: unknown");
  EXPECT_PRED2(contains, near.hint(), "'exclude'");
  EXPECT_PRED2(contains, mistake("[profiles.ci]").hint(), "'profile'");
  EXPECT_PRED2(contains, mistake("[profile.ci]\nretries = 2").hint(), "inherits, archive");
  EXPECT_PRED2(contains,
               mistake("[profile.ci]\narchive.include = [{ path = \"a\", filer = \"\" }]").hint(),
               "'filter'");
}

TEST_F(ReuseBuildConfigFile, NamesBadValues) {
  EXPECT_PRED2(contains, mistake_in(R"(exclude = "a")"), "archive.exclude: this must be a list");
  EXPECT_PRED2(contains, mistake_in(R"(exclude = ["a", "["])"), "archive.exclude[1]: ");
  EXPECT_PRED2(contains, mistake_in(R"(source = "all")"), R"(archive.source: this must be "none")");
  EXPECT_PRED2(contains, mistake_in(R"(source = ["{"])"), "archive.source[0]: ");
  EXPECT_PRED2(contains, mistake_in(R"(strip = "yes")"), R"("none", "debug" or "split")");
  EXPECT_PRED2(contains, mistake_in(R"(debuginfo = "2")"), R"("full", "line-tables" or "none")");
  EXPECT_PRED2(contains, mistake_in(R"(lint = "error")"), R"("allow", "warn" or "deny")");
  EXPECT_PRED2(contains, mistake_in("zstd-level = 23"), "an integer from -7 to 22");
  EXPECT_PRED2(contains, mistake_in("long-window = 9"), "an integer from 10 to 31");
  EXPECT_PRED2(contains, mistake_in("without-libstd = 1"), "true or false");
  EXPECT_PRED2(contains, mistake_in(R"(binaries = "x")"), "archive.binaries: this must be a list");
  EXPECT_PRED2(contains, mistake_in("out-dir-depth = -1"), "archive.out-dir-depth: ");
}

TEST_F(ReuseBuildConfigFile, NamesBadIncludes) {
  EXPECT_PRED2(contains, mistake_in(R"(include = [{ path = "a", relative-to = "home" }])"),
               R"(include[0].relative-to: this must be "target", "profile")");
  EXPECT_PRED2(contains, mistake_in(R"(include = [{ path = "a", relative-to = "package" }])"),
               "it lacks the key 'package'");
  EXPECT_PRED2(contains, mistake_in(R"(include = [{ path = "a", package = "app" }])"),
               R"(include[0].package: only what is relative to "package")");
  EXPECT_PRED2(contains, mistake_in(R"(include = [{ path = "a", platform = "cfg(unix" }])"),
               "include[0].platform: bad platform 'cfg(unix'");
}

}  // namespace
}  // namespace reuse_build
