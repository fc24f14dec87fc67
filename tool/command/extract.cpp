// SPDX-License-Identifier: MIT OR Apache-2.0
#include <filesystem>

#include "archive/archive_name.hpp"
#include "command/commands.hpp"
#include "command/import_configuration.hpp"
#include "command/option_groups.hpp"
#include "command/test_choice.hpp"
#include "launch/percent.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "tree/extraction_directory.hpp"
#include "tree/layout.hpp"
#include "tree/restore_debug.hpp"
#include "tree/unpack.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

std::string run_command_of(const fs::path& directory) {
  return "ctest --test-dir " + (directory / layout::ctest_directory).string();
}

}  // namespace

ExitCode run_extract(const ExtractCommandOptions& options) {
  const ArchiveFile archive(options.archive.file, options.archive.format);
  ExtractionDirectory destination(options.extract_to, options.overwrite);
  const fs::path& staged = destination.staged();
  report_step("Extracting", options.archive.file);
  const TestTree tree =
      unpack_test_tree({archive,
                        staged,
                        options.workspace_remap,
                        true,
                        choose_by(options.selection),
                        options.verify,
                        options.archive.limits,
                        {options.selection.profile, options.granularity},
                        options.list_timeout,
                        options.start.fallback_runner,
                        options.start.launcher,
                        configuration_for_import(archive, options.workspace_remap)});
  if (options.with_debug) {
    restore_debug_sections(tree, debug_archive_of(options.archive.file), options.archive.limits);
  }
  if (!options.workspace_remap.empty()) {
    const std::string workspace = find_workspace(tree, options.workspace_remap);
    write_file(staged / layout::workspace_remap, launch::percent_encode(workspace) + "\n", failed);
  }
  destination.commit();
  report_step("Extracted", counted(test_count(tree.suites), "test") + " in " +
                               counted(suite_count(tree.suites), "test binary") + " to " +
                               options.extract_to);
  warn_of_unlisted(tree.suites);
  report_step("Run with", run_command_of(options.extract_to));
  return ExitCode::ok;
}

void declare_options(OptionTable& table, ExtractCommandOptions& options) {
  table.required_path("--archive-file", options.archive.file, "FILE", "The archive");
  table.required_path("--extract-to", options.extract_to, "DIR",
                      "Directory that will hold target/");
  table.flag("--extract-overwrite", options.overwrite, "Replace an earlier extraction there");
  table.flag("--verify", options.verify, "Compare every file with its SHA-256");
  table.flag("--with-debug", options.with_debug,
             "Put back the debug sections that --strip split took out (from NAME.debug.tar.zst)");
  declare_workspace_remap(table, options.workspace_remap);
  declare_start_options(table, options.start);
  declare_selection_options(table, options.selection);
  declare_granularity(table, options.granularity);
  declare_test_jobs(table, options.granularity);
  declare_list_timeout(table, options.list_timeout);
  declare_archive_source(table, options.archive);
}

}  // namespace reuse_build
