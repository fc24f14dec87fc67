// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

namespace reuse_build {

// A user's directory that a test tree is extracted to. The tree is made aside, within it, and put
// in place in one step, even if two hundred do the same at a time. What extractions that were
// killed left there is removed; a directory that is new and stays empty goes again.
class ExtractionDirectory {
 public:
  // Throws (setup_error) when there is a tree already and `overwrite` does not say to replace it;
  // when what is there is no extracted tree, but somebody's target directory; and when the
  // directory has test files of another project.
  ExtractionDirectory(const std::filesystem::path& directory, bool overwrite);
  ExtractionDirectory(const ExtractionDirectory&) = delete;
  ExtractionDirectory& operator=(const ExtractionDirectory&) = delete;
  ~ExtractionDirectory();

  // Where the tree is to be made.
  [[nodiscard]] const std::filesystem::path& staged() const;

  // Puts it in place. Asks again what the constructor asked: somebody may have been faster.
  void commit();

 private:
  class Stage;

  std::filesystem::path directory_;
  bool overwrite_;
  bool is_new_;
  std::unique_ptr<Stage> stage_;
};

}  // namespace reuse_build
