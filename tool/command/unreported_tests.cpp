// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/unreported_tests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "command/test_choice.hpp"
#include "launch/printable.hpp"
#include "report/progress.hpp"
#include "tree/archive_summary.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_shown = 5;

TestTree read_tests(const std::string& archive) {
  if (fs::is_regular_file(fs::path(archive) / layout::manifest)) return load_test_tree(archive);
  if (auto summary = read_summary(ArchiveFile(archive, "auto"))) return std::move(*summary);
  throw Error(ExitCode::setup_error, "cannot read the tests of '" + archive + "': it has no list",
              "extract it with `reuse-build extract`, and give the directory");
}

std::string source_name(const std::string& archive, const Manifest& manifest) {
  if (!manifest.shard) return "'" + archive + "'";
  return fmt::format("shard {} of {} '{}'", manifest.shard->index, manifest.shard->count, archive);
}

// Only where all of a shard's binaries are missing: one without tests is in no report.
void warn_of_other_shards(const Shard& shard, const JunitMerge& merge) {
  std::map<std::size_t, bool> reported;
  for (const auto& [binary_id, indices] : shard.binaries) {
    for (const std::size_t index : indices) reported[index] |= merge.has_suite(binary_id);
  }
  for (const auto& [index, any] : reported) {
    if (any || index == shard.index) continue;
    report_warning(fmt::format("no file has results of shard {} of {}", index, shard.count));
  }
}

std::string described(const UnreportedTests& tests) {
  std::string text = fmt::format("{}: {} of {} have no result:", tests.source, tests.missing.size(),
                                 counted(tests.count, "test"));
  const std::size_t shown = std::min(tests.missing.size(), most_shown);
  for (std::size_t index = 0; index < shown; ++index) {
    text += "\n  " + launch::printable(tests.missing[index]);
  }
  if (shown < tests.missing.size()) {
    text += fmt::format("\n  and {} more", tests.missing.size() - shown);
  }
  return text;
}

}  // namespace

UnreportedTests find_unreported(const std::string& archive, const SelectionOptions& selection,
                                const JunitMerge& merge) {
  TestTree tree = read_tests(archive);
  require_all_listed(tree.suites);
  choose_by(selection)(tree.workspace, tree.suites);
  UnreportedTests result{source_name(archive, tree.manifest), 0, {}};
  for (const TestSuite& suite : tree.suites) {
    const std::string& binary_id = suite.binary.binary_id;
    for (const launch::TestName& test : suite.tests_to_run()) {
      if (!is_selected(test, selection.run_ignored)) continue;
      ++result.count;
      if (!merge.has(binary_id, test.name)) result.missing.push_back(binary_id + " " + test.name);
    }
  }
  if (tree.manifest.shard) warn_of_other_shards(*tree.manifest.shard, merge);
  return result;
}

void require_all_reported(const std::vector<UnreportedTests>& archives) {
  std::string details;
  for (const UnreportedTests& tests : archives) {
    if (!tests.missing.empty()) details += "\n" + described(tests);
  }
  if (details.empty()) return;
  throw Error(ExitCode::test_run_failed, "tests are missing in the files" + details,
              "give the JUnit files of all parts; a part that was killed has left results: "
              "`reuse-build junit convert`");
}

}  // namespace reuse_build
