// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/binaries_metadata.hpp"

#include <algorithm>

#include "build/binary_id.hpp"
#include "support/json.hpp"
#include "support/paths.hpp"

namespace reuse_build {

namespace {

// ---- reading ----

Platform parse_platform(const Json& json, std::string_view subject) {
  Platform platform;
  const Json& description = json.contains("platform") ? json.at("platform") : json;
  platform.triple = description.is_string()
                        ? description.get<std::string>()
                        : json_value<std::string>(description, "triple", subject);
  if (json.is_object() && json.contains("libdir")) {
    platform.libdir = json_text_or_empty(json.at("libdir"), "path");
    platform.libdir_reason = json_text_or_empty(json.at("libdir"), "reason");
  }
  return platform;
}

// `platforms` since nextest 0.9.72; before it `target-platforms`, before that `target-platform`.
void parse_platforms(RustBuild& build, const Json& meta, std::string_view subject) {
  if (meta.contains("platforms") && meta.at("platforms").is_object()) {
    const Json& platforms = meta.at("platforms");
    build.host = parse_platform(json_member(platforms, "host", subject), subject);
    const Json& targets = json_member(platforms, "targets", subject);
    if (targets.size() > 1) {
      throw Error(ExitCode::setup_error,
                  std::string(subject) + " names several target platforms; only one is supported");
    }
    if (!targets.empty()) build.target = parse_platform(targets.front(), subject);
    return;
  }
  if (meta.contains("target-platforms") && !meta.at("target-platforms").empty()) {
    build.host = parse_platform(meta.at("target-platforms").front(), subject);
  } else {
    build.host.triple = json_text_or_empty(meta, "target-platform");
  }
  build.host.libdir_reason = "old-summary";
}

NonTestBinary parse_non_test_binary(const Json& json, std::string_view subject) {
  return {json_value<std::string>(json, "name", subject),
          json_value<std::string>(json, "kind", subject),
          json_value<std::string>(json, "path", subject),
          json_text_or_empty(json, "build-platform")};
}

void parse_packages(RustBuild& build, const Json& meta, std::string_view subject) {
  for (const auto& [package, files] : json_member(meta, "non-test-binaries", subject).items()) {
    for (const Json& file : files) {
      build.non_test_binaries[package].insert(parse_non_test_binary(file, subject));
    }
  }
  if (meta.contains("build-script-out-dirs")) {
    build.out_dirs =
        json_value<std::map<std::string, std::string>>(meta, "build-script-out-dirs", subject);
  }
  if (!meta.contains("build-script-info") || meta.at("build-script-info").is_null()) return;
  auto& environment = build.build_script_environment.emplace();
  for (const auto& [package, info] : meta.at("build-script-info").items()) {
    if (!info.contains("envs")) continue;
    environment[package] = json_value<std::map<std::string, std::string>>(info, "envs", subject);
  }
}

TestBinary parse_test_binary(const Json& json, std::string_view subject) {
  return {json_value<std::string>(json, "binary-id", subject),
          json_value<std::string>(json, "binary-name", subject),
          json_value<std::string>(json, "package-id", subject),
          json_value<std::string>(json, "kind", subject),
          json_value<std::string>(json, "binary-path", subject),
          json_value<std::string>(json, "build-platform", subject)};
}

// ---- writing ----

Json platform_json(const Platform& platform) {
  return {{"triple", platform.triple}, {"target-features", "unknown"}};
}

Json libdir_json(const Platform& platform) {
  if (!platform.libdir.empty()) return {{"status", "available"}, {"path", platform.libdir}};
  return {{"status", "unavailable"}, {"reason", platform.libdir_reason}};
}

Json platform_with_libdir(const Platform& platform) {
  return {{"platform", platform_json(platform)}, {"libdir", libdir_json(platform)}};
}

Json non_test_binaries_json(const RustBuild& build) {
  Json result = Json::object();
  for (const auto& [package, files] : build.non_test_binaries) {
    for (const NonTestBinary& file : files) {
      Json json = {{"name", file.name}, {"kind", file.kind}, {"path", file.path}};
      if (!file.build_platform.empty()) json["build-platform"] = file.build_platform;
      result[package].push_back(json);
    }
  }
  return result;
}

Json build_script_info_json(const RustBuild& build) {
  if (!build.build_script_environment) return nullptr;
  Json result = Json::object();
  for (const auto& [package, environment] : *build.build_script_environment) {
    if (!environment.empty()) result[package] = {{"envs", Json(environment)}};  // as nextest
  }
  return result;
}

// Lists have the build directory, archives have not.
Json meta_json(const RustBuild& build, bool has_build_directory) {
  Json meta;
  meta["target-directory"] = build.target_directory;
  if (has_build_directory) meta["build-directory"] = build.build_directory;
  meta["base-output-directories"] = build.base_output_directories;
  meta["non-test-binaries"] = non_test_binaries_json(build);
  meta["build-script-out-dirs"] = build.out_dirs;
  meta["build-script-info"] = build_script_info_json(build);
  meta["linked-paths"] = build.linked_paths;
  meta["platforms"]["host"] = platform_with_libdir(build.host);
  meta["platforms"]["targets"] = Json::array();
  if (build.target) meta["platforms"]["targets"].push_back(platform_with_libdir(*build.target));
  meta["target-platforms"] = Json::array({platform_json(build.target_platform())});
  meta["target-platform"] = build.target ? Json(build.target->triple) : Json(nullptr);
  return meta;
}

std::string rebased(const RustBuild& build, const std::string& path) {
  const auto below = path_below(path, build.build_directory);
  return below ? join_path(build.target_directory, *below) : path;
}

}  // namespace

RustBuild parse_binaries_metadata(std::string_view json, std::string_view subject) {
  const Json document = parse_json(json, subject, ExitCode::setup_error);
  const Json& meta = json_member(document, "rust-build-meta", subject);
  RustBuild build;
  build.target_directory = json_value<std::string>(meta, "target-directory", subject);
  build.build_directory = json_text_or_empty(meta, "build-directory");
  if (build.build_directory.empty()) build.build_directory = build.target_directory;
  build.base_output_directories =
      json_value<RustBuild::Paths>(meta, "base-output-directories", subject);
  build.linked_paths = json_value<RustBuild::Paths>(meta, "linked-paths", subject);
  parse_packages(build, meta, subject);
  parse_platforms(build, meta, subject);
  for (const Json& binary : json_member(document, "rust-binaries", subject)) {
    build.binaries.push_back(parse_test_binary(binary, subject));
  }
  std::sort(build.binaries.begin(), build.binaries.end(),
            [](const TestBinary& left, const TestBinary& right) {
              return BinaryIdLess()(left.binary_id, right.binary_id);
            });
  return build;
}

Json build_meta_json(const RustBuild& build) {
  return meta_json(build, true);
}

Json test_binary_json(const TestBinary& binary) {
  return {{"binary-id", binary.binary_id},   {"binary-name", binary.name},
          {"package-id", binary.package_id}, {"kind", binary.kind},
          {"binary-path", binary.path},      {"build-platform", binary.build_platform}};
}

Json listed_binaries_metadata(const RustBuild& build) {
  Json document = {{"rust-build-meta", build_meta_json(build)}, {"rust-binaries", Json::object()}};
  for (const TestBinary& binary : build.binaries) {
    document["rust-binaries"][binary.binary_id] = test_binary_json(binary);
  }
  return document;
}

std::string archived_binaries_metadata(const RustBuild& build) {
  Json document = {{"rust-build-meta", meta_json(build, false)}, {"rust-binaries", Json::object()}};
  for (TestBinary binary : build.binaries) {
    binary.path = rebased(build, binary.path);
    document["rust-binaries"][binary.binary_id] = test_binary_json(binary);
  }
  return document.dump(2);
}

}  // namespace reuse_build
