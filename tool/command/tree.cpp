// SPDX-License-Identifier: MIT OR Apache-2.0
#include <filesystem>

#include "command/built_workspace.hpp"
#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "command/test_choice.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "support/replace_directory.hpp"
#include "tree/ctest_files.hpp"
#include "tree/driver.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

// cargo's own target directory is there, or will be.
void require_no_sources(const fs::path& directory) {
  std::error_code ignored;
  if (!fs::exists(directory / "Cargo.toml", ignored)) return;
  throw Error(failed, "cannot put tests into '" + directory.string() + "': it holds a Cargo.toml",
              "give another --output-dir, such as a build directory");
}

}  // namespace

ExitCode run_tree(const TreeOptions& options) {
  const fs::path directory = options.output_directory;
  make_directories(directory, failed);
  require_no_other_root_file(directory);
  require_no_sources(directory);
  const BuiltWorkspace built = build_workspace(options.cargo);
  // Everything is made aside and put in place at once, so that a ctest run meanwhile sees the old
  // tree or the new one.
  const StagedDirectory staged(directory, ".staged", failed);
  const TestSuites suites = list_in_place(built, staged.path(),
                                          {choose_by(options.selection), options.selection.profile,
                                           options.list_timeout, options.start.fallback_runner});
  CtestReferences references =
      references_in_place(find_installed_driver().file, built.workspace.root);
  references.launcher = options.start.launcher;
  write_ctest_files(suites, references, layout::ctest_directory,
                    [&staged](const std::string& path, const std::string& bytes) {
                      write_file(staged.path() / path, bytes, failed);
                    },
                    {options.selection.profile, options.granularity});
  const fs::path own = directory / layout::own_directory;
  make_directories(own.parent_path(), failed);
  replace_directory(staged.path() / layout::own_directory, own, failed);
  replace_file(directory / layout::root_ctest_file, root_ctest_file(layout::ctest_directory),
               failed);
  write_depfile(built, options.depfile,
                directory / layout::ctest_directory / layout::root_ctest_file);
  report_step("Run with", "ctest --test-dir " + directory.string());
  return ExitCode::ok;
}

void declare_options(OptionTable& table, TreeOptions& options) {
  table.required_path("--output-dir", options.output_directory, "DIR",
                      "Directory that ctest will read");
  table.path("--depfile", options.depfile, "FILE",
             "Also write what the tests depend on, for Ninja");
  declare_granularity(table, options.granularity);
  declare_test_jobs(table, options.granularity);
  declare_list_timeout(table, options.list_timeout);
  declare_start_options(table, options.start);
  declare_profile_options(table, options.selection);
  declare_cargo_options(table, options.cargo);
}

}  // namespace reuse_build
