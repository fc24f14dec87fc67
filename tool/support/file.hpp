// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "launch/error.hpp"
#include "support/fd.hpp"

namespace reuse_build {

// Opens a file for reading, close-on-exec. Throws with `code`, naming the file and the reason.
Fd open_for_reading(const std::filesystem::path& file, ExitCode code);

// The whole content of a file. Throws with `code` when it cannot be read, or is larger than
// 256 MiB: no file that the tool reads as a whole is, unless somebody means harm.
std::string read_file(const std::filesystem::path& file, ExitCode code);

// Writes all bytes to `fd`; `file` is only named in the error.
void write_all(int fd, std::string_view bytes, const std::filesystem::path& file, ExitCode code);

// Writes a file in place, with its parents made. For files inside a directory that is itself
// renamed into place when complete.
void write_file(const std::filesystem::path& file, std::string_view bytes, ExitCode code);

// Like write_file(), but what is already there stays untouched when the bytes are the same, and is
// otherwise replaced in one step. For files that others may be reading.
void replace_file(const std::filesystem::path& file, std::string_view bytes, ExitCode code);

void make_directories(const std::filesystem::path& directory, ExitCode code);

// With all its content, directories that their owner may not write included.
std::error_code remove_directory(const std::filesystem::path& directory);

// A new file beside its final path, renamed there by commit(); without commit() it is removed.
class StagedFile {
 public:
  StagedFile(std::filesystem::path final_path, ExitCode code);
  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  ~StagedFile();

  void write(std::string_view bytes);
  void commit();

 private:
  std::filesystem::path final_path_;
  std::filesystem::path staged_path_;
  ExitCode code_;
  Fd fd_;
};

// A new directory beside its final path (so that a rename suffices), with mode 0700; removed with
// all its content unless release() was called.
class StagedDirectory {
 public:
  StagedDirectory(const std::filesystem::path& parent, std::string_view prefix, ExitCode code);
  StagedDirectory(const StagedDirectory&) = delete;
  StagedDirectory& operator=(const StagedDirectory&) = delete;
  ~StagedDirectory();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void release() { path_.clear(); }

 private:
  std::filesystem::path path_;
};

}  // namespace reuse_build
