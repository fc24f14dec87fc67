// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/zstd_writer.hpp"

#include <string>

#include "launch/error.hpp"
#include "support/interrupt.hpp"

namespace reuse_build {

namespace {

constexpr std::size_t buffer_size = std::size_t{256} * 1024;

std::size_t checked(std::size_t result) {
  if (ZSTD_isError(result) == 0) return result;
  throw Error(ExitCode::archive_creation_failed,
              std::string("cannot compress the archive: ") + ZSTD_getErrorName(result));
}

}  // namespace

ZstdWriter::ZstdWriter(const ZstdOptions& options, Sink sink)
    : options_(options), context_(ZSTD_createCCtx()), sink_(std::move(sink)), buffer_(buffer_size) {
  use_large_window();
}

void ZstdWriter::set(ZSTD_cParameter parameter, int value) {
  checked(ZSTD_CCtx_setParameter(context_.get(), parameter, value));
}

void ZstdWriter::use_large_window() {
  checked(ZSTD_CCtx_reset(context_.get(), ZSTD_reset_session_and_parameters));
  set(ZSTD_c_compressionLevel, options_.level);
  set(ZSTD_c_checksumFlag, 1);
  set(ZSTD_c_enableLongDistanceMatching, 1);
  set(ZSTD_c_windowLog, options_.window_log);
  set(ZSTD_c_nbWorkers, options_.worker_count);
}

std::size_t ZstdWriter::compress(std::string_view& bytes, ZSTD_EndDirective directive) {
  throw_if_interrupted();
  in_frame_ = true;
  ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
  ZSTD_outBuffer output{buffer_.data(), buffer_.size(), 0};
  const std::size_t left =
      checked(ZSTD_compressStream2(context_.get(), &output, &input, directive));
  bytes.remove_prefix(input.pos);
  current_.size += input.pos;
  current_.compressed_size += output.pos;
  sink_({buffer_.data(), output.pos});
  return left;
}

void ZstdWriter::write(std::string_view bytes) {
  while (!bytes.empty()) compress(bytes, ZSTD_e_continue);
}

void ZstdWriter::end_frame() {
  if (!in_frame_) return;
  std::string_view nothing;
  while (compress(nothing, ZSTD_e_end) != 0) continue;
  frames_.push_back(current_);
  current_ = {current_.offset + current_.compressed_size, 0, 0};
  in_frame_ = false;
}

void ZstdWriter::write_small_frame(std::string_view bytes) {
  end_frame();
  checked(ZSTD_CCtx_reset(context_.get(), ZSTD_reset_session_and_parameters));
  set(ZSTD_c_compressionLevel, options_.level);
  set(ZSTD_c_checksumFlag, 1);
  checked(ZSTD_CCtx_setPledgedSrcSize(context_.get(), bytes.size()));
  while (!bytes.empty()) compress(bytes, ZSTD_e_continue);
  in_frame_ = true;
  end_frame();
  use_large_window();
}

}  // namespace reuse_build
