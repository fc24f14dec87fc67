// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/seek_table.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "launch/error.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace {

constexpr std::uint32_t skippable_magic = 0x184D2A5E;
constexpr std::uint32_t seekable_magic = 0x8F92EAB1;
constexpr std::size_t head_size = 8;    // magic, size of the rest
constexpr std::size_t footer_size = 9;  // number of frames, descriptor, magic
constexpr std::uint32_t most_frames = 1U << 20U;
constexpr unsigned checksum_flag = 0x80;
constexpr unsigned other_bits = 0x7F;  // nothing yet

void put(std::string& text, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) text += static_cast<char>(value >> shift);
}

std::uint32_t get(std::string_view text, std::size_t at) {
  std::uint32_t value = 0;
  for (unsigned byte = 0; byte < 4; ++byte) {
    value |= std::uint32_t{static_cast<unsigned char>(text.at(at + byte))} << (8 * byte);
  }
  return value;
}

// The file's size, and reads of its end.
class FileEnd {
 public:
  FileEnd(int fd, const std::filesystem::path& file) : fd_(fd), file_(file) {
    struct stat status = {};
    if (::fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
      size_ = static_cast<std::uint64_t>(status.st_size);
    }
  }

  [[nodiscard]] std::uint64_t size() const { return size_; }

  // The last `count` bytes; all when there are fewer.
  [[nodiscard]] std::string last(std::size_t count) const {
    const std::uint64_t size = std::min<std::uint64_t>(count, size_);
    std::string bytes = read_at(fd_, size_ - size, size);
    if (bytes.size() == size) return bytes;
    throw system_error(ExitCode::setup_error, "cannot read '" + file_.string() + "'", EIO);
  }

  [[noreturn]] void refuse(std::string_view why) const {
    throw Error(ExitCode::setup_error,
                fmt::format("cannot read the archive '{}': its seek table {}", file_.string(), why),
                "copy or download it again, and compare its SHA-256 with the original's");
  }

 private:
  int fd_;
  const std::filesystem::path& file_;
  std::uint64_t size_ = 0;
};

}  // namespace

std::string seek_table(const std::vector<Frame>& frames) {
  std::string table;
  put(table, skippable_magic);
  put(table, static_cast<std::uint32_t>(frames.size() * 8 + footer_size));
  for (const Frame& frame : frames) {
    put(table, static_cast<std::uint32_t>(frame.compressed_size));
    put(table, static_cast<std::uint32_t>(frame.size));
  }
  put(table, static_cast<std::uint32_t>(frames.size()));
  table += '\0';
  put(table, seekable_magic);
  return table;
}

std::vector<Frame> read_seek_table(int fd, const std::filesystem::path& file) {
  const FileEnd end(fd, file);
  const std::string footer = end.last(footer_size);
  if (footer.size() < footer_size || get(footer, 5) != seekable_magic) return {};
  const std::uint32_t count = get(footer, 0);
  const auto descriptor = static_cast<unsigned char>(footer[4]);
  const std::size_t entry_size = (descriptor & checksum_flag) != 0 ? 12 : 8;
  if (count > most_frames || (descriptor & other_bits) != 0) return {};
  const std::string table = end.last(head_size + count * entry_size + footer_size);
  // The last bytes of a frame may look like a footer by chance, but not the whole like a table.
  if (table.size() != head_size + count * entry_size + footer_size ||
      get(table, 0) != skippable_magic) {
    return {};
  }
  if (get(table, 4) != table.size() - head_size) end.refuse("has a wrong size");
  std::vector<Frame> frames;
  std::uint64_t offset = 0;
  for (std::size_t at = head_size; at < table.size() - footer_size; at += entry_size) {
    frames.push_back({offset, get(table, at), get(table, at + 4)});
    offset += frames.back().compressed_size;
  }
  if (offset != end.size() - table.size()) end.refuse("does not fit the file");
  return frames;
}

}  // namespace reuse_build
