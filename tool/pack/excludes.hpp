// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "support/glob.hpp"

namespace reuse_build {

// Globs of what an archive leaves out. They match member paths without the leading "target/", and a
// glob that matches a directory leaves out all of it.
class Excludes {
 public:
  // Throws (setup_error) for a bad glob.
  explicit Excludes(const std::vector<std::string>& globs);

  // Whether this path itself matches; for walks, which ask for the directories above it before.
  [[nodiscard]] bool match(const std::string& member) const;
  // Whether this path or a directory above it matches.
  [[nodiscard]] bool cover(const std::string& member) const;

 private:
  std::vector<Glob> globs_;
};

}  // namespace reuse_build
