// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/archive_include.hpp"

namespace reuse_build {

// Which sources of the workspace go into the archive.
struct SourceSelection {
  enum class Mode { none, manifests, tracked, globs };
  Mode mode = Mode::none;
  std::vector<std::string> globs;  // for Mode::globs: paths below the workspace's root
};

// Which programs of the workspace are built although no test of their package needs them.
struct ProgramSelection {
  bool all = false;
  std::vector<std::string> names;
  [[nodiscard]] bool any() const { return all || !names.empty(); }
  [[nodiscard]] bool includes(const std::string& name) const;
};

enum class Strip { none, debug, split };           // debug sections of the copies
enum class Debuginfo { full, line_tables, none };  // what cargo is asked for; full: its profile's
enum class Lint { allow, warn, deny };

// What an archive is to hold and how it is packed. What is not set has its default, so that the
// command line's settings can be laid over those of a configuration file.
struct ArchiveSettings {
  std::optional<std::vector<std::string>> exclude;  // globs of paths below target/
  std::optional<Depth> out_dir_depth;               // default: infinite
  std::optional<SourceSelection> source;
  std::optional<Strip> strip;
  std::optional<Debuginfo> debuginfo;
  std::optional<int> zstd_level;   // -7 to 22
  std::optional<int> long_window;  // 10 to 31: the window's size is 2 to the power of this
  std::optional<Lint> lint;
  std::optional<bool> without_libstd;
  std::optional<ProgramSelection> programs;
  std::optional<std::vector<ArchiveInclude>> include;

  // Takes from `other` what is not set here.
  void complete_from(const ArchiveSettings& other);
};

// The words of the configuration and of the command line; nothing for an unknown one.
std::optional<Strip> parse_strip(std::string_view text);          // none debug split
std::optional<Debuginfo> parse_debuginfo(std::string_view text);  // full line-tables none
std::optional<Lint> parse_lint(std::string_view text);            // allow warn deny

// "none", "manifests", "tracked"; anything else is one glob.
SourceSelection parse_source(std::string_view text);

}  // namespace reuse_build
