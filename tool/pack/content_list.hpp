// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace reuse_build {

// A file that goes into an archive, and the path it has there. Directories are there only when they
// are empty; all others come with what is in them.
struct ContentFile {
  std::string member;
  std::filesystem::path source;
  bool is_directory = false;
  std::vector<std::string> only_for;  // binary ids of the tests that need it; empty: all do
};

// The files of an archive while they are collected. Of several with one member path the first
// stays, as nextest does it, and is then needed by the tests of each.
class ContentList {
 public:
  void add(ContentFile file);
  void add_all(std::vector<ContentFile> files);

  // Whether something is there at this path or below it.
  [[nodiscard]] bool has(const std::string& member) const;
  std::vector<ContentFile> take() { return std::move(files_); }

 private:
  std::vector<ContentFile> files_;
  std::map<std::string, std::size_t> by_member_;
};

}  // namespace reuse_build
