// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "archive/writer.hpp"
#include "build/binaries_metadata.hpp"
#include "command/built_workspace.hpp"
#include "command/commands.hpp"
#include "report/progress.hpp"
#include "support/process.hpp"
#include "support/sha256.hpp"
#include "tree/contents.hpp"
#include "tree/ctest_files.hpp"
#include "tree/driver.hpp"
#include "tree/launch_files.hpp"
#include "tree/layout.hpp"
#include "tree/manifest.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

// Packs files one after the other and shows how far it is.
void add_contents(ArchiveWriter& writer, const std::vector<ContentFile>& files) {
  LiveLine line("Archiving");
  std::size_t done = 0;
  for (const ContentFile& file : files) {
    line.show(fmt::format("{}/{} {}", ++done, files.size(), file.member));
    if (file.is_directory) {
      writer.add_directory(file.member);
    } else {
      writer.add_file(file.member, file.source);
    }
  }
}

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
  digest.update(read_file(lock, failed));
  return digest.hex_digest();
}

Manifest describe(const BuiltWorkspace& built, const CargoOptions& options,
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

// The same suites as they will be found in the archive.
TestSuites moved_into_tree(const TestSuites& listed, const BuiltWorkspace& built) {
  TestSuites suites = make_suites(built.build, built.workspace, Placement::in_tree,
                                  read_cargo_env(built.workspace.root, ConfigScope::project));
  for (std::size_t index = 0; index < suites.size(); ++index) {
    suites[index].tests = listed[index].tests;
    suites[index].not_listed = listed[index].not_listed;
  }
  return suites;
}

void add_own_files(ArchiveWriter& writer, const TestSuites& suites, const Manifest& manifest,
                   const InstalledDriver& driver) {
  const WriteTreeFile write = [&writer](const std::string& path, const std::string& bytes) {
    writer.add_bytes(path, bytes);
  };
  writer.add_file(layout::driver(driver.triple), driver.file);
  write_launch_files(suites, write);
  write_ctest_files(suites, references_inside_tree(driver.triple), layout::ctest_directory, write);
  write(layout::manifest, manifest_text(manifest, suites, writer.members()));
}

TestSuites list_in_scratch(const BuiltWorkspace& built) {
  const StagedDirectory scratch(fs::temp_directory_path(), "reuse-build", failed);
  return list_in_place(built, scratch.path());
}

// nextest tells the format by the name's end, and so do we.
void check_file_name(const std::string& archive_file) {
  constexpr std::string_view ending = ".tar.zst";
  if (archive_file.size() > ending.size() && archive_file.ends_with(ending)) return;
  throw Error(ExitCode::setup_error,
              "cannot write the archive '" + archive_file + "': its name tells no known format",
              "give it a name that ends in .tar.zst");
}

ZstdOptions compression(const ArchiveOptions& options) {
  ZstdOptions zstd;
  if (options.zstd_level != 0) zstd.level = options.zstd_level;
  zstd.worker_count = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 64U));
  return zstd;
}

}  // namespace

ExitCode run_archive(const ArchiveOptions& options) {
  check_file_name(options.archive_file);
  const InstalledDriver driver = find_installed_driver();
  // Before the build: an archive that cannot be written should not cost a build.
  ArchiveWriter writer(options.archive_file, compression(options));
  const BuiltWorkspace built = build_workspace(options.cargo);
  const TestSuites suites = moved_into_tree(list_in_scratch(built), built);
  const auto start = std::chrono::steady_clock::now();
  writer.add_bytes(layout::binaries_metadata, archived_binaries_metadata(built.build));
  writer.add_bytes(layout::cargo_metadata, built.workspace.json);
  add_contents(writer, archive_contents(built.build));
  add_own_files(writer, suites, describe(built, options.cargo, driver.triple), driver);
  const std::size_t file_count = writer.members().size();
  write_depfile(built, options.depfile, options.archive_file);
  writer.commit();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  report_step(
      "Archived",
      fmt::format("{} to {} ({}) in {:.2f}s", counted(file_count, "file"), options.archive_file,
                  human_size(fs::file_size(options.archive_file)), seconds.count()));
  return ExitCode::ok;
}

}  // namespace reuse_build
