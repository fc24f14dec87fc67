// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/import_configuration.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "cargo/cargo.hpp"
#include "command/run_policies.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "support/sha256.hpp"
#include "tree/archive_summary.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

std::optional<std::vector<std::string>> local_cfg(const std::string& triple) {
  try {
    return rustc_cfg({}, triple);
  } catch (const Error&) {
    return std::nullopt;  // no rustc, or one that does not know the platform
  }
}

// The workspace's configuration; nothing where there is none, or no workspace: who needs that will
// say so.
std::optional<fs::path> find_configuration(const TestTree& tree,
                                           const std::string& workspace_remap) {
  try {
    const fs::path file = NextestConfig::file(find_workspace(tree, workspace_remap));
    if (fs::is_regular_file(file)) return file;
  } catch (const Error&) {
    return std::nullopt;
  }
  return std::nullopt;
}

// Compiled for the first tree, which is the only one.
void apply(const NextestConfig& config, std::shared_ptr<const RunPolicies>& policies,
           TestTree& tree) {
  if (!policies) {
    const TestPlatforms platforms{tree.manifest.host_triple, tree.manifest.target_triple,
                                  local_cfg};
    policies = std::make_shared<const RunPolicies>(config, tree.workspace, platforms);
  }
  policies->apply(tree.suites);
}

}  // namespace

ImportConfiguration configuration_for_import(const ArchiveFile& archive,
                                             const std::string& workspace_remap) {
  if (read_summary(archive)) return {};
  const auto file = find_configuration(read_metadata(archive), workspace_remap);
  if (!file) return {};
  const NextestConfig config = NextestConfig::read(file->parent_path().parent_path());
  for (const std::string& note : config.notes()) report_warning(note);
  Sha256 digest;
  digest.update(read_file(*file, ExitCode::setup_error));
  std::shared_ptr<const RunPolicies> policies;
  return {[config, policies](TestTree& tree) mutable { apply(config, policies, tree); },
          digest.hex_digest()};
}

}  // namespace reuse_build
