// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/excludes.hpp"

#include <algorithm>
#include <optional>

#include "support/paths.hpp"

namespace reuse_build {

Excludes::Excludes(const std::vector<std::string>& globs) {
  for (const std::string& glob : globs) {
    globs_.emplace_back(glob, GlobStyle::path, ExitCode::setup_error);
  }
}

bool Excludes::match(const std::string& member) const {
  const std::optional<std::string> path = path_below(member, "target");
  return path && std::any_of(globs_.begin(), globs_.end(),
                             [&path](const Glob& glob) { return glob.matches(*path); });
}

bool Excludes::cover(const std::string& member) const {
  for (std::size_t slash = member.find('/'); slash != std::string::npos;
       slash = member.find('/', slash + 1)) {
    if (match(member.substr(0, slash))) return true;
  }
  return match(member);
}

}  // namespace reuse_build
