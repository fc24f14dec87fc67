// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/zstd_stream.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "launch/error.hpp"
#include "support/file.hpp"
#include "support/interrupt.hpp"

namespace reuse_build {

namespace {

constexpr std::size_t buffer_size = std::size_t{256} * 1024;
constexpr std::string_view frame_magic = "\x28\xb5\x2f\xfd";  // RFC 8878, 3.1.1

std::size_t checked_compression(std::size_t result) {
  if (ZSTD_isError(result) == 0) return result;
  throw Error(ExitCode::archive_creation_failed,
              std::string("cannot compress the archive: ") + ZSTD_getErrorName(result));
}

Error damaged(const std::filesystem::path& file, const std::string& why) {
  return Error(ExitCode::setup_error, "cannot read the archive '" + file.string() + "': " + why,
               "copy or download it again, and compare its SHA-256 with the original's");
}

}  // namespace

ZstdWriter::ZstdWriter(const ZstdOptions& options, Sink sink)
    : context_(ZSTD_createCCtx()), sink_(std::move(sink)), buffer_(buffer_size) {
  const auto set = [this](ZSTD_cParameter parameter, int value) {
    checked_compression(ZSTD_CCtx_setParameter(context_.get(), parameter, value));
  };
  set(ZSTD_c_compressionLevel, options.level);
  set(ZSTD_c_checksumFlag, 1);
  set(ZSTD_c_enableLongDistanceMatching, 1);
  set(ZSTD_c_windowLog, options.window_log);
  set(ZSTD_c_nbWorkers, options.worker_count);
}

std::size_t ZstdWriter::compress(std::string_view& bytes, ZSTD_EndDirective directive) {
  throw_if_interrupted();
  ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
  ZSTD_outBuffer output{buffer_.data(), buffer_.size(), 0};
  const std::size_t left =
      checked_compression(ZSTD_compressStream2(context_.get(), &output, &input, directive));
  bytes.remove_prefix(input.pos);
  sink_({buffer_.data(), output.pos});
  return left;
}

void ZstdWriter::write(std::string_view bytes) {
  while (!bytes.empty()) compress(bytes, ZSTD_e_continue);
}

void ZstdWriter::finish() {
  std::string_view nothing;
  while (compress(nothing, ZSTD_e_end) != 0) continue;
}

ZstdReader::ZstdReader(const std::filesystem::path& file, Sha256* digest)
    : file_(file),
      digest_(digest),
      fd_(open_for_reading(file, ExitCode::setup_error)),
      context_(ZSTD_createDCtx()),
      compressed_(buffer_size),
      decompressed_(buffer_size) {
  if (!fill()) throw damaged(file_, "it is empty");
  check_magic();
}

void ZstdReader::check_magic() {
  const std::string_view start(compressed_.data(), std::min(input_.size, frame_magic.size()));
  if (start == frame_magic) return;
  throw Error(ExitCode::setup_error,
              "cannot read the archive '" + file_.string() + "': it is not compressed with zstd",
              "an archive is a .tar.zst file, as `reuse-build archive` or `cargo nextest archive` "
              "writes it");
}

bool ZstdReader::fill() {
  throw_if_interrupted();
  const ssize_t count = ::read(fd_.get(), compressed_.data(), compressed_.size());
  if (count < 0 && errno == EINTR) return fill();
  if (count < 0) {
    throw system_error(ExitCode::setup_error, "cannot read '" + file_.string() + "'", errno,
                       "check that it is a file and that the disk is sound");
  }
  input_ = {compressed_.data(), static_cast<std::size_t>(count), 0};
  if (digest_ != nullptr) digest_->update({compressed_.data(), input_.size});
  return count > 0;
}

std::string_view ZstdReader::read() {
  for (;;) {
    ZSTD_outBuffer output{decompressed_.data(), decompressed_.size(), 0};
    const bool at_end = input_.pos == input_.size && !fill();
    if (at_end && !inside_frame_) return {};
    const std::size_t wanted = ZSTD_decompressStream(context_.get(), &output, &input_);
    if (ZSTD_isError(wanted) != 0) throw damaged(file_, ZSTD_getErrorName(wanted));
    inside_frame_ = wanted != 0;
    if (output.pos > 0) return {decompressed_.data(), output.pos};
    if (at_end && inside_frame_) throw damaged(file_, "it is truncated");
  }
}

}  // namespace reuse_build
