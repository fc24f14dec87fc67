// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/planned_file.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <set>

#include "elf/split.hpp"
#include "elf/strip.hpp"
#include "launch/error.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "support/file_digest.hpp"
#include "support/paths.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

// The layout of a file whose debug sections are left out: what stays keeps its order, and what its
// new section table needs counts as symbols.
std::vector<FileRange> without_debug(const std::vector<FileRange>& layout, std::uint64_t size) {
  std::vector<FileRange> kept;
  std::uint64_t offset = 0;
  for (const FileRange& range : layout) {
    if (range.kind == ContentKind::debug || range.kind == ContentKind::line_tables) continue;
    const std::uint64_t part = std::min(range.size, size - offset);
    if (part == 0) continue;
    kept.push_back({offset, part, range.kind});
    offset += part;
  }
  if (offset < size) kept.push_back({offset, size - offset, ContentKind::symbols});
  return kept;
}

void plan_program(PlannedFile& file, const ElfFile& elf, Strip strip) {
  file.program = program_facts(elf);
  if (strip == Strip::none) return;
  if (strip == Strip::split) {
    file.debug_file = debug_file(elf);
    if (!file.debug_file) return;  // nothing to take out, or nothing to find it by again
  }
  file.stripped = without_debug_sections(elf);
  if (!file.stripped) return;
  file.size = total_size(*file.stripped);
  file.program->layout = without_debug(file.program->layout, file.size);
}

// The members that rustc made: what a build script or a user put there is nobody's to change.
std::set<std::string> made_by_rustc(const RustBuild& build) {
  std::set<std::string> members;
  for (const TestBinary& binary : build.binaries) {
    if (const auto below = path_below(binary.path, build.build_directory)) {
      members.insert(join_path("target", *below));
    }
  }
  for (const auto& [package, files] : build.non_test_binaries) {
    for (const NonTestBinary& file : files) members.insert(join_path("target", file.path));
  }
  return members;
}

std::string digest_of(const std::filesystem::path& file) {
  return sha256_of_file(open_for_reading(file, failed).get(), file, failed);
}

bool have_same_content(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::error_code ignored;
  return std::filesystem::equivalent(one, other, ignored) || digest_of(one) == digest_of(other);
}

// Whose build-ids they are. A debug file is found by it alone, so it serves one program, or equal
// ones; linkers can be told to give others the same.
class BuildIds {
 public:
  // The member with this one's build-id and another content, if one was asked about before.
  std::optional<std::string> other_with_id_of(const PlannedFile& file) {
    const auto [first, is_new] = first_.try_emplace(file.program->build_id, file.content);
    const ContentFile& known = first->second;
    if (is_new || have_same_content(known.source, file.content.source)) return std::nullopt;
    return known.member;
  }

 private:
  std::map<std::string, ContentFile> first_;
};

bool is_standard_library(const std::string& member) {
  return path_below(member, layout::libdirs).has_value();
}

}  // namespace

PlannedFile plan_file(const ContentFile& content, Strip strip, bool may_strip) {
  PlannedFile file;
  file.content = content;
  if (content.is_directory) return file;
  const Fd fd = open_for_reading(content.source, failed);
  struct stat status = {};
  if (::fstat(fd.get(), &status) != 0) {
    throw system_error(failed, "cannot read '" + content.source.string() + "'", errno);
  }
  file.size = static_cast<std::uint64_t>(status.st_size);
  file.mode = status.st_mode & 0777U;
  if (const auto elf = ElfFile::open(fd.get(), content.source)) {
    plan_program(file, *elf, may_strip ? strip : Strip::none);
  }
  return file;
}

std::vector<PlannedFile> plan_files(const std::vector<ContentFile>& contents,
                                    const RustBuild& build, Strip strip) {
  const std::set<std::string> made = made_by_rustc(build);
  BuildIds ids;
  std::vector<PlannedFile> files;
  for (const ContentFile& content : contents) {
    const bool may_strip = made.contains(content.member) || is_standard_library(content.member);
    PlannedFile& file = files.emplace_back(plan_file(content, strip, may_strip));
    const auto other = file.debug_file ? ids.other_with_id_of(file) : std::nullopt;
    if (!other) continue;
    report_warning("'" + content.member + "' keeps its debug sections: it has the build-id of '" +
                   *other + "'");
    file = plan_file(content, strip, false);
  }
  std::sort(files.begin(), files.end(), [](const PlannedFile& left, const PlannedFile& right) {
    return std::tie(left.size, left.content.member) < std::tie(right.size, right.content.member);
  });
  return files;
}

void leave_out_libstd(std::vector<PlannedFile>& files) {
  const auto needs_it = [](const PlannedFile& file) {
    return file.program && file.program->dynamic.needs_libstd();
  };
  const auto user = std::find_if(files.begin(), files.end(), needs_it);
  if (user != files.end()) {
    report_warning("Rust's shared standard library stays in the archive: '" + user->content.member +
                   "' needs it");
    return;
  }
  std::erase_if(files,
                [](const PlannedFile& file) { return is_standard_library(file.content.member); });
}

std::string add_planned_file(ArchiveWriter& writer, const PlannedFile& file) {
  const ContentFile& content = file.content;
  if (content.is_directory) {
    writer.add_directory(content.member);
    return {};
  }
  if (!file.stripped) {
    writer.add_file(content.member, content.source);
    return {};
  }
  const Fd fd = open_for_reading(content.source, failed);
  writer.add_produced(content.member, file.size, file.mode, [&](const ArchiveWriter::Sink& sink) {
    for_each_block(*file.stripped, fd.get(), content.source, failed, sink);
  });
  return file.debug_file ? sha256_of_file(fd.get(), content.source, failed) : std::string();
}

void add_debug_file(ArchiveWriter& writer, const PlannedFile& file) {
  const std::string path = debug_file_path(file.program->build_id).value();
  const Fd fd = open_for_reading(file.content.source, failed);
  writer.add_produced(layout::debug_directory + "/" + path, total_size(*file.debug_file), 0644,
                      [&](const ArchiveWriter::Sink& sink) {
                        for_each_block(*file.debug_file, fd.get(), file.content.source, failed,
                                       sink);
                      });
}

}  // namespace reuse_build
