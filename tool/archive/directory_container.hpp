// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "archive/container.hpp"
#include "support/fd.hpp"
#include "support/file.hpp"

namespace reuse_build {

// A plain directory with the members in it, made aside and then put at its final path, where
// nothing may be yet.
class DirectoryContainer : public Container {
 public:
  explicit DirectoryContainer(const std::filesystem::path& directory);

  void begin_file(const std::string& path, std::uint64_t size, unsigned mode) override;
  void write(std::string_view bytes) override;
  void end_file() override;
  void add_directory(const std::string& path) override;
  std::string commit() override;

 private:
  std::filesystem::path final_path_;
  StagedDirectory staged_;
  std::filesystem::path file_;
  Fd fd_;
};

}  // namespace reuse_build
