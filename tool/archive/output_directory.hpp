// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "archive/member_reader.hpp"

namespace reuse_build {

// Thrown for what an archive must not hold; whoever knows the archive and the member says of which.
struct Refused {
  std::string why;
};

// Places members in a new directory that is ours alone. Files are only ever created, never opened;
// links are made last, so that nothing is written through one. May be used by several threads.
class OutputDirectory {
 public:
  explicit OutputDirectory(std::filesystem::path directory) : directory_(std::move(directory)) {}

  // Writes the file that `reader` is at; `see` is given its data as they come. Throws Refused.
  void add_file(MemberReader& reader, const MemberHeader& header, const MemberReader::Sink& see);
  void add_directory(const std::string& path);
  // Notes a link whose target is checked already.
  void add_link(const MemberHeader& header);

  // Makes the links; to be called once, at the end. `refuse(path, why)` must throw.
  using Refuse = std::function<void(const std::string& path, const Refused& refused)>;
  void make_links(const Refuse& refuse);

 private:
  struct Link {
    std::string target;
    bool is_hard = false;
  };
  void make_link(const std::string& path, const Link& link);
  void make_hard_link(const std::string& path, const std::string& target);

  std::filesystem::path directory_;
  std::mutex mutex_;
  std::vector<std::pair<std::string, Link>> links_;
};

}  // namespace reuse_build
