// SPDX-License-Identifier: MIT OR Apache-2.0
#include <filesystem>
#include <memory>

#include "archive/archive_name.hpp"
#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "command/test_choice.hpp"
#include "launch/percent.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "support/file_lock.hpp"
#include "support/replace_directory.hpp"
#include "tree/ctest_files.hpp"
#include "tree/layout.hpp"
#include "tree/restore_debug.hpp"
#include "tree/unpack.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

// What is at DIR/target may be replaced only when an earlier extraction put it there, never when it
// is somebody's target directory.
void check_destination(const fs::path& directory, bool overwrite) {
  require_no_other_root_file(directory);
  const fs::path target = directory / "target";
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

constexpr const char* staged_name = ".reuse-build-extract";

// Those of extractions that were killed: nobody holds their locks any more.
void remove_leftovers(const fs::path& directory) {
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    const bool is_staged = entry.path().filename().string().starts_with(staged_name);
    if (is_staged && FileLock::try_directory(entry.path(), FileLock::Mode::exclusive)) {
      remove_directory(entry.path());
    }
  }
}

// A new directory below the final one that other extractions leave alone while it is locked.
struct LockedStage {
  explicit LockedStage(const fs::path& parent) : directory(parent, staged_name, failed) {}
  StagedDirectory directory;
  FileLock lock = FileLock::acquire_directory(directory.path(), FileLock::Mode::exclusive);
};

std::unique_ptr<LockedStage> make_stage(const fs::path& directory) {
  const FileLock lock = FileLock::acquire_directory(directory, FileLock::Mode::exclusive);
  remove_leftovers(directory);
  return std::make_unique<LockedStage>(directory);
}

// The destination; goes again when it is new and nothing came to be in it.
class Destination {
 public:
  explicit Destination(fs::path path) : path_(std::move(path)), is_new_(!fs::exists(path_)) {
    make_directories(path_, failed);
  }
  Destination(const Destination&) = delete;
  Destination& operator=(const Destination&) = delete;
  ~Destination() {
    std::error_code not_empty;
    if (is_new_) fs::remove(path_, not_empty);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  bool is_new_;
};

// In one step, even if two hundred do the same at a time: who comes second finds it there, and says
// so unless it may replace it.
void put_in_place(const fs::path& staged, const fs::path& directory, bool overwrite) {
  const FileLock lock = FileLock::acquire_directory(directory, FileLock::Mode::exclusive);
  check_destination(directory, overwrite);
  replace_directory(staged / "target", directory / "target", failed);
  replace_file(directory / layout::root_ctest_file,
               read_file(staged / layout::root_ctest_file, failed), failed);
}

std::string run_command_of(const fs::path& directory) {
  return "ctest --test-dir " + (directory / layout::ctest_directory).string();
}

}  // namespace

ExitCode run_extract(const ExtractCommandOptions& options) {
  const ArchiveFile archive(options.archive.file, options.archive.format);
  const Destination destination(options.extract_to);
  const fs::path& directory = destination.path();
  check_destination(directory, options.overwrite);
  const std::unique_ptr<LockedStage> stage = make_stage(directory);
  const fs::path& staged = stage->directory.path();
  report_step("Extracting", options.archive.file);
  const TestTree tree =
      unpack_test_tree({archive, staged, options.workspace_remap, true,
                        choose_by(options.selection), options.verify, options.archive.limits});
  if (options.with_debug) {
    restore_debug_sections(tree, debug_archive_of(options.archive.file), options.archive.limits);
  }
  if (!options.workspace_remap.empty()) {
    const std::string workspace = find_workspace(tree, options.workspace_remap);
    write_file(staged / layout::workspace_remap, launch::percent_encode(workspace) + "\n", failed);
  }
  put_in_place(staged, directory, options.overwrite);
  report_step("Extracted", counted(test_count(tree.suites), "test") + " in " +
                               counted(suite_count(tree.suites), "test binary") + " to " +
                               directory.string());
  for (const TestSuite& suite : tree.suites) {
    if (suite.tests || !suite.is_wanted()) continue;
    report_warning("cannot list the tests of " + suite.binary.binary_id + ": " + suite.not_listed);
  }
  report_step("Run with", run_command_of(directory));
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
  declare_selection_options(table, options.selection);
  declare_archive_source(table, options.archive);
}

}  // namespace reuse_build
