// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/archive_file.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include "archive/directory_reader.hpp"
#include "archive/filter_source.hpp"
#include "archive/tar_reader.hpp"
#include "archive/zip_reader.hpp"
#include "archive/zstd_reader.hpp"
#include "launch/error.hpp"
#include "support/file.hpp"
#include "support/parallel.hpp"

namespace reuse_build {

namespace {

constexpr auto failed = ExitCode::setup_error;

struct stat status_of(int fd, const std::filesystem::path& file) {
  struct stat status = {};
  if (::fstat(fd, &status) == 0) return status;
  throw system_error(failed, "cannot read '" + file.string() + "'", errno);
}

void read_all_of(MemberReader& reader, const std::string& until, const VisitMember& visit) {
  while (const MemberHeader* header = reader.next()) {
    visit(reader, *header);
    if (!until.empty() && header->path == until) return;
  }
  reader.finish();
}

}  // namespace

ArchiveFile::ArchiveFile(std::filesystem::path file, std::string_view format)
    : path_(std::move(file)),
      format_(format_of(format, path_)),
      fd_(open_for_reading(path_, failed)) {
  if (format_ == ArchiveFormat::directory) return;
  const struct stat status = status_of(fd_.get(), path_);
  size_ = static_cast<std::uint64_t>(status.st_size);
  written_ = status.st_mtim;
  if (format_ == ArchiveFormat::tar_zst) frames_ = read_seek_table(fd_.get(), path_);
}

std::unique_ptr<MemberReader> ArchiveFile::read() const {
  switch (format_) {
    case ArchiveFormat::directory:
      return std::make_unique<DirectoryReader>(path_);
    case ArchiveFormat::zip:
      return std::make_unique<ZipReader>(fd_.get(), path_);
    case ArchiveFormat::tar_gz:
    case ArchiveFormat::tar_xz:
      return std::make_unique<TarReader>(std::make_unique<FilterSource>(fd_.get(), path_), path_,
                                         TarEnd::zeros);
    case ArchiveFormat::tar_zst:
      break;
  }
  return std::make_unique<TarReader>(std::make_unique<ZstdReader>(fd_.get(), path_, frames_), path_,
                                     TarEnd::zeros);
}

std::unique_ptr<MemberReader> ArchiveFile::read(const FrameRange& range) const {
  if (range.count == 0 || range.first > frames_.size() ||
      range.count > frames_.size() - range.first) {
    throw Error(failed, "cannot read the archive '" + path_.string() + "': it has no such frames",
                "archive again: the file is damaged or was written by hand");
  }
  const auto begin = frames_.begin() + static_cast<std::ptrdiff_t>(range.first);
  std::vector<Frame> frames(begin, begin + static_cast<std::ptrdiff_t>(range.count));
  const bool is_last = range.first + range.count == frames_.size();
  return std::make_unique<TarReader>(
      std::make_unique<ZstdReader>(fd_.get(), path_, std::move(frames)), path_,
      is_last ? TarEnd::zeros : TarEnd::nothing);
}

// Not by the time of its last change of state: it may be renamed, linked and removed meanwhile.
void ArchiveFile::require_unchanged() const {
  if (format_ == ArchiveFormat::directory) return;
  const struct stat status = status_of(fd_.get(), path_);
  if (static_cast<std::uint64_t>(status.st_size) == size_ &&
      status.st_mtim.tv_sec == written_.tv_sec && status.st_mtim.tv_nsec == written_.tv_nsec) {
    return;
  }
  throw Error(failed, "the archive '" + path_.string() + "' changed while it was read",
              "wait until whoever writes it is done, and try again");
}

void for_each_member(const ArchiveFile& archive, const std::vector<FrameRange>& ranges,
                     const VisitMember& visit) {
  if (ranges.empty()) return read_all_of(*archive.read(), {}, visit);
  in_parallel(ranges.size(), [&](std::size_t index) {
    read_all_of(*archive.read(ranges[index]), ranges[index].until, visit);
  });
}

std::map<std::string, std::string> read_into_memory(const ArchiveFile& archive,
                                                    const FrameRange& range,
                                                    std::uint64_t most_bytes) {
  std::map<std::string, std::string> files;
  std::uint64_t left = most_bytes;
  for_each_member(archive, {range}, [&](MemberReader& reader, const MemberHeader& header) {
    constexpr std::uint64_t most_of_an_entry = 256;  // but its path and data
    const std::uint64_t overhead = header.path.size() + most_of_an_entry;
    const std::uint64_t size = header.kind == MemberHeader::Kind::file ? header.size : 0;
    if (overhead > left || size > left - overhead) {
      throw Error(failed,
                  fmt::format("cannot read the archive '{}': what it says of itself is larger than "
                              "{} bytes",
                              archive.path().string(), most_bytes));
    }
    left -= overhead + size;
    if (header.kind != MemberHeader::Kind::file) return;
    files[header.path] = read_whole(reader, header);
  });
  return files;
}

}  // namespace reuse_build
