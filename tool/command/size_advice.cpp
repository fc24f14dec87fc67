// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/size_advice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/progress.hpp"
#include "tree/archive_summary.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

double compressed(const SizesByKind& sizes, ContentKind kind) {
  return sizes.at(static_cast<std::size_t>(kind)).compressed;
}

std::string rounded_size(double bytes) {
  return human_size(static_cast<unsigned long long>(bytes));
}

bool needs_libstd(const ManifestFile& file) {
  return file.program && file.program->dynamic.needs_libstd();
}

// Rust's shared standard library, when nothing in the archive is linked to it.
double useless_libstd(const Manifest& manifest, const std::vector<FileSizes>& files) {
  if (std::any_of(manifest.files.begin(), manifest.files.end(), needs_libstd)) return 0;
  double bytes = 0;
  for (const FileSizes& file : files) {
    if (file.file->member.path.starts_with(layout::libdirs + "/")) bytes += file.total().compressed;
  }
  return bytes;
}

}  // namespace

std::vector<std::string> size_advice(const ArchiveFile& archive, const Manifest& manifest,
                                     const std::vector<FileSizes>& files) {
  const SizesByKind total = total_sizes(files);
  const double lines = compressed(total, ContentKind::line_tables);
  const double debug = compressed(total, ContentKind::debug);
  const std::vector<std::pair<double, std::string>> savings = {
      {lines + debug, "--strip debug saves at most {} of {}; backtraces keep function names"},
      {debug, "--debuginfo line-tables saves at most {} of {}; backtraces keep files and lines"},
      {useless_libstd(manifest, files), "--without-libstd saves about {} of {}"}};
  std::vector<std::string> advice;
  for (const auto& [bytes, text] : savings) {
    if (bytes < static_cast<double>(archive.size()) / 100) continue;
    advice.push_back(
        fmt::format(fmt::runtime(text), rounded_size(bytes), human_size(archive.size())));
  }
  return advice;
}

void advise_on_size(const std::filesystem::path& file) {
  const ArchiveFile archive(file);
  const auto summary = read_summary(archive);
  if (!summary) return;
  const std::vector<FileSizes> files = content_sizes(archive, summary->manifest);
  const SizesByKind total = total_sizes(files);
  const double debug =
      compressed(total, ContentKind::line_tables) + compressed(total, ContentKind::debug);
  if (debug * 2 < static_cast<double>(archive.size())) return;
  const auto percent = 100 * debug / static_cast<double>(archive.size());
  report_step("Size", fmt::format("debug sections are {:.0f} % of {}: {}", percent,
                                  file.filename().string(),
                                  size_advice(archive, summary->manifest, files).front()));
}

}  // namespace reuse_build
