// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/launch_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/layout.hpp"
#include "tree/sample_build.hpp"
#include "tree/test_tree.hpp"

namespace reuse_build {
namespace {

using Environment = std::map<std::string, ConfiguredVariable>;
using Lines = std::vector<std::string>;

TestSuites suites_of(const RustBuild& build, Placement placement, const Environment& env = {}) {
  return make_suites(build, sample_workspace("/w", "/t"), placement, {env, "/w"});
}

Lines lines_of(const TestSuite& suite) {
  Lines lines;
  std::string text = launch::to_text(suite.record);
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
    lines.push_back(text.substr(0, end));
    text.erase(0, end + 1);
  }
  return lines;
}

// The lines of a record that begin with `start`.
Lines lines_of(const TestSuite& suite, std::string_view start) {
  Lines lines = lines_of(suite);
  std::erase_if(lines, [start](const std::string& line) { return line.rfind(start, 0) != 0; });
  return lines;
}

bool has_line(const TestSuite& suite, const std::string& line) {
  const Lines lines = lines_of(suite);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

Lines without_package_variables(Lines lines) {
  std::erase_if(lines,
                [](const std::string& line) { return line.rfind("env CARGO_PKG_", 0) == 0; });
  return lines;
}

TEST(MakeSuites, MakesOneOfEveryBinaryInOrder) {
  const TestSuites suites = suites_of(sample_build("/t"), Placement::in_tree);
  ASSERT_EQ(suites.size(), 2U);
  EXPECT_EQ(suites[0].binary.binary_id, "app");
  EXPECT_EQ(suites[1].binary.binary_id, "app::it");
  EXPECT_EQ(suites[1].package_name, "app");
  EXPECT_FALSE(suites[1].tests);
}

TEST(MakeSuites, WritesARecordForATree) {
  const TestSuites suites = suites_of(sample_build("/t"), Placement::in_tree);
  EXPECT_EQ(without_package_variables(lines_of(suites[1])),
            (Lines{"reuse-build-launch 1",
                   "binary-id app::it",
                   "platform target",
                   "workspace absolute:/w",
                   "target-directory absolute:/t",
                   "binary tree:target/debug/deps/it-2",
                   "cwd workspace:crates/app",
                   "library-path-existing tree:target/debug/build/app-1/out/lib",
                   "library-path tree:target/debug",
                   "library-path tree:target/debug/deps",
                   "library-path-existing tree:target/nextest/libdirs/host",
                   "env-path OUT_DIR=tree:target/debug/build/app-1/out",
                   "env GIT_SHA=a%25b c",
                   "env NEXTEST=1",
                   "env NEXTEST_EXECUTION_MODE=process-per-test",
                   "env-path CARGO_MANIFEST_DIR=workspace:crates/app",
                   "env-path CARGO_BIN_EXE_my-tool=tree:target/debug/my-tool",
                   "env-path NEXTEST_BIN_EXE_my-tool=tree:target/debug/my-tool",
                   "env-path NEXTEST_BIN_EXE_my_tool=tree:target/debug/my-tool",
                   "env-path CARGO_BIN_EXE_plain=tree:target/debug/plain",
                   "env-path NEXTEST_BIN_EXE_plain=tree:target/debug/plain",
                   "env NEXTEST_BINARY_ID=app::it",
                   "runner-variable CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER"}));
}

TEST(MakeSuites, WritesARecordForFilesInPlace) {
  RustBuild build = sample_build("/t");
  build.host.libdir = "/r/lib";
  const TestSuites suites = suites_of(build, Placement::in_place);
  EXPECT_EQ(
      without_package_variables(lines_of(suites[0])),
      (Lines{"reuse-build-launch 1", "binary-id app", "platform target", "workspace absolute:/w",
             "binary absolute:/t/debug/deps/app-1", "cwd workspace:crates/app",
             "library-path-existing absolute:/t/debug/build/app-1/out/lib",
             "library-path absolute:/t/debug", "library-path absolute:/t/debug/deps",
             "library-path absolute:/r/lib", "env-path OUT_DIR=absolute:/t/debug/build/app-1/out",
             "env GIT_SHA=a%25b c", "env NEXTEST=1", "env NEXTEST_EXECUTION_MODE=process-per-test",
             "env-path CARGO_MANIFEST_DIR=workspace:crates/app", "env NEXTEST_BINARY_ID=app",
             "runner-variable CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER"}));
}

TEST(MakeSuites, PutsPackageVariablesBehindTheManifestDirectory) {
  const Lines lines = lines_of(suites_of(sample_build("/t"), Placement::in_tree)[1]);
  const auto manifest =
      std::find(lines.begin(), lines.end(), "env-path CARGO_MANIFEST_DIR=workspace:crates/app");
  ASSERT_NE(manifest, lines.end());
  EXPECT_EQ(*std::next(manifest), "env CARGO_PKG_VERSION=0.1.0");
  EXPECT_EQ(*std::next(manifest, 14), "env-path CARGO_BIN_EXE_my-tool=tree:target/debug/my-tool");
}

TEST(MakeSuites, TellsProgramsToTestsAndBenchesOnly) {
  for (const char* kind : {"lib", "bin", "example", "proc-macro", "test", "bench"}) {
    RustBuild build = sample_build("/t");
    build.binaries = {sample_binary("app", kind, "/t/debug/deps/x")};
    const TestSuites suites = suites_of(build, Placement::in_tree);
    const bool expected = std::string_view(kind) == "test" || std::string_view(kind) == "bench";
    EXPECT_EQ(!lines_of(suites[0], "env-path CARGO_BIN_EXE_").empty(), expected) << kind;
  }
}

TEST(MakeSuites, LooksInASeparateBuildDirectoryWhereCargoPutsThings) {
  RustBuild build = sample_build("/t");
  build.build_directory = "/b";
  build.binaries = {sample_binary("app::it", "test", "/b/debug/deps/it-2")};
  const TestSuites in_place = suites_of(build, Placement::in_place);
  EXPECT_TRUE(has_line(in_place[0], "binary absolute:/b/debug/deps/it-2"));
  EXPECT_EQ(lines_of(in_place[0], "library-path"),
            (Lines{"library-path-existing absolute:/b/debug/build/app-1/out/lib",
                   "library-path absolute:/t/debug", "library-path absolute:/b/debug/deps"}));
  EXPECT_TRUE(has_line(in_place[0], "env-path CARGO_BIN_EXE_plain=absolute:/t/debug/plain"));
  const TestSuites in_tree = suites_of(build, Placement::in_tree);
  EXPECT_TRUE(has_line(in_tree[0], "binary tree:target/debug/deps/it-2"));
}

TEST(MakeSuites, AddsTheLibdirOfAnExplicitTarget) {
  RustBuild build = sample_build("/t");
  build.target = Platform{"aarch64-unknown-linux-gnu", "/r/aarch64", ""};
  EXPECT_TRUE(has_line(suites_of(build, Placement::in_tree)[0],
                       "library-path-existing tree:target/nextest/libdirs/target/0"));
  EXPECT_TRUE(
      has_line(suites_of(build, Placement::in_place)[0], "library-path absolute:/r/aarch64"));
}

TEST(MakeSuites, PutsCargosConfigurationFirst) {
  const Environment env = {{"A", {"plain", false, false}},
                           {"B", {"forced", true, false}},
                           {"C", {"/w/data", false, true}},
                           {"D", {"/elsewhere", true, true}}};
  const Lines lines = lines_of(suites_of(sample_build("/t"), Placement::in_tree, env)[0], "env");
  ASSERT_GE(lines.size(), 5U);
  EXPECT_EQ(Lines(lines.begin(), lines.begin() + 5),
            (Lines{"env-default A=plain", "env B=forced", "env-default-path C=workspace:data",
                   "env-path D=absolute:/elsewhere",
                   "env-path OUT_DIR=tree:target/debug/build/app-1/out"}));
}

TEST(MakeSuites, MovesConfiguredPathsFromWhereTheyWereRead) {
  const CargoEnvironment env{{{"A", {"/here/data", true, true}},
                              {"B", {"/w/data", true, true}},
                              {"C", {"/here/a/../data", true, true}},
                              {"D", {"/here/../data", true, true}}},
                             "/here"};
  const TestSuites suites =
      make_suites(sample_build("/t"), sample_workspace("/w", "/t"), Placement::in_tree, env);
  EXPECT_TRUE(has_line(suites[0], "env-path A=workspace:data"));
  EXPECT_TRUE(has_line(suites[0], "env-path B=absolute:/w/data"));
  EXPECT_TRUE(has_line(suites[0], "env-path C=workspace:a/../data"));
  EXPECT_TRUE(has_line(suites[0], "env-path D=absolute:/here/../data"));
}

TEST(MakeSuites, LeavesOutTheBuildScriptOfAPackageWithoutOne) {
  RustBuild build = sample_build("/t");
  build.out_dirs.clear();
  const TestSuites suites = suites_of(build, Placement::in_tree);
  EXPECT_EQ(lines_of(suites[0], "env-path OUT_DIR"), Lines{});
  EXPECT_EQ(lines_of(suites[0], "env GIT_SHA"), Lines{});
}

TEST(MakeSuites, RunsAPackageOutsideTheWorkspaceWhereItIs) {
  Workspace workspace = sample_workspace("/w", "/t");
  workspace.packages.at(sample_package_id).manifest_path = "/elsewhere/app/Cargo.toml";
  const TestSuites suites = make_suites(sample_build("/t"), workspace, Placement::in_tree, {});
  EXPECT_TRUE(has_line(suites[0], "cwd absolute:/elsewhere/app"));
  EXPECT_TRUE(has_line(suites[0], "env-path CARGO_MANIFEST_DIR=absolute:/elsewhere/app"));
}

TEST(MakeSuites, RunsAPackageInTheWorkspacesRoot) {
  Workspace workspace = sample_workspace("/w", "/t");
  workspace.packages.at(sample_package_id).manifest_path = "/w/Cargo.toml";
  const TestSuites suites = make_suites(sample_build("/t"), workspace, Placement::in_tree, {});
  EXPECT_TRUE(has_line(suites[0], "cwd workspace:"));
}

TEST(MakeSuites, NamesAPackageThatTheMetadataLacks) {
  RustBuild build = sample_build("/t");
  build.binaries[0].package_id = "unknown";
  EXPECT_PRED2(contains, thrown_error([&] { suites_of(build, Placement::in_tree); }).message(),
               "unknown");
}

// Writes the suites of the sample into a scratch tree.
class LaunchFiles : public testing::Test {
 protected:
  LaunchFiles() : suites_(suites_of(sample_build("/t"), Placement::in_tree)) {
    suites_[0].tests = {{"one", "test", false}, {"two words", "bench", true}};
    suites_[1].not_listed = "no such library\n";
  }

  void write() const {
    write_launch_files(suites_, [this](const std::string& path, const std::string& bytes) {
      scratch_.write(path, bytes);
    });
  }
  [[nodiscard]] TestSuites read() const {
    TestSuites suites(suites_.size());
    for (std::size_t index = 0; index < suites.size(); ++index) {
      suites[index].binary = suites_[index].binary;
    }
    read_launch_files(suites, read_below(scratch_.path()));
    return suites;
  }

  ScratchDirectory scratch_;
  TestSuites suites_;
};

TEST_F(LaunchFiles, AreReadBackAsTheyWere) {
  write();
  const TestSuites suites = read();
  for (std::size_t index = 0; index < suites.size(); ++index) {
    EXPECT_EQ(suites[index].record, suites_[index].record);
    EXPECT_EQ(suites[index].tests, suites_[index].tests);
    EXPECT_EQ(suites[index].not_listed, suites_[index].not_listed);
  }
}

TEST_F(LaunchFiles, HaveNamesOrTheReasonWhyThereAreNone) {
  write();
  EXPECT_EQ(scratch_.read("target/reuse-build/launch/0.tests"),
            "one\ttest\ntwo%20words\tbench ignored\n");
  EXPECT_EQ(scratch_.read("target/reuse-build/launch/1.not-listed"), "no such library\n");
  EXPECT_EQ(scratch_.entries().count("target/reuse-build/launch/0.not-listed"), 0U);
  EXPECT_EQ(scratch_.entries().count("target/reuse-build/launch/1.tests"), 0U);
}

TEST_F(LaunchFiles, AreNamedWhenMissing) {
  write();
  std::filesystem::remove(scratch_ / layout::launch_record(1));
  const Error error = thrown_error([&] { (void)read(); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "the launch record 'target/reuse-build/launch/1'");
}

TEST_F(LaunchFiles, AreRefusedWhenTheyBelongToAnotherBinary) {
  std::swap(suites_[0].record, suites_[1].record);
  write();
  EXPECT_PRED2(contains, thrown_error([&] { (void)read(); }).message(),
               "it is the record of 'app::it', not of 'app'");
}

TEST_F(LaunchFiles, AreNamedWhenDamaged) {
  write();
  scratch_.write(layout::launch_record(0), "something else\n");
  EXPECT_PRED2(contains, thrown_error([&] { (void)read(); }).message(),
               "'target/reuse-build/launch/0': not a launch record");
}

TEST(TestCount, CountsListedTestsOnly) {
  TestSuites suites(3);
  suites[0].tests = {{"one"}, {"two"}};
  suites[2].tests = {{"three"}};
  EXPECT_EQ(test_count(suites), 3U);
  EXPECT_EQ(test_count({}), 0U);
}

}  // namespace
}  // namespace reuse_build
