// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/manifest.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "support/json.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

constexpr std::string_view subject = "the archive's manifest";

Json binary_json(const TestSuite& suite, std::size_t index) {
  Json json = {{"binary-id", suite.binary.binary_id}, {"launch", layout::launch_record(index)}};
  if (suite.tests) json["test-count"] = suite.tests->size();
  return json;
}

Json shard_json(const Shard& shard) {
  return {{"index", shard.index},
          {"count", shard.count},
          {"splits-binaries", shard.splits_binaries},
          {"binaries", shard.binaries}};
}

Shard parse_shard(const Json& json) {
  Shard shard;
  shard.index = json_value<std::size_t>(json, "index", subject);
  shard.count = json_value<std::size_t>(json, "count", subject);
  shard.splits_binaries = json_value<bool>(json, "splits-binaries", subject);
  shard.binaries = json_value<decltype(shard.binaries)>(json, "binaries", subject);
  return shard;
}

void check_version(const Json& document) {
  const Json& version = json_member(document, "format-version", subject);
  if (!version.is_number_unsigned()) {
    throw Error(ExitCode::setup_error, std::string(subject) + " has no usable 'format-version'");
  }
  if (version.get<std::uint64_t>() <= manifest_version) return;
  throw Error(ExitCode::setup_error,
              fmt::format("{} has format version {}, and this reuse-build {} reads up to {}",
                          subject, version.dump(), REUSE_BUILD_VERSION, manifest_version),
              "update reuse-build on this machine, or archive again with an older one");
}

}  // namespace

std::string manifest_text(const Manifest& manifest, const TestSuites& suites) {
  Json document = {{"format-version", manifest_version},
                   {"written-by", std::string("reuse-build ") + REUSE_BUILD_VERSION},
                   {"rustc", manifest.rustc_version},
                   {"host", manifest.host_triple},
                   {"target", manifest.target_triple},
                   {"driver", manifest.driver_triple},
                   {"cargo-arguments", manifest.cargo_arguments},
                   {"git-commit", manifest.git_commit},
                   {"cargo-lock-sha256", manifest.cargo_lock_sha256},
                   {"imported", manifest.imported},
                   {"binaries", Json::array()},
                   {"files", Json::array()}};
  for (std::size_t index = 0; index < suites.size(); ++index) {
    document["binaries"].push_back(binary_json(suites[index], index));
  }
  if (manifest.shard) document["shard"] = shard_json(*manifest.shard);
  for (const ManifestFile& file : manifest.files) document["files"].push_back(to_json(file));
  return document.dump(1) + "\n";
}

Manifest parse_manifest(std::string_view json) {
  // It grows with the number of files: 256 MiB are a million of them.
  const Json document = parse_json(json, subject, ExitCode::setup_error, 256);
  check_version(document);
  Manifest manifest;
  manifest.rustc_version = json_text_or_empty(document, "rustc");
  manifest.host_triple = json_text_or_empty(document, "host");
  manifest.target_triple = json_text_or_empty(document, "target");
  manifest.driver_triple = json_value<std::string>(document, "driver", subject);
  manifest.imported = document.contains("imported") && document.at("imported") == true;
  manifest.git_commit = json_text_or_empty(document, "git-commit");
  manifest.cargo_lock_sha256 = json_text_or_empty(document, "cargo-lock-sha256");
  if (document.contains("shard")) manifest.shard = parse_shard(document.at("shard"));
  if (document.contains("files")) {
    for (const Json& file : document.at("files")) {
      manifest.files.push_back(parse_manifest_file(file, subject));
    }
  }
  return manifest;
}

}  // namespace reuse_build
