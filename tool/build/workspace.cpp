// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/workspace.hpp"

#include <algorithm>
#include <utility>

#include "support/json.hpp"

namespace reuse_build {

namespace {

bool is_among(std::string_view wanted, const std::vector<std::string>& kinds) {
  return std::find(kinds.begin(), kinds.end(), wanted) != kinds.end();
}

// Libraries have one kind for each form that they are built in.
std::string test_kind(const std::vector<std::string>& kinds) {
  for (const char* kind : {"custom-build", "test", "bench", "bin", "example", "proc-macro"}) {
    if (is_among(kind, kinds)) return kind;
  }
  return "lib";
}

std::vector<Target> parse_targets(const Json& package, std::string_view subject) {
  std::vector<Target> targets;
  for (const Json& element : json_member(package, "targets", subject)) {
    Target target{json_value<std::string>(element, "name", subject),
                  test_kind(json_value<std::vector<std::string>>(element, "kind", subject))};
    if (target.kind != "custom-build") targets.push_back(std::move(target));
  }
  return targets;
}

Package parse_package(const Json& json, std::string_view subject) {
  Package package;
  package.id = json_value<std::string>(json, "id", subject);
  package.name = json_value<std::string>(json, "name", subject);
  package.version = json_value<std::string>(json, "version", subject);
  package.manifest_path = json_value<std::string>(json, "manifest_path", subject);
  if (json.contains("authors")) {
    package.authors = json_value<std::vector<std::string>>(json, "authors", subject);
  }
  package.description = json_text_or_empty(json, "description");
  package.homepage = json_text_or_empty(json, "homepage");
  package.license = json_text_or_empty(json, "license");
  package.license_file = json_text_or_empty(json, "license_file");
  package.repository = json_text_or_empty(json, "repository");
  package.rust_version = json_text_or_empty(json, "rust_version");
  if (json.contains("targets")) package.targets = parse_targets(json, subject);
  return package;
}

// `resolve` is null when cargo was run with --no-deps.
void parse_dependencies(const Json& document, std::string_view subject, Workspace& workspace) {
  const auto resolve = document.find("resolve");
  if (resolve == document.end() || resolve->is_null()) return;
  for (const Json& node : json_member(*resolve, "nodes", subject)) {
    workspace.dependencies.emplace(
        json_value<std::string>(node, "id", subject),
        json_value<std::vector<std::string>>(node, "dependencies", subject));
  }
}

}  // namespace

const Package& Workspace::package(const std::string& id) const {
  const auto found = packages.find(id);
  if (found != packages.end()) return found->second;
  throw Error(ExitCode::setup_error, "cargo's metadata has no package '" + id + "'",
              "the two metadata documents belong to different builds");
}

bool is_local_package(std::string_view id) {
  return id.find("path+file://") != std::string_view::npos;
}

Workspace parse_cargo_metadata(std::string json, std::string_view subject) {
  const Json document = parse_json(json, subject, ExitCode::setup_error);
  Workspace workspace;
  workspace.root = json_value<std::string>(document, "workspace_root", subject);
  workspace.target_directory = json_value<std::string>(document, "target_directory", subject);
  workspace.build_directory = json_text_or_empty(document, "build_directory");
  if (workspace.build_directory.empty()) workspace.build_directory = workspace.target_directory;
  workspace.members = json_value<std::vector<std::string>>(document, "workspace_members", subject);
  for (const Json& element : json_member(document, "packages", subject)) {
    Package package = parse_package(element, subject);
    workspace.packages.emplace(package.id, package);
  }
  parse_dependencies(document, subject, workspace);
  workspace.json = std::move(json);
  return workspace;
}

}  // namespace reuse_build
