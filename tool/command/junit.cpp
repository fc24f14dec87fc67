// SPDX-License-Identifier: MIT OR Apache-2.0
#include <filesystem>

#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "command/unreported_tests.hpp"
#include "report/progress.hpp"
#include "results/junit.hpp"
#include "results/junit_merge.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace {

std::vector<std::filesystem::path> paths(const std::vector<std::string>& files) {
  return {files.begin(), files.end()};
}

void write_report(const std::string& file, const std::string& text) {
  replace_file(file, text, ExitCode::write_output_error);
}

}  // namespace

ExitCode run_junit_convert(const JunitConvertOptions& options) {
  JunitRun run;
  run.results = read_results(paths(options.files));
  write_report(options.output,
               junit_text(run, {options.report_name, false, !options.drop_failure_output, true}));
  report_step("Wrote", counted(run.results.size(), "test result") + " into " + options.output);
  return ExitCode::ok;
}

// The file is written even where tests are missing: what there is, is of use.
ExitCode run_junit_merge(const JunitMergeOptions& options) {
  JunitMerge merge;
  for (const std::string& file : options.files) merge.add(file);
  std::vector<UnreportedTests> unreported;
  for (const std::string& archive : options.archives) {
    unreported.push_back(find_unreported(archive, options.selection, merge));
  }
  write_report(options.output, merge.finish());
  report_step("Merged", counted(options.files.size(), "file") + " into " + options.output);
  require_all_reported(unreported);
  return ExitCode::ok;
}

void declare_options(OptionTable& table, JunitConvertOptions& options) {
  table.arguments("results", options.files, "Results files, as the driver writes them");
  table.required_path("-o,--output", options.output, "FILE", "The JUnit file to write");
  table.text("--report-name", options.report_name, "NAME", "The report's name (nextest-run)");
  table.flag("--no-store-failure-output", options.drop_failure_output,
             "Do not keep what failing tests wrote");
}

void declare_options(OptionTable& table, JunitMergeOptions& options) {
  table.arguments("files", options.files, "JUnit files of the parts of a run");
  table.required_path("-o,--output", options.output, "FILE", "The JUnit file to write");
  table.begin_group("Completeness");
  table.each(
      "--archive-file", [&options](const std::string& file) { options.archives.push_back(file); },
      "FILE", "Archive, or directory of a tree, whose tests must all be in the files (repeatable)");
  declare_profile_options(table, options.selection);
  table.list("-E,--filterset,--filter-expr", options.selection.filtersets, "EXPRESSION",
             "The tests that were to run, of those archives");
  table.choice("--run-ignored", options.selection.run_ignored, {"default", "only", "all"},
               "Which of them were to run: tests marked #[ignore]", "REUSE_BUILD_RUN_IGNORED");
}

}  // namespace reuse_build
