// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "build/binary_id.hpp"
#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "select/workspace_graph.hpp"

namespace reuse_build {

// A workspace in which app needs core; core needs outside, which is no member; outside needs base.
// macros needs base and a package that the document lacks.
inline Workspace small_workspace() {
  Workspace workspace;
  const auto add = [&](const std::string& name, std::vector<Target> targets) {
    Package package;
    package.id = "id:" + name;
    package.name = name;
    package.targets = std::move(targets);
    workspace.packages.emplace(package.id, package);
  };
  add("app", {{"app", "bin"}, {"it", "test"}, {"speed", "bench"}});
  add("core", {{"core", "lib"}, {"it", "test"}});
  add("outside", {{"outside", "lib"}});
  add("base", {{"base_lib", "lib"}});
  add("macros", {{"macros", "proc-macro"}});
  workspace.members = {"id:app", "id:core", "id:base", "id:macros"};
  workspace.dependencies = {{"id:app", {"id:core"}},
                            {"id:core", {"id:outside"}},
                            {"id:outside", {"id:base"}},
                            {"id:macros", {"id:base", "id:not-in-packages"}}};
  return workspace;
}

inline WorkspaceGraph small_graph() {
  return WorkspaceGraph(small_workspace());
}

inline TestBinary small_binary(const std::string& package, const std::string& kind,
                               const std::string& name) {
  return {make_binary_id(package, kind, name),     name, "id:" + package, kind, "/t/" + name,
          kind == "proc-macro" ? "host" : "target"};
}

// In the order of ids.
inline std::vector<TestBinary> small_binaries() {
  return {small_binary("app", "test", "it"),
          small_binary("app", "bench", "speed"),
          small_binary("app", "bin", "app"),
          small_binary("base", "lib", "base_lib"),
          small_binary("core", "lib", "core"),
          small_binary("core", "test", "it"),
          small_binary("macros", "proc-macro", "macros")};
}

}  // namespace reuse_build
