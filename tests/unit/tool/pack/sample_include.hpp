// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "config/archive_include.hpp"

namespace reuse_build {

// With the defaults of everything else.
inline ArchiveInclude include_of(const std::string& path, IncludeRoot root = IncludeRoot::target,
                                 const std::string& package = "") {
  ArchiveInclude include;
  include.path = path;
  include.root = root;
  include.package = package;
  return include;
}

}  // namespace reuse_build
