// SPDX-License-Identifier: MIT OR Apache-2.0
// What the driver asks of the file system. Nothing here needs /proc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reuse_build::driver {

// The file's bytes; nothing when it cannot be read, and errno says why.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

// The same where something else may lie: follows no link, and neither reads nor waits for anything
// but a regular file (errno EINVAL).
[[nodiscard]] std::optional<std::string> read_regular_file(const std::string& path);

// A file's bytes as they lie in the page cache, for files of which only a little is looked at.
class MappedFile {
 public:
  // Nothing when there is no such file. Throws Error(setup_error) when it cannot be read.
  static std::optional<MappedFile> open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

[[nodiscard]] bool is_directory(const std::string& path);

// Absolute, without links; nothing when it does not exist, and errno says why.
[[nodiscard]] std::optional<std::string> canonical(const std::string& path);

// What stands before the last '/', "/" for a name right below it and "." for a bare name.
[[nodiscard]] std::string parent_directory(const std::string& path);

// Makes the directory, with its parents, where there is none. False on failure, and errno says why.
bool make_directories(const std::string& path);

// Writes all of it, waiting where it must. False on failure, and errno says why.
bool write_all(int fd, std::string_view bytes);

}  // namespace reuse_build::driver
