// SPDX-License-Identifier: MIT OR Apache-2.0
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "command/test_choice.hpp"
#include "command/test_source.hpp"
#include "launch/printable.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace {

bool wants_human_format(const std::string& format) {
  if (format == "auto") return ::isatty(STDOUT_FILENO) == 1;
  return format == "human";
}

// As cargo-nextest prints them: the id once and the names below it, for people, or both on every
// line, as they are; by the bytes of the names (the names file is sorted by their encoded form).
std::string suite_text(const TestSuite& suite, bool human, const std::string& run_ignored) {
  std::vector<launch::TestName> tests = suite.tests_to_run();
  std::sort(tests.begin(), tests.end(),
            [](const auto& left, const auto& right) { return left.name < right.name; });
  std::string text;
  for (const launch::TestName& test : tests) {
    if (!is_selected(test, run_ignored)) continue;
    if (human && text.empty()) text = launch::printable(suite.binary.binary_id) + ":\n";
    text += human ? "    " + launch::printable(test.name) + "\n"
                  : suite.binary.binary_id + " " + test.name + "\n";
  }
  return text;
}

}  // namespace

ExitCode run_list(const ListOptions& options) {
  check(options.source);
  const bool human = wants_human_format(options.message_format);
  std::string text;
  for (const TestSuite& suite : list_suites(options.source)) {
    text += suite_text(suite, human, options.source.selection.run_ignored);
  }
  write_all(STDOUT_FILENO, text, "standard output", ExitCode::write_output_error);
  return ExitCode::ok;
}

void declare_options(OptionTable& table, ListOptions& options) {
  declare_test_source(table, options.source);
  table.begin_group("Output");
  table.choice("--message-format", options.message_format, {"auto", "human", "oneline"},
               "auto, human, or oneline (`<binary id> <test>`)");
}

}  // namespace reuse_build
