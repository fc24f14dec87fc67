// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/provenance.hpp"

#include <filesystem>

#include "support/file.hpp"
#include "support/process.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

std::string git_commit(const std::string& workspace) {
  std::string out;
  ProcessSpec spec;
  spec.arguments = {"git", "rev-parse", "--verify", "--quiet", "HEAD"};
  spec.directory = workspace;
  spec.on_stdout = [&out](std::string_view text) { out += text; };
  spec.on_stderr = [](std::string_view /*text*/) {};
  try {
    if (!run_process(spec).ok()) return {};
  } catch (const Error&) {
    return {};  // no git on this machine
  }
  return out.substr(0, out.find('\n'));
}

std::string lock_file_digest(const std::string& workspace) {
  const fs::path lock = fs::path(workspace) / "Cargo.lock";
  std::error_code ignored;
  if (!fs::is_regular_file(lock, ignored)) return {};
  Sha256 digest;
  digest.update(read_file(lock, ExitCode::archive_creation_failed));
  return digest.hex_digest();
}

}  // namespace

Manifest describe_build(const BuiltWorkspace& built, const CargoOptions& options,
                        const std::string& driver_triple) {
  Manifest manifest;
  manifest.rustc_version = built.rustc_version;
  manifest.host_triple = built.build.host.triple;
  manifest.target_triple = built.build.target_platform().triple;
  manifest.driver_triple = driver_triple;
  manifest.cargo_arguments = options.selection;
  manifest.cargo_arguments.insert(manifest.cargo_arguments.end(), options.features.begin(),
                                  options.features.end());
  manifest.git_commit = git_commit(built.workspace.root);
  manifest.cargo_lock_sha256 = lock_file_digest(built.workspace.root);
  return manifest;
}

}  // namespace reuse_build
