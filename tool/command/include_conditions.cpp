// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/include_conditions.hpp"

#include <utility>

#include "cargo/cargo.hpp"
#include "config/platform_spec.hpp"

namespace reuse_build {

namespace {

Filterset compile_filter(const ArchiveInclude& include, const WorkspaceGraph& graph) {
  try {
    return Filterset::compile({include.filter}, graph, FiltersetUse::include);
  } catch (const Error& error) {
    throw Error(ExitCode::setup_error,
                "cannot read " + include.origin + ".filter: " + error.message(), error.hint());
  }
}

}  // namespace

IncludeConditions::IncludeConditions(const std::vector<ArchiveInclude>& includes,
                                     const Workspace& workspace, CargoOptions cargo)
    : cargo_(std::move(cargo)) {
  const WorkspaceGraph graph(workspace);
  for (const ArchiveInclude& include : includes) {
    if (include.filter.empty()) continue;
    filtersets_.emplace(include.filter, compile_filter(include, graph));
  }
}

std::vector<std::string> IncludeConditions::matching(const std::string& filter,
                                                     const RustBuild& build) const {
  std::vector<std::string> ids;
  for (const TestBinary& binary : build.binaries) {
    if (filtersets_.at(filter).matches_binary(binary) == Verdict::yes) {
      ids.push_back(binary.binary_id);
    }
  }
  return ids;
}

bool IncludeConditions::is_for_platform(const std::string& platform, const RustBuild& build) const {
  const std::string& triple = build.target_platform().triple;
  return platform_matches(
      platform, triple,
      is_cfg_expression(platform) ? rustc_cfg(cargo_, triple) : std::vector<std::string>());
}

}  // namespace reuse_build
