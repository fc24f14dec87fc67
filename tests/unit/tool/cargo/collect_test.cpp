// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/collect.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Texts = RustBuild::Paths;

std::string id_of(const std::string& package) {
  return "path+file:///w/" + package + "#0.1.0";
}

// A workspace of the packages "app" and "mac", and "dep" from outside of it.
Workspace sample_workspace() {
  Workspace workspace;
  workspace.root = "/w";
  workspace.target_directory = "/t";
  workspace.build_directory = "/t";
  for (const char* name : {"app", "mac", "dep"}) {
    Package package;
    package.id = id_of(name);
    package.name = name;
    package.version = "0.1.0";
    package.manifest_path = std::string("/w/") + name + "/Cargo.toml";
    workspace.packages.emplace(package.id, package);
  }
  workspace.members = {id_of("app"), id_of("mac")};
  return workspace;
}

Artifact test_binary(const std::string& package, const std::string& kind, const std::string& target,
                     const std::string& executable) {
  return {id_of(package), target, {kind}, {executable}, executable, true};
}

Artifact program(const std::string& package, const std::string& target,
                 const std::string& executable) {
  return {id_of(package), target, {"bin"}, {executable}, executable, false};
}

Artifact library(std::vector<std::string> kinds, std::vector<std::string> files) {
  return {id_of("app"), "app", std::move(kinds), std::move(files), "", false};
}

RustBuild collect(std::vector<Artifact> artifacts, std::vector<BuildScript> scripts = {},
                  const Workspace& workspace = sample_workspace()) {
  CargoMessages messages;
  messages.artifacts = std::move(artifacts);
  messages.build_scripts = std::move(scripts);
  return collect_build(messages, workspace, {"x86_64-unknown-linux-gnu", "/r/lib", ""});
}

TestBinary only_binary(const Artifact& artifact) {
  const RustBuild build = collect({artifact});
  EXPECT_EQ(build.binaries.size(), 1U);
  return build.binaries.at(0);
}

TEST(CollectBuild, TakesUnitTestsOfALibrary) {
  const TestBinary binary = only_binary(test_binary("app", "lib", "app_lib", "/t/debug/deps/a-1"));
  EXPECT_EQ(binary.binary_id, "app");
  EXPECT_EQ(binary.name, "app_lib");
  EXPECT_EQ(binary.package_id, id_of("app"));
  EXPECT_EQ(binary.kind, "lib");
  EXPECT_EQ(binary.path, "/t/debug/deps/a-1");
  EXPECT_EQ(binary.build_platform, "target");
}

TEST(CollectBuild, TakesEveryKindOfLibraryAsLib) {
  for (const char* kind : {"lib", "rlib", "dylib", "cdylib", "staticlib"}) {
    EXPECT_EQ(only_binary(test_binary("app", kind, "app", "/t/debug/deps/a-1")).kind, "lib");
  }
  Artifact both = test_binary("app", "staticlib", "app", "/t/debug/deps/a-1");
  both.kinds = {"staticlib", "cdylib"};
  EXPECT_EQ(only_binary(both).binary_id, "app");
}

TEST(CollectBuild, TakesUnitTestsOfAProcMacroForTheHost) {
  const TestBinary binary = only_binary(test_binary("mac", "proc-macro", "mac", "/t/debug/deps/m"));
  EXPECT_EQ(binary.binary_id, "mac");
  EXPECT_EQ(binary.kind, "proc-macro");
  EXPECT_EQ(binary.build_platform, "host");
}

TEST(CollectBuild, TakesTestsBenchesProgramsAndExamples) {
  const auto id = [](const char* kind) {
    return only_binary(test_binary("app", kind, "x-y", "/t/debug/deps/x_y-1")).binary_id;
  };
  EXPECT_EQ(id("test"), "app::x-y");
  EXPECT_EQ(id("bench"), "app::bench/x-y");
  EXPECT_EQ(id("bin"), "app::bin/x-y");
  EXPECT_EQ(id("example"), "app::example/x-y");
}

TEST(CollectBuild, SortsBinariesByTheirIds) {
  const RustBuild build = collect({test_binary("mac", "lib", "mac", "/t/debug/deps/m"),
                                   test_binary("app", "bin", "a", "/t/debug/deps/b"),
                                   test_binary("app", "test", "z", "/t/debug/deps/z"),
                                   test_binary("app", "lib", "app", "/t/debug/deps/a")});
  std::vector<std::string> ids;
  for (const TestBinary& binary : build.binaries) ids.push_back(binary.binary_id);
  EXPECT_EQ(ids, (std::vector<std::string>{"app", "app::z", "app::bin/a", "mac"}));
}

TEST(CollectBuild, TakesProgramsAsNonTestBinaries) {
  const RustBuild build = collect({program("app", "my-tool", "/t/debug/my-tool")});
  EXPECT_TRUE(build.binaries.empty());
  const NonTestBinary& file = *build.non_test_binaries.at(id_of("app")).begin();
  EXPECT_EQ(file.name, "my-tool");
  EXPECT_EQ(file.kind, "bin-exe");
  EXPECT_EQ(file.path, "debug/my-tool");
  EXPECT_EQ(file.build_platform, "target");
}

TEST(CollectBuild, LeavesOutExamplesAndBuildScriptsThatAreNoTests) {
  Artifact example = program("app", "demo", "/t/debug/examples/demo-1");
  example.kinds = {"example"};
  Artifact script = program("app", "build-script-build", "/t/debug/build/app-1/build-script-build");
  script.kinds = {"custom-build"};
  script.executable = "";
  EXPECT_TRUE(collect({example, script}).non_test_binaries.empty());
}

TEST(CollectBuild, TakesAllFilesOfASharedLibrary) {
  const RustBuild build =
      collect({library({"lib", "cdylib"}, {"/t/debug/deps/libapp.rlib", "/t/debug/libapp.so"})});
  Texts paths;
  for (const NonTestBinary& file : build.non_test_binaries.at(id_of("app"))) {
    EXPECT_EQ(file.kind, "dylib");
    paths.insert(file.path);
  }
  EXPECT_EQ(paths, (Texts{"debug/deps/libapp.rlib", "debug/libapp.so"}));
}

TEST(CollectBuild, LeavesOutStaticLibrariesAndProcMacros) {
  const RustBuild build = collect({library({"lib"}, {"/t/debug/libapp.rlib"}),
                                   library({"staticlib"}, {"/t/debug/libapp.a"}),
                                   library({"proc-macro"}, {"/t/debug/deps/libmac.so"})});
  EXPECT_TRUE(build.non_test_binaries.empty());
}

TEST(CollectBuild, LeavesOutFilesOutsideTheTargetDirectory) {
  EXPECT_TRUE(collect({program("app", "tool", "/elsewhere/tool")}).non_test_binaries.empty());
}

TEST(CollectBuild, FindsTheBaseDirectoryInCargosLayout) {
  const RustBuild build = collect(
      {test_binary("app", "lib", "app", "/t/debug/deps/a"),
       test_binary("app", "example", "e", "/t/aarch64-unknown-linux-gnu/debug/examples/e")});
  EXPECT_EQ(build.base_output_directories, (Texts{"aarch64-unknown-linux-gnu/debug", "debug"}));
}

TEST(CollectBuild, FindsTheBaseDirectoryInCargosNewLayout) {
  const RustBuild build =
      collect({test_binary("app", "lib", "app", "/t/debug/build/app/0123456789abcdef/out/a")});
  EXPECT_EQ(build.base_output_directories, Texts{"debug"});
}

TEST(CollectBuild, HasNoBaseDirectoryForAnUnknownLayout) {
  EXPECT_EQ(collect({test_binary("app", "lib", "a", "/t/x/y/a")}).base_output_directories, Texts{});
}

TEST(CollectBuild, KeepsASeparateBuildDirectoryApart) {
  Workspace workspace = sample_workspace();
  workspace.build_directory = "/b";
  const RustBuild build = collect({test_binary("app", "test", "it", "/b/debug/deps/it"),
                                   program("app", "tool", "/t/debug/tool")},
                                  {{id_of("app"), {}, {}, "/b/debug/build/app-1/out"}}, workspace);
  EXPECT_EQ(build.target_directory, "/t");
  EXPECT_EQ(build.build_directory, "/b");
  EXPECT_EQ(build.binaries.at(0).path, "/b/debug/deps/it");
  EXPECT_EQ(build.non_test_binaries.at(id_of("app")).begin()->path, "debug/tool");
  EXPECT_EQ(build.out_dirs.at(id_of("app")), "debug/build/app-1/out");
}

TEST(CollectBuild, TakesLibrariesThatStayInTheBuildDirectory) {
  const auto path_of = [](const std::string& build_directory, const std::string& file) {
    Workspace workspace = sample_workspace();
    workspace.build_directory = build_directory;
    const RustBuild build = collect({library({"dylib"}, {file})}, {}, workspace);
    return build.non_test_binaries.at(id_of("app")).begin()->path;
  };
  EXPECT_EQ(path_of("/b", "/b/debug/deps/liba.so"), "debug/deps/liba.so");
  EXPECT_EQ(path_of("/b", "/t/debug/liba.so"), "debug/liba.so");
  EXPECT_EQ(path_of("/t/build", "/t/build/debug/deps/liba.so"), "debug/deps/liba.so");
  EXPECT_EQ(path_of("/t/build", "/t/debug/liba.so"), "debug/liba.so");
}

TEST(CollectBuild, NamesATestBinaryOutsideTheBuildDirectory) {
  const Error error =
      thrown_error([] { collect({test_binary("app", "test", "it", "/elsewhere/it")}); });
  EXPECT_EQ(error.code(), ExitCode::build_failed);
  EXPECT_PRED2(contains, error.message(), "'/elsewhere/it'");
  EXPECT_PRED2(contains, error.message(), "'/t'");
}

TEST(CollectBuild, NamesAPackageThatTheMetadataLacks) {
  const Error error =
      thrown_error([] { collect({test_binary("unknown", "test", "it", "/t/debug/deps/it")}); });
  EXPECT_PRED2(contains, error.message(), id_of("unknown"));
}

TEST(CollectBuild, TakesLinkedPathsOfAllPackagesBelowTheBuildDirectory) {
  const RustBuild build =
      collect({}, {{id_of("dep"),
                    {"native=/t/debug/build/dep-1/out/lib", "/t/debug/build/dep-1/out",
                     "framework=/usr/lib", "all=/t/a=b"},
                    {},
                    "/t/debug/build/dep-1/out"}});
  EXPECT_EQ(build.linked_paths,
            (Texts{"a=b", "debug/build/dep-1/out", "debug/build/dep-1/out/lib"}));
}

TEST(CollectBuild, TakesBuildScriptsOfMembersThatHaveTests) {
  const RustBuild build =
      collect({test_binary("app", "test", "it", "/t/debug/deps/it")},
              {{id_of("app"), {}, {{"GIT_SHA", "abc"}}, "/t/debug/build/app-1/out"},
               {id_of("mac"), {}, {{"NO_TESTS", "1"}}, "/t/debug/build/mac-1/out"}});
  EXPECT_EQ(build.out_dirs,
            (std::map<std::string, std::string>{{id_of("app"), "debug/build/app-1/out"}}));
  ASSERT_TRUE(build.build_script_environment);
  EXPECT_EQ(build.build_script_environment->size(), 1U);
  EXPECT_EQ(build.build_script_environment->at(id_of("app")).at("GIT_SHA"), "abc");
}

TEST(CollectBuild, LeavesOutBuildScriptsOfOtherPackages) {
  const RustBuild build = collect({test_binary("dep", "test", "it", "/t/debug/deps/it")},
                                  {{id_of("dep"), {}, {{"A", "b"}}, "/t/debug/build/dep-1/out"}});
  EXPECT_TRUE(build.out_dirs.empty());
  EXPECT_TRUE(build.build_script_environment->empty());
}

TEST(CollectBuild, TakesTheTargetFromTheDirectoriesThatCargoMadeForIt) {
  const RustBuild build =
      collect({test_binary("app", "test", "it", "/t/aarch64-unknown-linux-gnu/debug/deps/it"),
               test_binary("mac", "proc-macro", "mac", "/t/debug/deps/mac"),
               program("app", "tool", "/t/aarch64-unknown-linux-gnu/debug/tool"),
               program("mac", "generator", "/t/debug/generator")});
  ASSERT_TRUE(build.target);
  EXPECT_EQ(build.target_platform().triple, "aarch64-unknown-linux-gnu");
  EXPECT_EQ(build.target->libdir, "");
  EXPECT_EQ(build.non_test_binaries.at(id_of("app")).begin()->build_platform, "target");
  EXPECT_EQ(build.non_test_binaries.at(id_of("mac")).begin()->build_platform, "host");
}

TEST(CollectBuild, KnowsTheLibdirOfATargetThatIsTheHost) {
  const RustBuild build =
      collect({test_binary("app", "test", "it", "/t/x86_64-unknown-linux-gnu/debug/deps/it")});
  ASSERT_TRUE(build.target);
  EXPECT_EQ(build.target->libdir, "/r/lib");
}

TEST(CollectBuild, HasNoTargetWhereCargoWasNotAskedForOne) {
  EXPECT_FALSE(collect({test_binary("app", "test", "it", "/t/debug/deps/it")}).target);
}

TEST(CollectBuild, KnowsTheHost) {
  EXPECT_EQ(collect({}).target_platform().triple, "x86_64-unknown-linux-gnu");
  EXPECT_EQ(collect({}).host.libdir, "/r/lib");
}

}  // namespace
}  // namespace reuse_build
