// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace reuse_build {

// A zstd frame within a file.
struct Frame {
  std::uint64_t offset = 0;           // of its first byte in the file
  std::uint64_t compressed_size = 0;  // bytes in the file
  std::uint64_t size = 0;             // bytes of its content
};

// The largest content of one frame; the table has 32 bits for it.
inline constexpr std::uint64_t largest_frame = std::uint64_t{2} << 30U;

// The seek table of these frames, which lie one behind the other from the start of a file: a
// skippable frame for the file's end ("Zstandard Seekable Format" of zstd's
// contrib/seekable_format, version 0.1.0, without the optional checksums: the frames have their
// own).
std::string seek_table(const std::vector<Frame>& frames);

// The frames as the file's seek table names them; none when the file does not end in one. A table
// whose frames do not fill the file exactly is an error (setup_error): readers that use it and
// readers that do not would see different content.
std::vector<Frame> read_seek_table(int fd, const std::filesystem::path& file);

}  // namespace reuse_build
