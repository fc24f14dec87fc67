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

Json sample_document() {
  TestSuites suites(2);
  suites[0].binary = sample_binary("app", "lib", "/t/app");
  suites[0].tests = {{"one"}, {"two"}};
  suites[1].binary = sample_binary("app::it", "test", "/t/it");
  return Json::parse(
      manifest_text(sample_manifest(), suites, {{"target/debug/x", 1234, 0755, "00ff"}}));
}

TEST(ManifestText, IsReadBackAsItWas) {
  const Manifest read = parse_manifest(manifest_text(sample_manifest(), {}, {}));
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
    {"path": "target/debug/x", "size": 1234, "mode": "0755", "sha256": "00ff"}])"));
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
  EXPECT_FALSE(parse_manifest(manifest_text(manifest, {}, {})).imported);
  manifest.imported = true;
  EXPECT_TRUE(parse_manifest(manifest_text(manifest, {}, {})).imported);
}

}  // namespace
}  // namespace reuse_build
