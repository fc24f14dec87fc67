// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/include_conditions.hpp"

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
                                     const Workspace& workspace) {
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

}  // namespace reuse_build
