// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "launch/error.hpp"
#include "support/file.hpp"
#include "support/read_at.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

// Gives the first `size` bytes of a file to `sink`.
void copy(int fd, std::uint64_t size, const std::filesystem::path& source,
          const ArchiveWriter::Sink& sink) {
  std::vector<char> buffer(std::size_t{128} * 1024);
  for (std::uint64_t offset = 0; offset < size;) {
    const std::size_t most = std::min<std::uint64_t>(size - offset, buffer.size());
    const std::size_t count = read_some(fd, offset, buffer.data(), most, source, failed);
    if (count == 0) {
      throw Error(failed, "cannot read '" + source.string() + "': it shrank while it was read",
                  "nothing else may build in the target directory meanwhile");
    }
    sink({buffer.data(), count});
    offset += count;
  }
}

}  // namespace

ArchiveWriter::ArchiveWriter(const std::filesystem::path& file, const ZstdOptions& zstd,
                             ArchiveFormat format)
    : container_(make_container(format, file, zstd)) {}

void ArchiveWriter::begin_section(Section section, std::uint64_t size) {
  container_->begin_section(section, size);
}

void ArchiveWriter::set_progress(std::function<void(std::uint64_t)> on_progress) {
  on_progress_ = std::move(on_progress);
}

void ArchiveWriter::add_directory(const std::string& path) {
  if (paths_.insert(path).second) container_->add_directory(path);
}

void ArchiveWriter::add_produced(const std::string& path, std::uint64_t size, unsigned mode,
                                 const std::function<void(const Sink&)>& produce) {
  if (!paths_.insert(path).second) return;
  container_->begin_file(path, size, mode);
  const std::size_t frame = container_->frame();
  Sha256 digest;
  produce([&](std::string_view bytes) {
    digest.update(bytes);
    container_->write(bytes);
    if (on_progress_) on_progress_(bytes.size());
  });
  container_->end_file();
  members_.push_back({path, size, mode, digest.hex_digest(), frame});
}

void ArchiveWriter::add_bytes(const std::string& path, std::string_view bytes, unsigned mode) {
  add_produced(path, bytes.size(), mode, [bytes](const Sink& sink) { sink(bytes); });
}

void ArchiveWriter::add_file(const std::string& path, const std::filesystem::path& source) {
  const Fd fd = open_for_reading(source, failed);
  struct stat status = {};
  if (::fstat(fd.get(), &status) != 0) {
    throw system_error(failed, "cannot read '" + source.string() + "'", errno);
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  add_produced(path, size, status.st_mode & 0777U,
               [&](const Sink& sink) { copy(fd.get(), size, source, sink); });
}

std::string ArchiveWriter::commit() {
  return container_->commit();
}

}  // namespace reuse_build
