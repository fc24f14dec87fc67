// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <set>
#include <utility>

#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "diagnosis/diagnosis.hpp"
#include "launch/printable.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "tree/archive_summary.hpp"
#include "tree/cache.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

// Tests whose files can be looked at, wherever they are.
struct Patient {
  std::unique_ptr<TestTree> tree;  // the files refer to it
  TreeFiles files;
  std::unique_ptr<StagedDirectory> extracted;  // what had to be, until the end
};

Patient extracted_tree(const fs::path& root, const std::string& format) {
  const bool is_ours = fs::is_regular_file(root / layout::manifest);
  auto tree = std::make_unique<TestTree>(is_ours ? load_test_tree(root)
                                                 : read_metadata(ArchiveFile(root, format)));
  tree->root = root;
  return {std::move(tree), TreeFiles::extracted(root), nullptr};
}

// Of an archive of ours nothing is extracted. In formats that cannot be read in parts the manifest
// is looked for, and the suites are made as they were when it was written.
std::unique_ptr<TestTree> described_tree(const ArchiveFile& archive) {
  if (auto summary = read_summary(archive)) return std::make_unique<TestTree>(std::move(*summary));
  auto manifest = read_manifest(archive);
  if (!manifest) return nullptr;
  auto tree = std::make_unique<TestTree>(read_metadata(archive));
  tree->manifest = std::move(*manifest);
  return tree;
}

// Extracts what decides whether the tests start: their binaries, and what may be a shared library
// by its name.
void extract_programs(const ArchiveFile& archive, const TestTree& tree, const fs::path& root,
                      const ExtractLimits& limits) {
  std::set<std::string, std::less<>> binaries;
  for (const TestSuite& suite : tree.suites) binaries.insert(suite.record.binary.relative);
  ExtractOptions options;
  options.limits = limits;
  options.wanted = [&binaries](std::string_view path) {
    return binaries.find(path) != binaries.end() || path.find(".so") != std::string_view::npos;
  };
  report_step("Reading", archive.path().string());
  extract_archive(archive, root, options);
}

Patient archive_without_manifest(const ArchiveFile& archive, const ExtractLimits& limits) {
  auto tree = std::make_unique<TestTree>(read_metadata(archive));
  auto extracted = std::make_unique<StagedDirectory>(Cache::open().directory() / "runs", "doctor",
                                                     ExitCode::setup_error);
  extract_programs(archive, *tree, extracted->path(), limits);
  TreeFiles files = TreeFiles::extracted(extracted->path());
  return {std::move(tree), std::move(files), std::move(extracted)};
}

Patient open_patient(const ArchiveSource& source) {
  if (fs::is_directory(source.file)) return extracted_tree(source.file, source.format);
  const ArchiveFile archive(source.file, source.format);
  auto tree = described_tree(archive);
  if (!tree) return archive_without_manifest(archive, source.limits);
  TreeFiles files = TreeFiles::in_archive(tree->manifest);
  return {std::move(tree), std::move(files), nullptr};
}

std::string description(const Diagnosis& diagnosis, const Manifest& manifest,
                        const TestSite& site) {
  std::string text = fmt::format("{}, built for {}; this machine: {}",
                                 counted(diagnosis.binary_count, "test binary"),
                                 manifest.target_triple, describe(site.machine));
  return text;
}

std::string report(const Diagnosis& diagnosis) {
  if (diagnosis.problems.empty()) return "ok: nothing keeps them from starting here\n";
  std::string text;
  for (const SharedProblem& problem : diagnosis.problems) {
    text += to_line(problem, diagnosis.binary_count) + "\n";
  }
  return text + fmt::format("{} of {} cannot start here\n", diagnosis.unable_count,
                            counted(diagnosis.binary_count, "test binary"));
}

}  // namespace

ExitCode run_doctor(const DoctorOptions& options) {
  Patient patient = open_patient(options.archive);
  const TestSite site =
      test_site(this_machine(), *patient.tree, patient.files, options.workspace_remap);
  const Diagnosis diagnosis = diagnose(*patient.tree, site, patient.files);
  const std::string text =
      description(diagnosis, patient.tree->manifest, site) + "\n" + report(diagnosis);
  write_all(STDOUT_FILENO, launch::printable(text), "standard output",
            ExitCode::write_output_error);
  return diagnosis.problems.empty() ? ExitCode::ok : ExitCode::setup_error;
}

void declare_options(OptionTable& table, DoctorOptions& options) {
  table.argument("ARCHIVE", options.archive.file, "The archive, or the directory of a tree");
  declare_workspace_remap(table, options.workspace_remap);
  declare_archive_source(table, options.archive);
}

}  // namespace reuse_build
