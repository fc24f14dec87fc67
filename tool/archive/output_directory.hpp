// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "archive/member_reader.hpp"

namespace reuse_build {

// Places members in a new directory that is ours alone. Files are only ever created, never opened.
// May be used by several threads. Where another member is in the way, Refused is thrown.
class OutputDirectory {
 public:
  explicit OutputDirectory(std::filesystem::path directory) : directory_(std::move(directory)) {}

  // Writes the file that `reader` is at; `see` is given its data as they come.
  void add_file(MemberReader& reader, const MemberHeader& header,
                const MemberReader::Sink& see) const;
  void add_directory(const std::string& path) const;
  // Links are to be made last, so that nothing is written through one; their targets are checked
  // already: the text of a symbolic link, the path of a hard one's file.
  void make_link(const std::string& path, const std::string& target, bool is_hard) const;

 private:
  std::filesystem::path directory_;
};

}  // namespace reuse_build
