// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/tar_zst_container.hpp"

#include <algorithm>

namespace reuse_build {

namespace {
constexpr std::uint64_t least_group_size = std::uint64_t{512} << 20U;
}

TarZstContainer::TarZstContainer(const std::filesystem::path& file, const ZstdOptions& options)
    : LibarchiveContainer(file),
      zstd_(options, [this](std::string_view bytes) { write_to_file(bytes); }) {
  require_success(archive_write_set_format_gnutar(get()));
  open();
}

// Of equal size, so that whoever decompresses them at the same time is done at the same time.
void TarZstContainer::begin_section(Section section, std::uint64_t size) {
  end_small_frame();
  zstd_.end_frame();
  section_ = section;
  group_size_ = size / std::max<std::uint64_t>(1, size / least_group_size);
}

void TarZstContainer::end_small_frame() {
  if (!small_frame_.empty()) zstd_.write_small_frame(small_frame_);
  small_frame_.clear();
}

void TarZstContainer::begin_file(const std::string& path, std::uint64_t size, unsigned mode) {
  if (section_ == Section::contents && zstd_.frame_size() > 0 &&
      (zstd_.frame_size() >= group_size_ || continues_a_file_)) {
    zstd_.end_frame();
  }
  continues_a_file_ = false;
  LibarchiveContainer::begin_file(path, size, mode);
}

void TarZstContainer::take(std::string_view bytes) {
  if (section_ != Section::contents) {
    small_frame_ += bytes;
    return;
  }
  while (!bytes.empty()) {
    const auto room = static_cast<std::size_t>(largest_frame - zstd_.frame_size());
    const std::string_view part = bytes.substr(0, room);
    zstd_.write(part);
    bytes.remove_prefix(part.size());
    if (bytes.empty()) return;
    zstd_.end_frame();
    continues_a_file_ = true;
  }
}

std::string TarZstContainer::commit() {
  begin_section(Section::summary, 0);
  return LibarchiveContainer::commit();
}

void TarZstContainer::end_of_members() {
  end_small_frame();
  zstd_.end_frame();
  write_to_file(seek_table(zstd_.frames()));
}

}  // namespace reuse_build
