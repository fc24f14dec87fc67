// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace reuse_build {

// A new directory of one test, removed with all its content at the end of the test.
class ScratchDirectory {
 public:
  ScratchDirectory() {
    std::string name = std::filesystem::temp_directory_path() / "reuse-build-test.XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot create " + name);
    path_ = std::filesystem::canonical(name);
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;
  ~ScratchDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(std::string_view relative) const {
    return path_ / relative;
  }

  // Writes a file with its parents; returns its path.
  std::filesystem::path write(  // NOLINT(modernize-use-nodiscard): the file is the point
      std::string_view relative, std::string_view bytes) const {
    std::filesystem::path file = path_ / relative;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  // An executable shell script.
  std::filesystem::path write_script(  // NOLINT(modernize-use-nodiscard): the file is the point
      std::string_view relative, std::string_view body) const {
    std::filesystem::path file = write(relative, "#!/bin/sh\n" + std::string(body));
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file;
  }

  [[nodiscard]] std::string read(std::string_view relative) const {
    std::ifstream file(path_ / relative, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + std::string(relative));
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // Everything below it, as paths relative to it; directories end in '/', links in '@'.
  [[nodiscard]] std::set<std::string> entries() const {
    namespace fs = std::filesystem;
    std::set<std::string> result;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path_)) {
      const std::string mark = entry.is_symlink() ? "@" : entry.is_directory() ? "/" : "";
      result.insert(entry.path().lexically_relative(path_).string() + mark);
    }
    return result;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace reuse_build
