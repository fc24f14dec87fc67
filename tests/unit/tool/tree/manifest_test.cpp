// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/manifest.hpp"

#include <gtest/gtest.h>

#include "support/json.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

Manifest sample_manifest() {
  return {"rustc 1.95.0", "h-triple",   "t-triple", "d-triple",
          {"-p", "app"},  "0123456789", "abcdef"};
}

std::string text_of(const Manifest& manifest) {
  return manifest_text(manifest, {});
}

Json sample_document() {
  TestSuites suites(2);
  suites[0].binary = sample_binary("app", "lib", "/t/app");
  suites[0].tests = {{"one"}, {"two"}};
  suites[1].binary = sample_binary("app::it", "test", "/t/it");
  Manifest manifest = sample_manifest();
  manifest.files = {{{"target/debug/x", 1234, 0755, "00ff", 1}}};
  return Json::parse(manifest_text(manifest, suites));
}

TEST(ManifestText, IsReadBackAsItWas) {
  const Manifest read = parse_manifest(text_of(sample_manifest()));
  const Manifest written = sample_manifest();
  EXPECT_EQ(read.rustc_version, written.rustc_version);
  EXPECT_EQ(read.host_triple, written.host_triple);
  EXPECT_EQ(read.target_triple, written.target_triple);
  EXPECT_EQ(read.driver_triple, written.driver_triple);
  EXPECT_EQ(read.git_commit, written.git_commit);
  EXPECT_EQ(read.cargo_lock_sha256, written.cargo_lock_sha256);
}

TEST(ManifestText, DescribesEveryFile) {
  EXPECT_EQ(sample_document()["files"], Json::parse(R"([
    {"path": "target/debug/x", "size": 1234, "mode": "0755", "sha256": "00ff", "frame": 1}])"));
}

TEST(ManifestText, DescribesEveryBinary) {
  EXPECT_EQ(sample_document()["binaries"], Json::parse(R"([
    {"binary-id": "app", "launch": "target/reuse-build/launch/0", "test-count": 2},
    {"binary-id": "app::it", "launch": "target/reuse-build/launch/1"}])"));
}

TEST(ManifestText, SaysHowItWasBuilt) {
  const Json document = sample_document();
  EXPECT_EQ(document["format-version"], manifest_version);
  EXPECT_EQ(document["cargo-arguments"], Json({"-p", "app"}));
  EXPECT_EQ(document["written-by"].get<std::string>().rfind("reuse-build ", 0), 0U);
}

TEST(ParseManifest, IgnoresUnknownKeys) {
  Json document = sample_document();
  document["a-key-of-the-future"] = {{"x", 1}};
  EXPECT_EQ(parse_manifest(document.dump()).driver_triple, "d-triple");
}

TEST(ParseManifest, NamesBothVersionsWhenItsOwnIsOlder) {
  Json document = sample_document();
  document["format-version"] = 97;
  const Error error = thrown_error([&] { parse_manifest(document.dump()); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "format version 97");
  EXPECT_PRED2(contains, error.message(), "reads up to " + std::to_string(manifest_version));
  EXPECT_PRED2(contains, error.hint(), "update reuse-build");
}

TEST(ParseManifest, NamesAMissingKey) {
  for (const char* key : {"format-version", "driver"}) {
    Json document = sample_document();
    document.erase(key);
    const Error error = thrown_error([&] { parse_manifest(document.dump()); });
    EXPECT_PRED2(contains, error.message(), std::string("manifest lacks the key '") + key + "'");
  }
}

TEST(ParseManifest, RefusesAVersionThatIsNoNumber) {
  for (const char* version : {"\"1\"", "-1", "1.5", "null"}) {
    const std::string text = std::string(R"({"driver": "d", "format-version": )") + version + "}";
    const Error error = thrown_error([&] { parse_manifest(text); });
    EXPECT_PRED2(contains, error.message(), "format-version") << version;
  }
}

TEST(ParseManifest, KnowsAnImportedArchive) {
  Manifest manifest = sample_manifest();
  EXPECT_FALSE(parse_manifest(text_of(manifest)).imported);
  manifest.imported = true;
  EXPECT_TRUE(parse_manifest(text_of(manifest)).imported);
}

TEST(ParseManifest, GivesBackFilesInTheirOrder) {
  Manifest manifest = sample_manifest();
  manifest.files = {{{"target/b", 1, 0644, "00"}}, {{"target/a", 2, 0755, "01", 3}, {0, 2}}};
  const Manifest read = parse_manifest(text_of(manifest));
  ASSERT_EQ(read.files.size(), 2U);
  EXPECT_EQ(read.files[0].member.path, "target/b");
  EXPECT_EQ(read.files[1].member.frame, 3U);
  EXPECT_EQ(read.files[1].only_for, (std::vector<std::size_t>{0, 2}));
}

TEST(ParseManifest, KnowsWhichShardItIs) {
  Manifest manifest = sample_manifest();
  EXPECT_FALSE(parse_manifest(text_of(manifest)).shard);
  manifest.shard = Shard{2, 3, true, {{"app", {1, 2}}, {"app::it", {3}}}};
  const Manifest read = parse_manifest(text_of(manifest));
  ASSERT_TRUE(read.shard);
  EXPECT_EQ(read.shard->index, 2U);
  EXPECT_EQ(read.shard->count, 3U);
  EXPECT_TRUE(read.shard->splits_binaries);
  EXPECT_EQ(read.shard->binaries, manifest.shard->binaries);
}

TEST(ParseManifest, RefusesPartsOfTheWrongType) {
  for (const char* part :
       {R"("files": [7])", R"("files": {"path": 1})", R"("files": "x")", R"("shard": [])",
        R"("shard": {"index": "1"})", R"("files": [{"path": "target/x", "size": -1}])"}) {
    const std::string text = std::string(R"({"format-version": 1, "driver": "d", )") + part + "}";
    const Error error = thrown_error([&] { parse_manifest(text); });
    EXPECT_EQ(error.code(), ExitCode::setup_error) << part;
    EXPECT_PRED2(contains, error.message(), "the archive's manifest") << part;
  }
}

// A million files need it.
TEST(ManifestTest, MayBeLarge) {
  Manifest manifest;
  manifest.driver_triple = "triple";
  const std::string path = "target/" + std::string(4000, 'p');
  for (int number = 0; number < 20'000; ++number) {
    manifest.files.push_back({{path + std::to_string(number), 1, 0644, "aa"}});
  }
  const std::string text = manifest_text(manifest, {});
  EXPECT_GT(text.size(), std::size_t{64} << 20U);
  EXPECT_EQ(parse_manifest(text).files.size(), 20'000U);
}

}  // namespace
}  // namespace reuse_build
