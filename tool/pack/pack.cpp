// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/pack.hpp"

#include <algorithm>
#include <map>

#include "archive/archive_name.hpp"
#include "build/binaries_metadata.hpp"
#include "report/progress.hpp"
#include "report/progress_bar.hpp"
#include "support/file.hpp"
#include "tree/ctest_files.hpp"
#include "tree/launch_files.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

std::uint64_t total_bytes(const std::vector<PlannedFile>& files) {
  std::uint64_t bytes = 0;
  for (const PlannedFile& file : files) bytes += file.size;
  return bytes;
}

// What is not there is no error.
void remove_file(const fs::path& file) {
  std::error_code error;
  fs::remove(file, error);
  if (error) throw system_error(failed, "cannot remove '" + file.string() + "'", error.value());
}

// Completes an archive, and what is beside it. Whatever interrupts this, no digest of another
// archive lies there.
void commit_with_digest(ArchiveWriter& writer, const fs::path& file) {
  remove_file(digest_file_of(file));
  const std::string sha256 = writer.commit();
  if (sha256.empty()) return;
  replace_file(digest_file_of(file), sha256 + "  " + file.filename().string() + "\n", failed);
}

class Packing {
 public:
  explicit Packing(const PackRequest& request)
      : request_(request),
        files_(request.files),
        writer_(request.file, request.zstd, request.format),
        progress_("Archiving", total_bytes(request.files)) {
    writer_.set_progress([this](std::uint64_t bytes) { progress_.advance(bytes); });
  }

  PackResult run() {
    add_metadata();
    add_contents();
    add_summary();
    commit_with_digest(writer_, request_.file);
    PackResult result;
    result.file_count = writer_.members().size();
    for (const Member& member : writer_.members()) result.unpacked_size += member.size;
    return result;
  }

 private:
  void add_metadata() {
    writer_.add_bytes(layout::binaries_metadata, archived_binaries_metadata(request_.build));
    writer_.add_bytes(layout::cargo_metadata, request_.cargo_metadata);
  }

  void add_contents() {
    writer_.begin_section(Section::contents, total_bytes(files_));
    for (const PlannedFile& file : files_) {
      report_detail("Packing", file.content.member);
      progress_.label(file.content.member);
      const std::string original = add_planned_file(writer_, file);
      if (!original.empty()) originals_[file.content.member] = original;
      planned_[file.content.member] = &file;
    }
  }

  void add_summary() {
    writer_.begin_section(Section::summary);
    const WriteTreeFile write = [this](const std::string& path, const std::string& bytes) {
      writer_.add_bytes(path, bytes);
    };
    write_launch_files(request_.suites, write);
    write_ctest_files(request_.suites, references_inside_tree(request_.driver.triple),
                      layout::ctest_directory, "default", write);
    const std::string manifest = manifest_text(with_files(), request_.suites);
    require_readable(manifest);
    write(layout::manifest, manifest);
  }

  // Nothing is written that the tool itself would refuse.
  static void require_readable(const std::string& manifest) {
    try {
      parse_manifest(manifest);
    } catch (const Error& error) {
      throw Error(failed, "cannot write an archive that could be read: " + error.message(),
                  "leave files out with --archive-exclude, or deal the tests with --shards");
    }
  }

  [[nodiscard]] Manifest with_files() const {
    Manifest manifest = request_.manifest;
    for (const Member& member : writer_.members()) {
      ManifestFile file{member};
      const auto planned = planned_.find(member.path);
      if (planned != planned_.end()) describe(file, *planned->second);
      manifest.files.push_back(std::move(file));
    }
    return manifest;
  }

  void describe(ManifestFile& file, const PlannedFile& planned) const {
    file.program = planned.program;
    const auto original = originals_.find(file.member.path);
    if (original != originals_.end()) file.sha256_with_debug = original->second;
    const auto& only_for = planned.content.only_for;
    for (std::size_t index = 0; index < request_.suites.size(); ++index) {
      const std::string& id = request_.suites[index].binary.binary_id;
      if (std::find(only_for.begin(), only_for.end(), id) != only_for.end()) {
        file.only_for.push_back(index);
      }
    }
  }

  const PackRequest& request_;
  const std::vector<PlannedFile>& files_;
  ArchiveWriter writer_;
  ProgressBar progress_;
  std::map<std::string, const PlannedFile*> planned_;
  std::map<std::string, std::string> originals_;  // SHA-256 of those that are packed otherwise
};

bool has_debug_file(const PlannedFile& file) {
  return file.debug_file.has_value();
}

// One of an earlier build does not belong to this archive.
void remove_debug_archive(const PackRequest& request) {
  if (request.format == ArchiveFormat::directory) return;
  remove_file(digest_file_of(debug_archive_of(request.file)));
  remove_file(debug_archive_of(request.file));
}

void pack_debug_files(const PackRequest& request) {
  if (std::none_of(request.files.begin(), request.files.end(), has_debug_file)) {
    return remove_debug_archive(request);
  }
  const fs::path archive = debug_archive_of(request.file);
  ArchiveWriter writer(archive, request.zstd, request.format);
  writer.begin_section(Section::contents, total_bytes(request.files));
  for (const PlannedFile& file : request.files) {
    if (has_debug_file(file)) add_debug_file(writer, file);
  }
  commit_with_digest(writer, archive);
}

}  // namespace

PackResult pack(const PackRequest& request) {
  pack_debug_files(request);
  return Packing(request).run();
}

}  // namespace reuse_build
