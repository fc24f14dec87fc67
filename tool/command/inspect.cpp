// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "command/size_advice.hpp"
#include "launch/printable.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "tree/archive_summary.hpp"

namespace reuse_build {

namespace {

constexpr std::array columns = {ContentKind::code, ContentKind::data, ContentKind::line_tables,
                                ContentKind::debug, ContentKind::symbols};

std::string row(const std::string& name, const std::vector<std::string>& cells) {
  std::string text;
  for (const std::string& cell : cells) text += fmt::format("{:>12}", cell);
  return text + "  " + name + "\n";
}

ContentSize all_bytes(const SizesByKind& kinds) {
  ContentSize total;
  for (const ContentSize& size : kinds) total += size;
  return total;
}

std::string size_row(const std::string& name, const SizesByKind& kinds) {
  const ContentSize total = all_bytes(kinds);
  std::vector<std::string> cells;
  cells.reserve(columns.size() + 2);
  for (const ContentKind kind : columns) {
    cells.push_back(human_size(kinds.at(static_cast<std::size_t>(kind)).bytes));
  }
  cells.push_back(human_size(total.bytes));
  cells.push_back(human_size(static_cast<unsigned long long>(total.compressed)));
  return row(name, cells);
}

std::string heading() {
  std::vector<std::string> cells;
  cells.reserve(columns.size() + 2);
  for (const ContentKind kind : columns) cells.emplace_back(name_of(kind));
  cells.insert(cells.end(), {"unpacked", "packed"});
  return row("file", cells);
}

std::string compressed_row(const SizesByKind& total) {
  std::vector<std::string> cells;
  for (const ContentKind kind : columns) {
    const double bytes = total.at(static_cast<std::size_t>(kind)).compressed;
    cells.push_back(human_size(static_cast<unsigned long long>(bytes)));
  }
  return row("of the packed bytes", cells);
}

// A line for every program and library, and for every other file of more than a hundredth of the
// archive, by size; one for all others.
std::string size_table(std::vector<FileSizes> files) {
  const double most_unnamed = all_bytes(total_sizes(files)).compressed / 100;
  std::stable_sort(files.begin(), files.end(), [](const auto& left, const auto& right) {
    return left.total().compressed > right.total().compressed;
  });
  std::string text = heading();
  SizesByKind others{};
  std::size_t other_count = 0;
  for (const FileSizes& file : files) {
    if (file.file->program || file.total().compressed > most_unnamed) {
      text += size_row(file.file->member.path, file.kinds);
      continue;
    }
    ++other_count;
    for (std::size_t kind = 0; kind < others.size(); ++kind) others.at(kind) += file.kinds.at(kind);
  }
  const SizesByKind total = total_sizes(files);
  return text + size_row(counted(other_count, "other file"), others) +
         size_row("all files", total) + compressed_row(total);
}

std::string description(const TestTree& tree, const ArchiveFile& archive) {
  const Manifest& manifest = tree.manifest;
  std::string text = fmt::format(
      "{}: {} in {}, {}\n", archive.path().string(), counted(test_count(tree.suites), "test"),
      counted(tree.suites.size(), "test binary"), human_size(archive.size()));
  text += fmt::format("built for {} by {}\n", manifest.target_triple, manifest.rustc_version);
  if (!manifest.git_commit.empty()) text += "from git commit " + manifest.git_commit + "\n";
  if (manifest.shard) {
    text += fmt::format("shard {} of {}\n", manifest.shard->index, manifest.shard->count);
  }
  return text;
}

Error cannot_inspect(const ArchiveFile& archive) {
  const std::string what = "cannot inspect '" + archive.path().string() + "': ";
  if (archive.format() != ArchiveFormat::tar_zst) {
    return Error(ExitCode::setup_error, what + "it is no .tar.zst archive",
                 "only these can be read in parts; `reuse-build list` and `verify` read all");
  }
  return Error(ExitCode::setup_error, what + "its end does not tell what is in it",
               "cargo-nextest wrote it, or it is cut off: `reuse-build verify` says which");
}

}  // namespace

ExitCode run_inspect(const InspectOptions& options) {
  const ArchiveFile archive(options.archive_file, options.archive_format);
  const auto tree = read_summary(archive);
  if (!tree) throw cannot_inspect(archive);
  const std::vector<FileSizes> files = content_sizes(archive, tree->manifest);
  std::string text = description(*tree, archive) + "\n" + size_table(files) + "\n";
  for (const std::string& advice : size_advice(archive, tree->manifest, files)) {
    text += advice + "\n";
  }
  write_all(STDOUT_FILENO, launch::printable(text), "standard output",
            ExitCode::write_output_error);
  return ExitCode::ok;
}

void declare_options(OptionTable& table, InspectOptions& options) {
  table.argument("ARCHIVE", options.archive_file, "The archive");
  declare_archive_format(table, options.archive_format);
}

}  // namespace reuse_build
