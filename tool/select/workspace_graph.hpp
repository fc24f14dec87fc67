// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "build/workspace.hpp"

namespace reuse_build {

// What filtersets need of a workspace: its members with their targets, and which package needs
// which. The way from one member to another may lead through packages that are no members.
class WorkspaceGraph {
 public:
  struct Member {
    std::string id;
    std::string name;
    std::vector<std::string> binary_names;  // of its targets, whether they were built or not
    std::vector<std::string> binary_ids;
  };
  using PackageIds = std::set<std::string>;

  explicit WorkspaceGraph(const Workspace& workspace);

  [[nodiscard]] const std::vector<Member>& members() const noexcept { return members_; }

  // The packages that those of `from` need, directly or not, and `from` itself.
  [[nodiscard]] PackageIds dependencies_of(const PackageIds& from) const;
  // The packages that need one of `from`, directly or not, and `from` itself.
  [[nodiscard]] PackageIds dependents_of(const PackageIds& from) const;

 private:
  using Edges = std::map<std::string, std::vector<std::string>>;

  static PackageIds reachable(const PackageIds& from, const Edges& edges);

  std::vector<Member> members_;
  Edges dependencies_;
  Edges dependents_;
};

}  // namespace reuse_build
