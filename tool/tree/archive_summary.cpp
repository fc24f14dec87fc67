// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/archive_summary.hpp"

#include <map>
#include <set>
#include <utility>

#include "build/binaries_metadata.hpp"
#include "launch/error.hpp"
#include "tree/in_archive.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

constexpr std::uint64_t most_bytes = std::uint64_t{256} << 20U;
// The metadata's, the summary's, that of the end (archive/tar_zst_container.hpp).
constexpr std::size_t least_frames = 3;

using Files = std::map<std::string, std::string>;

ReadTreeFile read_from(const Files& files) {
  return [&files](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    return found != files.end() ? std::optional(found->second) : std::nullopt;
  };
}

// Reads members until all that are wanted came by.
Files find_files(const ArchiveFile& archive, const std::set<std::string>& wanted) {
  const auto reader = archive.read();
  Files files;
  while (files.size() < wanted.size()) {
    const MemberHeader* header = reader->next();
    if (header == nullptr) break;
    if (header->kind != MemberHeader::Kind::file || !wanted.contains(header->path)) continue;
    if (header->size > most_bytes) {
      throw Error(ExitCode::setup_error, "'" + header->path + "' is larger than 256 MiB");
    }
    files.emplace(header->path, read_whole(*reader, *header));
  }
  return files;
}

TestTree metadata_of(const ReadTreeFile& read) {
  TestTree tree;
  tree.workspace =
      parse_cargo_metadata(read_required(read, layout::cargo_metadata), layout::cargo_metadata);
  tree.build = parse_binaries_metadata(read_required(read, layout::binaries_metadata),
                                       layout::binaries_metadata);
  tree.manifest.host_triple = tree.build.host.triple;
  tree.manifest.target_triple = tree.build.target_platform().triple;
  tree.suites = make_suites(tree.build, tree.workspace, Placement::in_tree, {});
  for (TestSuite& suite : tree.suites) suite.record.binary_id.clear();
  return tree;
}

// Of each group of frames, by its first one, the last wanted file; empty when it has none.
using LastFiles = std::map<std::size_t, std::string>;

LastFiles last_wanted_files(const Manifest& manifest, std::size_t summary,
                            const std::function<bool(const ManifestFile&)>& wanted) {
  LastFiles groups = {{0, {}}, {summary, {}}};
  for (const ManifestFile& file : manifest.files) {
    if (file.member.frame > summary) continue;
    std::string& until = groups[file.member.frame];
    if (wanted && wanted(file)) until = file.member.path;
  }
  return groups;
}

}  // namespace

std::optional<TestTree> read_summary(const ArchiveFile& archive) {
  const std::size_t count = archive.frames().size();
  if (count < least_frames) return std::nullopt;
  Files files = read_into_memory(archive, {count - 2, 2}, most_bytes);
  if (!files.contains(layout::manifest)) return std::nullopt;
  files.merge(read_into_memory(archive, {0, 1}, most_bytes));
  return in_archive(archive, [&files] { return load_test_tree(read_from(files)); });
}

TestTree read_metadata(const ArchiveFile& archive) {
  const Files files = find_files(archive, {layout::binaries_metadata, layout::cargo_metadata});
  return in_archive(archive, [&files] { return metadata_of(read_from(files)); });
}

std::optional<Manifest> read_manifest(const ArchiveFile& archive) {
  if (auto summary = read_summary(archive)) return std::move(summary->manifest);
  const Files files = find_files(archive, {layout::manifest});
  if (files.empty()) return std::nullopt;
  return in_archive(archive, [&files] { return parse_manifest(files.begin()->second); });
}

std::vector<FrameRange> frames_to_read(const ArchiveFile& archive, const Manifest& manifest,
                                       const std::function<bool(const ManifestFile&)>& wanted) {
  const std::size_t count = archive.frames().size();
  if (count < least_frames) return {};
  const LastFiles groups = last_wanted_files(manifest, count - 2, wanted);
  std::vector<FrameRange> ranges;
  for (auto group = groups.begin(); group != groups.end(); ++group) {
    const auto next = std::next(group);
    const std::size_t end = next == groups.end() ? count : next->first;
    const bool is_whole = !wanted || group->first == 0 || end == count;
    if (!is_whole && group->second.empty()) continue;
    ranges.push_back({group->first, end - group->first, is_whole ? "" : group->second});
  }
  return ranges;
}

}  // namespace reuse_build
