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
  const auto& [size, sha256, mode] = found->second;
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

std::set<std::string, std::less<>> paths_in(const Manifest& manifest) {
  std::set<std::string, std::less<>> paths = {layout::manifest};
  for (const ManifestFile& file : manifest.files) paths.insert(file.member.path);
  return paths;
}

// What was read and the manifest does not name.
std::string others(const ExtractSummary& read, const Manifest& manifest) {
  const auto known = paths_in(manifest);
  std::string others;
  const auto look_at = [&](const std::string& path) {
    if (!known.contains(path)) others += "\n'" + path + "' is not in the manifest";
  };
  for (const auto& [path, file] : read.files) look_at(path);
  for (const auto& [path, link] : read.links) look_at(path);
  return others;
}

Error nothing_to_compare_with(const ArchiveFile& archive) {
  return Error(ExitCode::setup_error,
               "cannot verify '" + archive.path().string() +
                   "': it has no manifest with SHA-256s, so there is nothing to compare with",
               "verify an archive of `reuse-build archive`, or a tree extracted from one");
}

// The frames of an archive of nextest's have checksums, which were compared as it was read.
bool is_nextests(const ExtractSummary& read) {
  return read.files.contains(layout::binaries_metadata) &&
         read.files.contains(layout::cargo_metadata);
}

}  // namespace

void require_as_in_manifest(const ExtractSummary& read, const Manifest& manifest,
                            const std::function<bool(std::string_view)>& wanted,
                            ReadFrom read_from) {
  if (manifest.files.empty()) return;
  std::string differences;
  for (const ManifestFile& file : manifest.files) {
    if (wanted && !wanted(file.member.path)) continue;
    const std::string what = difference(file, read);
    if (!what.empty()) differences += "\n'" + file.member.path + "' " + what;
  }
  if (read_from == ReadFrom::archive) differences += others(read, manifest);
  if (differences.empty()) return;
  throw Error(ExitCode::setup_error, "the files are not what the manifest says:" + differences,
              read_from == ReadFrom::tree
                  ? "extract it again"
                  : "copy or download the archive again; if that does not help, archive again");
}

VerifiedFiles verify_archive(const ArchiveFile& archive, const ExtractLimits& limits) {
  const Manifest manifest = read_manifest(archive).value_or(Manifest());
  const bool have_digests = !manifest.files.empty();
  if (!have_digests && archive.format() != ArchiveFormat::tar_zst) {
    throw nothing_to_compare_with(archive);
  }
  const bool is_tree = have_digests && archive.format() == ArchiveFormat::directory;
  ProgressBar progress("Verifying", size_of_all(manifest));
  ExtractOptions options;
  const auto named = paths_in(manifest);
  if (is_tree) options.wanted = [&named](std::string_view path) { return named.contains(path); };
  options.limits = limits;
  options.wants_digests = true;
  options.on_progress = [&progress](std::uint64_t bytes) { progress.advance(bytes); };
  if (have_digests) options.ranges = frames_to_read(archive, manifest, {});
  const ExtractSummary read = check_archive(archive, options);
  archive.require_unchanged();
  if (!have_digests && !is_nextests(read)) throw nothing_to_compare_with(archive);
  in_archive(archive, [&] {
    require_as_in_manifest(read, manifest, {}, is_tree ? ReadFrom::tree : ReadFrom::archive);
  });
  return {read.files.size(), have_digests};
}

}  // namespace reuse_build
