// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/workspace_graph.hpp"

#include <gtest/gtest.h>

#include "select/small_workspace.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Ids = WorkspaceGraph::PackageIds;
using Names = std::vector<std::string>;

TEST(WorkspaceGraph, HasTheMembersWithTheirTargets) {
  const WorkspaceGraph graph = small_graph();
  ASSERT_EQ(graph.members().size(), 4U);
  const WorkspaceGraph::Member& app = graph.members().front();
  EXPECT_EQ(app.name, "app");
  EXPECT_EQ(app.binary_names, (Names{"app", "it", "speed"}));
  EXPECT_EQ(app.binary_ids, (Names{"app::bin/app", "app::it", "app::bench/speed"}));
  EXPECT_EQ(graph.members()[2].binary_ids, Names{"base"});
}

TEST(WorkspaceGraph, FollowsDependenciesThroughPackagesThatAreNoMembers) {
  const WorkspaceGraph graph = small_graph();
  EXPECT_EQ(graph.dependencies_of({"id:core"}), (Ids{"id:core", "id:outside", "id:base"}));
  EXPECT_EQ(graph.dependents_of({"id:base"}),
            (Ids{"id:base", "id:outside", "id:core", "id:app", "id:macros"}));
  EXPECT_EQ(graph.dependencies_of({"id:base"}), Ids{"id:base"});
  EXPECT_EQ(graph.dependents_of({"id:app", "id:macros"}), (Ids{"id:app", "id:macros"}));
}

TEST(WorkspaceGraph, EndsInCycles) {
  Workspace workspace = small_workspace();
  workspace.dependencies["id:base"] = {"id:app", "id:base"};
  const WorkspaceGraph graph(workspace);
  EXPECT_EQ(graph.dependencies_of({"id:base"}),
            (Ids{"id:app", "id:base", "id:core", "id:outside"}));
}

TEST(WorkspaceGraph, HasNoEdgesWhereCargoResolvedNothing) {
  Workspace workspace = small_workspace();
  workspace.dependencies.clear();
  EXPECT_EQ(WorkspaceGraph(workspace).dependencies_of({"id:app"}), Ids{"id:app"});
}

TEST(WorkspaceGraph, RefusesAMemberThatIsNoPackage) {
  Workspace workspace = small_workspace();
  workspace.members.emplace_back("id:nosuch");
  EXPECT_PRED2(contains, thrown_error([&] { WorkspaceGraph{workspace}; }).message(), "id:nosuch");
}

}  // namespace
}  // namespace reuse_build
