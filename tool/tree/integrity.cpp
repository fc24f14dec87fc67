// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/integrity.hpp"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <string>

#include "launch/error.hpp"
#include "report/progress_bar.hpp"
#include "tree/archive_summary.hpp"
#include "tree/in_archive.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

std::string difference(const ManifestFile& expected, const ExtractSummary& read) {
  const auto found = read.files.find(expected.member.path);
  if (found == read.files.end()) return "is missing";
  const auto& [size, sha256] = found->second;
  // In a tree its debug sections may have been put back.
  if (!sha256.empty() && sha256 == expected.sha256_with_debug) return {};
  if (size != expected.member.size) {
    return fmt::format("has {} bytes instead of {}", size, expected.member.size);
  }
  return sha256.empty() || sha256 == expected.member.sha256 ? "" : "has other content";
}

std::uint64_t size_of_all(const Manifest& manifest) {
  std::uint64_t bytes = 0;
  for (const ManifestFile& file : manifest.files) bytes += file.member.size;
  return bytes;
}

}  // namespace

void require_as_in_manifest(const ExtractSummary& read, const Manifest& manifest,
                            const std::function<bool(std::string_view)>& wanted,
                            OtherFiles other_files) {
  if (manifest.files.empty()) return;
  std::set<std::string> known = {layout::manifest};
  std::string differences;
  for (const ManifestFile& file : manifest.files) {
    known.insert(file.member.path);
    if (wanted && !wanted(file.member.path)) continue;
    const std::string what = difference(file, read);
    if (!what.empty()) differences += "\n'" + file.member.path + "' " + what;
  }
  for (const auto& [path, file] : read.files) {
    if (other_files == OtherFiles::allowed || known.contains(path)) continue;
    differences += "\n'" + path + "' is not in the manifest";
  }
  if (differences.empty()) return;
  throw Error(ExitCode::setup_error, "the files are not what the manifest says:" + differences,
              "copy or download the archive again; if that does not help, archive again");
}

VerifiedFiles verify_archive(const ArchiveFile& archive, const ExtractLimits& limits) {
  const std::optional<Manifest> manifest = read_manifest(archive);
  ProgressBar progress("Verifying", manifest ? size_of_all(*manifest) : 0);
  ExtractOptions options;
  options.limits = limits;
  options.wants_digests = true;
  options.on_progress = [&progress](std::uint64_t bytes) { progress.advance(bytes); };
  if (manifest) options.ranges = frames_to_read(archive, *manifest, {});
  const ExtractSummary read = check_archive(archive, options);
  archive.require_unchanged();
  if (manifest) {
    in_archive(archive, [&] {
      require_as_in_manifest(
          read, *manifest, {},
          archive.format() == ArchiveFormat::directory ? OtherFiles::allowed : OtherFiles::refused);
    });
  }
  return {read.files.size(), manifest && !manifest->files.empty()};
}

}  // namespace reuse_build
