// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>

#include "archive/member_reader.hpp"
#include "support/fd.hpp"

namespace reuse_build {

// Reads an archive that is a plain directory: what lies in its `target/`. Links are members as they
// are in other formats, never followed.
class DirectoryReader : public MemberReader {
 public:
  explicit DirectoryReader(std::filesystem::path directory);

  const MemberHeader* next() override;
  void read_data(const Sink& sink) override;
  void finish() override {}

 private:
  void describe(const std::filesystem::path& path);

  std::filesystem::path directory_;
  std::filesystem::recursive_directory_iterator entry_;
  bool started_ = false;
  MemberHeader header_;
};

}  // namespace reuse_build
