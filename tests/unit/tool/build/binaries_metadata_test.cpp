// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/binaries_metadata.hpp"

#include <gtest/gtest.h>

#include "support/json.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

constexpr const char* app = "path+file:///w/app#0.1.0";

// In the form that archives have.
constexpr const char* archived = R"({
  "rust-build-meta": {
    "target-directory": "/w/target",
    "base-output-directories": ["debug"],
    "non-test-binaries": { "path+file:///w/app#0.1.0": [
      {"name": "my-tool", "kind": "bin-exe", "path": "debug/my-tool", "build-platform": "target"}] },
    "build-script-out-dirs": { "path+file:///w/app#0.1.0": "debug/build/app-0123456789abcdef/out" },
    "build-script-info": { "path+file:///w/app#0.1.0": {"envs": {"GIT_SHA": "abc"}} },
    "linked-paths": ["debug/build/sys-1/out/lib"],
    "platforms": {
      "host": { "platform": {"triple": "x86_64-unknown-linux-gnu", "target-features": "unknown"},
                "libdir": {"status": "available", "path": "/r/lib"} },
      "targets": [] },
    "target-platforms": [{"triple": "x86_64-unknown-linux-gnu", "target-features": "unknown"}],
    "target-platform": null },
  "rust-binaries": {
    "app::it": {
      "binary-id": "app::it", "binary-name": "it", "package-id": "path+file:///w/app#0.1.0",
      "kind": "test", "binary-path": "/w/target/debug/deps/it-89abcdef01234567",
      "build-platform": "target" },
    "app": {
      "binary-id": "app", "binary-name": "app", "package-id": "path+file:///w/app#0.1.0",
      "kind": "lib", "binary-path": "/w/target/debug/deps/app-0", "build-platform": "target" } } })";

Json archived_json() {
  return Json::parse(archived);
}

RustBuild parse(const Json& json) {
  return parse_binaries_metadata(json.dump(), "the document");
}

RustBuild parse_with_platforms(const char* keys) {
  Json json = archived_json();
  Json& meta = json["rust-build-meta"];
  for (const char* key : {"platforms", "target-platforms", "target-platform"}) meta.erase(key);
  meta.update(Json::parse(keys));
  return parse(json);
}

TEST(ParseBinariesMetadata, ReadsWhatIsInAnArchive) {
  const RustBuild build = parse(archived_json());
  EXPECT_EQ(build.target_directory, "/w/target");
  EXPECT_EQ(build.build_directory, "/w/target");
  EXPECT_EQ(build.base_output_directories, RustBuild::Paths{"debug"});
  EXPECT_EQ(build.linked_paths, RustBuild::Paths{"debug/build/sys-1/out/lib"});
  EXPECT_EQ(build.out_dirs.at(app), "debug/build/app-0123456789abcdef/out");
  ASSERT_TRUE(build.build_script_environment);
  EXPECT_EQ(build.build_script_environment->at(app).at("GIT_SHA"), "abc");
  EXPECT_EQ(build.host.triple, "x86_64-unknown-linux-gnu");
  EXPECT_EQ(build.host.libdir, "/r/lib");
  EXPECT_FALSE(build.target);
}

TEST(ParseBinariesMetadata, ReadsNonTestBinaries) {
  const RustBuild build = parse(archived_json());
  ASSERT_EQ(build.non_test_binaries.at(app).size(), 1U);
  const NonTestBinary& file = *build.non_test_binaries.at(app).begin();
  EXPECT_EQ(file.name, "my-tool");
  EXPECT_EQ(file.kind, "bin-exe");
  EXPECT_EQ(file.path, "debug/my-tool");
  EXPECT_EQ(file.build_platform, "target");
}

TEST(ParseBinariesMetadata, ReadsTestBinariesInTheOrderOfIds) {
  const RustBuild build = parse(archived_json());
  ASSERT_EQ(build.binaries.size(), 2U);
  EXPECT_EQ(build.binaries[0].binary_id, "app");
  const TestBinary& binary = build.binaries[1];
  EXPECT_EQ(binary.binary_id, "app::it");
  EXPECT_EQ(binary.name, "it");
  EXPECT_EQ(binary.package_id, app);
  EXPECT_EQ(binary.kind, "test");
  EXPECT_EQ(binary.path, "/w/target/debug/deps/it-89abcdef01234567");
  EXPECT_EQ(binary.build_platform, "target");
}

TEST(ParseBinariesMetadata, IgnoresTheKeyOfABinary) {
  Json json = archived_json();
  json["rust-binaries"] = {{"another key", json["rust-binaries"]["app"]}};
  EXPECT_EQ(parse(json).binaries.at(0).binary_id, "app");
}

TEST(ParseBinariesMetadata, IgnoresUnknownKeysEverywhere) {
  const auto add = [](Json& object) { object["a-key-of-the-future"] = {1, 2}; };
  Json json = archived_json();
  add(json["rust-build-meta"]["platforms"]["host"]);
  add(json["rust-build-meta"]["non-test-binaries"][app][0]);
  add(json["rust-build-meta"]);
  add(json["rust-binaries"]["app"]);
  add(json);
  EXPECT_EQ(archived_binaries_metadata(parse(json)),
            archived_binaries_metadata(parse(archived_json())));
}

TEST(ParseBinariesMetadata, NamesTheDocumentAndAMissingKey) {
  for (const char* key :
       {"target-directory", "base-output-directories", "non-test-binaries", "linked-paths"}) {
    Json json = archived_json();
    json["rust-build-meta"].erase(key);
    const Error error = thrown_error([&] { parse(json); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_EQ(error.message(), std::string("the document lacks the key '") + key + "'");
  }
}

TEST(ParseBinariesMetadata, NamesAMissingKeyOfABinary) {
  for (const char* key :
       {"binary-id", "binary-name", "package-id", "kind", "binary-path", "build-platform"}) {
    Json json = archived_json();
    json["rust-binaries"]["app"].erase(key);
    EXPECT_PRED2(contains, thrown_error([&] { parse(json); }).message(), key);
  }
}

TEST(ParseBinariesMetadata, NamesMissingTopLevelKeys) {
  EXPECT_PRED2(contains, thrown_error([] { parse(Json::object()); }).message(), "rust-build-meta");
  Json json = archived_json();
  json.erase("rust-binaries");
  EXPECT_PRED2(contains, thrown_error([&] { parse(json); }).message(), "rust-binaries");
}

TEST(ParseBinariesMetadata, RefusesValuesOfAnotherType) {
  for (const char* key :
       {"target-directory", "base-output-directories", "linked-paths", "build-script-out-dirs"}) {
    Json json = archived_json();
    json["rust-build-meta"][key] = 1;
    EXPECT_PRED2(contains, thrown_error([&] { parse(json); }).message(), key);
  }
}

TEST(ParseBinariesMetadata, TakesOptionalKeysAsAbsent) {
  Json json = archived_json();
  json["rust-build-meta"].erase("build-script-out-dirs");
  json["rust-build-meta"]["build-script-info"] = nullptr;
  const RustBuild build = parse(json);
  EXPECT_TRUE(build.out_dirs.empty());
  EXPECT_FALSE(build.build_script_environment);
}

TEST(ParseBinariesMetadata, TellsAnEmptyEnvironmentFromAnAbsentOne) {
  Json json = archived_json();
  json["rust-build-meta"]["build-script-info"] = Json::object();
  EXPECT_TRUE(parse(json).build_script_environment);
}

TEST(ParseBinariesMetadata, ReadsAnExplicitTarget) {
  const RustBuild build = parse_with_platforms(R"({"platforms": {
    "host": {"platform": "x86_64-unknown-linux-gnu",
             "libdir": {"status": "unavailable", "reason": "not-in-archive"}},
    "targets": [{"platform": {"triple": "aarch64-unknown-linux-gnu"}, "libdir": {}}]}})");
  EXPECT_EQ(build.host.triple, "x86_64-unknown-linux-gnu");
  EXPECT_EQ(build.host.libdir, "");
  EXPECT_EQ(build.host.libdir_reason, "not-in-archive");
  ASSERT_TRUE(build.target);
  EXPECT_EQ(build.target_platform().triple, "aarch64-unknown-linux-gnu");
}

TEST(ParseBinariesMetadata, RefusesSeveralTargets) {
  const Error error = thrown_error([] {
    parse_with_platforms(R"({"platforms": {"host": {"platform": "h"}, "targets": ["a", "b"]}})");
  });
  EXPECT_PRED2(contains, error.message(), "several target platforms");
}

TEST(ParseBinariesMetadata, ReadsTheOlderTargetPlatforms) {
  const RustBuild object = parse_with_platforms(R"({"target-platforms": [{"triple": "t"}]})");
  EXPECT_EQ(object.target_platform().triple, "t");
  EXPECT_EQ(object.host.libdir_reason, "old-summary");
  const RustBuild text = parse_with_platforms(R"({"target-platforms": ["t"]})");
  EXPECT_EQ(text.target_platform().triple, "t");
}

TEST(ParseBinariesMetadata, ReadsTheOldestTargetPlatform) {
  const RustBuild build =
      parse_with_platforms(R"({"target-platforms": [], "target-platform": "t"})");
  EXPECT_EQ(build.target_platform().triple, "t");
}

TEST(ParseBinariesMetadata, AcceptsADocumentWithoutAnyPlatform) {
  EXPECT_EQ(parse_with_platforms("{}").target_platform().triple, "");
}

TEST(ArchivedBinariesMetadata, IsReadBackAsItWas) {
  const Json written = Json::parse(archived_binaries_metadata(parse(archived_json())));
  EXPECT_EQ(written["rust-build-meta"], archived_json()["rust-build-meta"]);
  EXPECT_EQ(written["rust-binaries"].size(), 2U);
  EXPECT_EQ(written["rust-binaries"]["app::it"], archived_json()["rust-binaries"]["app::it"]);
}

TEST(ArchivedBinariesMetadata, WritesTheExplicitTarget) {
  RustBuild build = parse(archived_json());
  build.target = Platform{"aarch64-unknown-linux-gnu", "", "not-in-archive"};
  const Json meta = Json::parse(archived_binaries_metadata(build))["rust-build-meta"];
  EXPECT_EQ(meta["platforms"]["targets"][0], Json::parse(R"({
    "platform": {"triple": "aarch64-unknown-linux-gnu", "target-features": "unknown"},
    "libdir": {"status": "unavailable", "reason": "not-in-archive"}})"));
  EXPECT_EQ(meta["target-platform"], "aarch64-unknown-linux-gnu");
  EXPECT_EQ(meta["target-platforms"][0]["triple"], "aarch64-unknown-linux-gnu");
}

TEST(ArchivedBinariesMetadata, KeepsAnAbsentBuildScriptEnvironmentNull) {
  RustBuild build = parse(archived_json());
  build.build_script_environment.reset();
  const Json meta = Json::parse(archived_binaries_metadata(build))["rust-build-meta"];
  EXPECT_TRUE(meta["build-script-info"].is_null());
}

TEST(ArchivedBinariesMetadata, MovesEverythingBelowOneTargetDirectory) {
  RustBuild build = parse(archived_json());
  build.build_directory = "/elsewhere/build";
  build.binaries[0].path = "/elsewhere/build/debug/deps/app-0";
  const Json written = Json::parse(archived_binaries_metadata(build));
  EXPECT_FALSE(written["rust-build-meta"].contains("build-directory"));
  EXPECT_EQ(written["rust-binaries"]["app"]["binary-path"], "/w/target/debug/deps/app-0");
}

TEST(ArchivedBinariesMetadata, WritesEmptyCollectionsInTheirTypes) {
  RustBuild build;
  build.build_script_environment.emplace();
  const Json meta = Json::parse(archived_binaries_metadata(build))["rust-build-meta"];
  for (const char* key : {"base-output-directories", "linked-paths"}) {
    EXPECT_TRUE(meta[key].is_array()) << key;
  }
  for (const char* key : {"non-test-binaries", "build-script-out-dirs", "build-script-info"}) {
    EXPECT_TRUE(meta[key].is_object()) << key;
  }
}

}  // namespace
}  // namespace reuse_build
