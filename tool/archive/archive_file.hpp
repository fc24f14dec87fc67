// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/format.hpp"
#include "archive/member_reader.hpp"
#include "archive/seek_table.hpp"
#include "support/fd.hpp"

namespace reuse_build {

// Frames that follow each other, by their index; the first begins with a member.
struct FrameRange {
  std::size_t first = 0;
  std::size_t count = 0;
  // The last member that somebody wants: what follows it is not read, nor is the checksum at the
  // frame's end, so the wanted members need digests of their own. Empty: all is read.
  std::string until = {};
};

// An archive that is open for reading. Whatever happens to its name meanwhile, all of it is read
// from the same file. Errors (setup_error) name it.
class ArchiveFile {
 public:
  // `format` is a value of --archive-format.
  explicit ArchiveFile(std::filesystem::path file, std::string_view format = "auto");

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] ArchiveFormat format() const { return format_; }
  [[nodiscard]] int fd() const { return fd_.get(); }
  // Bytes; 0 for a directory.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // By its seek table; empty when it has none.
  [[nodiscard]] const std::vector<Frame>& frames() const { return frames_; }

  // All members, or those of some frames. Several readers may be in use at a time.
  [[nodiscard]] std::unique_ptr<MemberReader> read() const;
  [[nodiscard]] std::unique_ptr<MemberReader> read(const FrameRange& range) const;

  // Throws when somebody wrote to the file since it was opened.
  void require_unchanged() const;

 private:
  std::filesystem::path path_;
  ArchiveFormat format_;
  Fd fd_;
  std::uint64_t size_ = 0;
  std::timespec written_{};  // when it was written to last
  std::vector<Frame> frames_;
};

// Calls `visit` for every member of these ranges, or of the whole archive when there are none. The
// ranges are read at the same time by several threads, so `visit` is called by all of them.
using VisitMember = std::function<void(MemberReader& reader, const MemberHeader& header)>;
void for_each_member(const ArchiveFile& archive, const std::vector<FrameRange>& ranges,
                     const VisitMember& visit);

// The files of some frames in memory, by path: for what is small. Throws when they and the headers
// of all members there take more than `most_bytes` together.
std::map<std::string, std::string> read_into_memory(const ArchiveFile& archive,
                                                    const FrameRange& range,
                                                    std::uint64_t most_bytes);

}  // namespace reuse_build
