// SPDX-License-Identifier: MIT OR Apache-2.0
#include <filesystem>

#include "command/commands.hpp"
#include "launch/percent.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "support/replace_directory.hpp"
#include "tree/layout.hpp"
#include "tree/test_tree.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

// What is at DIR/target may be replaced only when an earlier extraction put it there, never when it
// is somebody's target directory.
void check_destination(const fs::path& target, bool overwrite) {
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(target, ignored))) return;
  if (!overwrite) {
    throw Error(failed, "cannot extract to '" + target.string() + "': it exists already",
                "give another --extract-to, or --extract-overwrite to replace it");
  }
  const bool is_extracted = fs::is_directory(target / "nextest") &&
                            !fs::exists(target / ".rustc_info.json") &&
                            !fs::exists(target / "CACHEDIR.TAG");
  if (is_extracted) return;
  throw Error(
      failed,
      "cannot replace '" + target.string() + "': it does not look like an extracted archive",
      "--extract-overwrite replaces only what an earlier extraction left; remove the "
      "directory yourself or choose another");
}

std::string run_command_of(const fs::path& directory) {
  return "ctest --test-dir " + (directory / layout::ctest_directory).string();
}

}  // namespace

ExitCode run_extract(const ExtractCommandOptions& options) {
  const fs::path directory = options.extract_to;
  make_directories(directory, failed);
  check_destination(directory / "target", options.overwrite);
  StagedDirectory staged(directory, ".reuse-build-extract", failed);
  report_step("Extracting", options.archive_file);
  const TestTree tree =
      unpack_test_tree({options.archive_file, staged.path(), options.workspace_remap, {}, true});
  if (!options.workspace_remap.empty()) {
    const std::string workspace = find_workspace(tree, options.workspace_remap);
    write_file(staged.path() / layout::workspace_remap, launch::percent_encode(workspace) + "\n",
               failed);
  }
  replace_directory(staged.path() / "target", directory / "target", failed);
  replace_file(directory / layout::root_ctest_file,
               read_file(staged.path() / layout::root_ctest_file, failed), failed);
  report_step("Extracted", counted(test_count(tree.suites), "test") + " in " +
                               counted(tree.suites.size(), "test binary") + " to " +
                               directory.string());
  for (const TestSuite& suite : tree.suites) {
    if (suite.tests) continue;
    report_warning("cannot list the tests of " + suite.binary.binary_id + ": " + suite.not_listed);
  }
  report_step("Run with", run_command_of(directory));
  return ExitCode::ok;
}

}  // namespace reuse_build
