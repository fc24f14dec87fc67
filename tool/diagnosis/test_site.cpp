// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/test_site.hpp"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "launch/percent.hpp"
#include "support/file.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;
using launch::Path;
using launch::Root;

namespace {

constexpr const char* workspace_advice =
    "check the sources out and give their directory: --workspace-remap DIR, or the variable "
    "REUSE_BUILD_WORKSPACE";

// What was said of the workspace's place, and by whom.
struct Demand {
  std::string directory;
  std::string origin;
};

// The remap that was noted when the tree was extracted; empty when none was.
std::string noted_remap(const TestTree& tree) {
  const fs::path file = tree.root / layout::workspace_remap;
  std::error_code ignored;
  if (tree.root.empty() || !fs::is_regular_file(file, ignored)) return {};
  std::string line = read_file(file, ExitCode::setup_error);
  while (line.ends_with('\n')) line.pop_back();
  return launch::percent_decode(line);
}

// The first that says something, in the driver's order (ctest-driver/roots.hpp).
std::optional<Demand> demanded(const TestTree& tree, const std::string& workspace_remap) {
  if (!workspace_remap.empty()) return Demand{workspace_remap, "--workspace-remap"};
  const char* variable = std::getenv("REUSE_BUILD_WORKSPACE");
  if (variable != nullptr && *variable != '\0') return Demand{variable, "REUSE_BUILD_WORKSPACE"};
  std::string noted = noted_remap(tree);
  if (noted.empty()) return std::nullopt;
  return Demand{std::move(noted), layout::workspace_remap};
}

void find_workspace(TestSite& site, const TestTree& tree, const TreeFiles& files,
                    const std::string& workspace_remap) {
  const Path bundled{Root::tree, layout::bundled_workspace};
  const Path original{Root::absolute, tree.workspace.root};
  if (const auto demand = demanded(tree, workspace_remap)) {
    const Path directory{Root::absolute, demand->directory};
    if (files.has_directory(directory)) site.workspace = directory;
    site.no_workspace = {
        "the workspace " + name_of(directory) + " (from " + demand->origin + ") is not a directory",
        workspace_advice};
    return;
  }
  if (files.has_directory(original)) site.workspace = original;
  if (files.has_directory(bundled)) site.workspace = bundled;
  site.no_workspace = {"the workspace " + name_of(original) + " is not on this machine",
                       workspace_advice};
}

}  // namespace

TestSite test_site(Machine machine, const TestTree& tree, const TreeFiles& files,
                   const std::string& workspace_remap) {
  TestSite site;
  site.machine = std::move(machine);
  find_workspace(site, tree, files, workspace_remap);
  return site;
}

}  // namespace reuse_build
