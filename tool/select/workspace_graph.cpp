// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/workspace_graph.hpp"

#include "build/binary_id.hpp"

namespace reuse_build {

namespace {

WorkspaceGraph::Member make_member(const Package& package) {
  WorkspaceGraph::Member member{package.id, package.name, {}, {}};
  for (const Target& target : package.targets) {
    member.binary_names.push_back(target.name);
    member.binary_ids.push_back(make_binary_id(package.name, target.kind, target.name));
  }
  return member;
}

}  // namespace

WorkspaceGraph::WorkspaceGraph(const Workspace& workspace) : dependencies_(workspace.dependencies) {
  for (const std::string& id : workspace.members) {
    members_.push_back(make_member(workspace.package(id)));
  }
  for (const auto& [package, needed] : dependencies_) {
    for (const std::string& id : needed) dependents_[id].push_back(package);
  }
}

WorkspaceGraph::PackageIds WorkspaceGraph::dependencies_of(const PackageIds& from) const {
  return reachable(from, dependencies_);
}

WorkspaceGraph::PackageIds WorkspaceGraph::dependents_of(const PackageIds& from) const {
  return reachable(from, dependents_);
}

WorkspaceGraph::PackageIds WorkspaceGraph::reachable(const PackageIds& from, const Edges& edges) {
  PackageIds reached = from;
  std::vector<std::string> to_visit(from.begin(), from.end());
  while (!to_visit.empty()) {
    const auto found = edges.find(to_visit.back());
    to_visit.pop_back();
    if (found == edges.end()) continue;
    for (const std::string& next : found->second) {
      if (reached.insert(next).second) to_visit.push_back(next);
    }
  }
  return reached;
}

}  // namespace reuse_build
