// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/zstd_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "launch/error.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace {

constexpr std::size_t buffer_size = std::size_t{128} * 1024;
constexpr std::string_view frame_magic = "\x28\xb5\x2f\xfd";       // RFC 8878, 3.1.1
constexpr std::string_view skippable_magic_tail = "\x2a\x4d\x18";  // RFC 8878, 3.1.2

constexpr const char* no_fit = "its seek table does not fit its frames";

// Of as many bytes as there are.
bool is_skippable(std::string_view magic) {
  return !magic.empty() && (static_cast<unsigned char>(magic[0]) & 0xF0U) == 0x50U &&
         skippable_magic_tail.starts_with(magic.substr(1));
}

}  // namespace

ZstdReader::ZstdReader(int fd, std::filesystem::path file)
    : ZstdReader(fd, std::move(file), std::vector<Frame>{}) {}

ZstdReader::ZstdReader(int fd, std::filesystem::path file, std::vector<Frame> frames)
    : fd_(fd),
      file_(std::move(file)),
      frames_(std::move(frames)),
      context_(ZSTD_createDCtx()),
      compressed_(buffer_size),
      read_to_(frames_.empty() ? 0 : frames_.front().offset) {
  constexpr int largest_window_log = 31;  // our own limit of --long-window
  ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, largest_window_log);
}

void ZstdReader::damaged(const std::string& why) const {
  throw Error(ExitCode::setup_error, "cannot read the archive '" + file_.string() + "': " + why,
              "copy or download it again, and compare its SHA-256 with the original's");
}

std::uint64_t ZstdReader::position() const {
  return read_to_ - (input_.size - input_.pos);
}

// Not beyond the last of our frames.
std::size_t ZstdReader::most_to_fill() const {
  if (frames_.empty()) return compressed_.size();
  const std::uint64_t end = frames_.back().offset + frames_.back().compressed_size;
  return std::min<std::uint64_t>(compressed_.size(), end - read_to_);
}

bool ZstdReader::fill() {
  // A magic number may begin in the last buffer; what is left of it comes first.
  const std::size_t left = input_.size - input_.pos;
  std::copy_n(compressed_.data() + input_.pos, left, compressed_.data());
  const std::size_t most = std::min(most_to_fill(), compressed_.size() - left);
  if (most == 0) return false;
  const std::size_t count =
      read_some(fd_, read_to_, compressed_.data() + left, most, file_, ExitCode::setup_error);
  read_to_ += count;
  input_ = {compressed_.data(), left + count, 0};
  return count > 0;
}

// Of the skippable frame that begins here: whether the file ends within it.
bool ZstdReader::is_cut_off() const {
  const std::string head = read_at(fd_, position(), 8);  // magic number, size of what follows
  if (head.size() < 8) return true;
  std::uint64_t size = 0;
  for (unsigned byte = 4; byte < 8; ++byte) {
    size |= std::uint64_t{static_cast<unsigned char>(head[byte])} << (8 * (byte - 4));
  }
  return size > 0 && read_at(fd_, position() + 8 + size - 1, 1).empty();
}

void ZstdReader::begin_frame() {
  while (input_.size - input_.pos < frame_magic.size() && fill()) continue;
  const std::string_view magic =
      std::string_view(compressed_.data(), input_.size).substr(input_.pos, frame_magic.size());
  const bool is_whole = magic.size() == frame_magic.size();
  if (is_skippable(magic) && (is_whole || position() > 0)) {
    damaged(is_cut_off() ? "it is truncated" : "it holds a skippable frame that is no seek table");
  }
  if (magic != frame_magic) {
    damaged(position() == 0                  ? "it is not compressed with zstd"
            : frame_magic.starts_with(magic) ? "it is truncated"
                                             : "something else follows its zstd frames");
  }
  frame_start_ = position();
  frame_size_ = 0;
  inside_frame_ = true;
}

void ZstdReader::end_frame() {
  inside_frame_ = false;
  if (frames_.empty()) return;
  const Frame frame = frame_ < frames_.size() ? frames_[frame_] : Frame();
  ++frame_;
  if (frame_start_ != frame.offset || frame_size_ != frame.size ||
      position() != frame.offset + frame.compressed_size) {
    damaged(no_fit);
  }
}

std::size_t ZstdReader::read(char* buffer, std::size_t size) {
  ZSTD_outBuffer output{buffer, size, 0};
  while (output.pos < output.size) {
    const bool at_end = input_.pos == input_.size && !fill();
    if (at_end && !inside_frame_) {
      if (frame_ != frames_.size()) damaged(no_fit);
      break;
    }
    if (!inside_frame_) begin_frame();
    const std::size_t before = output.pos;
    decompress(output);
    if (at_end && inside_frame_ && output.pos == before) damaged("it is truncated");
  }
  return output.pos;
}

void ZstdReader::decompress(ZSTD_outBuffer& output) {
  const std::size_t before = output.pos;
  const std::size_t wanted = ZSTD_decompressStream(context_.get(), &output, &input_);
  if (ZSTD_isError(wanted) != 0) damaged(ZSTD_getErrorName(wanted));
  frame_size_ += output.pos - before;
  if (wanted == 0) end_frame();
}

}  // namespace reuse_build
