// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include "config/config_value.hpp"

namespace reuse_build {

// How many levels of a directory are taken: 1 is the files directly in it.
using Depth = std::size_t;
inline constexpr Depth infinite_depth = std::numeric_limits<Depth>::max();

// A non-negative integer or "infinite".
Depth parse_depth(const ConfigValue& value);

// Where an included path starts. cargo-nextest knows the target directory only.
enum class IncludeRoot {
  target,
  profile,  // each of cargo's output directories in the target directory: target/debug
  build,    // cargo's build directory; the target directory unless cargo was told otherwise
  workspace,
  package,  // the directory of one package
};

enum class OnMissing { ignore, warn, error };

// A file or directory that goes into the archive beside what cargo built (nextest's
// `archive.include`, and more).
struct ArchiveInclude {
  std::string path;  // plain, relative; empty for the root itself
  IncludeRoot root = IncludeRoot::target;
  std::string package;  // for IncludeRoot::package
  Depth depth = 16;
  OnMissing on_missing = OnMissing::warn;
  std::string filter;    // a filterset: the test binaries that need it; empty: all
  std::string platform;  // a triple or cfg(...) of the tests' platform; empty: every one
  std::string origin;    // where it was asked for: what errors about it begin with
};

// An element of nextest's list: `path` and `relative-to` are required, an unknown key is an error.
ArchiveInclude parse_nextest_include(const ConfigValue& value);

// An element of ours: it starts from the target directory unless it says otherwise.
ArchiveInclude parse_own_include(const ConfigValue& value);

// The argument of --archive-include: "ROOT:PATH", "package=NAME:PATH" or "PATH", below the target
// directory; a path with a colon needs its root. What is missing is an error. Throws (usage).
ArchiveInclude parse_include_argument(std::string_view text);

}  // namespace reuse_build
