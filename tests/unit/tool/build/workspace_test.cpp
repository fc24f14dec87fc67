// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/workspace.hpp"

#include <gtest/gtest.h>

#include "support/json.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

constexpr const char* metadata = R"({
  "packages": [{
    "name": "calc", "version": "0.3.1-rc.1", "id": "path+file:///w/calc#0.3.1-rc.1",
    "license": "MIT", "license_file": null, "description": "Adds", "dependencies": [],
    "manifest_path": "/w/calc/Cargo.toml", "authors": ["A <a@x>", "B"], "repository": "https://r",
    "homepage": "https://h", "rust_version": "1.80", "targets": [] }],
  "workspace_members": ["path+file:///w/calc#0.3.1-rc.1"],
  "resolve": null, "target_directory": "/w/target", "build_directory": "/b", "version": 1,
  "workspace_root": "/w", "metadata": null })";

Workspace parse(const Json& json) {
  return parse_cargo_metadata(json.dump(), "the document");
}

TEST(ParseCargoMetadata, ReadsWhatIsUsed) {
  const Workspace workspace = parse_cargo_metadata(metadata, "the document");
  EXPECT_EQ(workspace.root, "/w");
  EXPECT_EQ(workspace.target_directory, "/w/target");
  EXPECT_EQ(workspace.build_directory, "/b");
  EXPECT_EQ(workspace.members, std::vector<std::string>{"path+file:///w/calc#0.3.1-rc.1"});
}

TEST(ParseCargoMetadata, ReadsAPackage) {
  const Workspace workspace = parse_cargo_metadata(metadata, "the document");
  const Package& package = workspace.package("path+file:///w/calc#0.3.1-rc.1");
  EXPECT_EQ(package.name, "calc");
  EXPECT_EQ(package.version, "0.3.1-rc.1");
  EXPECT_EQ(package.manifest_path, "/w/calc/Cargo.toml");
  EXPECT_EQ(package.authors, (std::vector<std::string>{"A <a@x>", "B"}));
  EXPECT_EQ(package.description, "Adds");
  EXPECT_EQ(package.homepage, "https://h");
  EXPECT_EQ(package.license, "MIT");
  EXPECT_EQ(package.license_file, "");
  EXPECT_EQ(package.repository, "https://r");
  EXPECT_EQ(package.rust_version, "1.80");
}

TEST(ParseCargoMetadata, KeepsTheDocumentByteForByte) {
  EXPECT_EQ(parse_cargo_metadata(metadata, "the document").json, metadata);
}

TEST(ParseCargoMetadata, TakesTheTargetDirectoryWhereThereIsNoBuildDirectory) {
  Json json = Json::parse(metadata);
  json.erase("build_directory");
  EXPECT_EQ(parse(json).build_directory, "/w/target");
}

TEST(ParseCargoMetadata, NamesTheDocumentAndAMissingKey) {
  for (const char* key : {"workspace_root", "target_directory", "workspace_members", "packages"}) {
    Json json = Json::parse(metadata);
    json.erase(key);
    const Error error = thrown_error([&] { parse(json); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_EQ(error.message(), std::string("the document lacks the key '") + key + "'");
  }
}

TEST(ParseCargoMetadata, ReadsTargetsThatMayHaveTests) {
  Json json = Json::parse(metadata);
  json["packages"][0]["targets"] = Json::parse(R"([
      {"name": "calc", "kind": ["rlib", "cdylib"]}, {"name": "derive", "kind": ["proc-macro"]},
      {"name": "build-script-build", "kind": ["custom-build"]}, {"name": "it", "kind": ["test"]},
      {"name": "fast", "kind": ["bench"]}, {"name": "app", "kind": ["bin"]},
      {"name": "demo", "kind": ["example"]}])");
  const Workspace workspace = parse(json);
  std::string targets;
  for (const Target& target : workspace.packages.begin()->second.targets) {
    targets += target.kind + ":" + target.name + " ";
  }
  EXPECT_EQ(targets, "lib:calc proc-macro:derive test:it bench:fast bin:app example:demo ");
}

TEST(ParseCargoMetadata, ReadsDependenciesWhereCargoResolvedThem) {
  EXPECT_TRUE(parse_cargo_metadata(metadata, "the document").dependencies.empty());
  Json json = Json::parse(metadata);
  json["resolve"] = Json::parse(R"({"nodes": [{"id": "a", "dependencies": ["b", "c"]}]})");
  const Workspace workspace = parse(json);
  EXPECT_EQ(workspace.dependencies.at("a"), (std::vector<std::string>{"b", "c"}));
  json.erase("resolve");
  EXPECT_TRUE(parse(json).dependencies.empty());
}

TEST(ParseCargoMetadata, NamesAMissingKeyOfAPackage) {
  for (const char* key : {"id", "name", "version", "manifest_path"}) {
    Json json = Json::parse(metadata);
    json["packages"][0].erase(key);
    EXPECT_PRED2(contains, thrown_error([&] { parse(json); }).message(), key);
  }
}

TEST(Workspace, NamesAPackageThatItDoesNotHave) {
  const Workspace workspace = parse_cargo_metadata(metadata, "the document");
  const Error error = thrown_error([&] { (void)workspace.package("other 1.0"); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "'other 1.0'");
}

}  // namespace
}  // namespace reuse_build
