// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/archive_settings.hpp"

#include <algorithm>

namespace reuse_build {

namespace {

template <class T>
void complete(std::optional<T>& value, const std::optional<T>& other) {
  if (!value) value = other;
}

}  // namespace

bool ProgramSelection::includes(const std::string& name) const {
  return all || std::find(names.begin(), names.end(), name) != names.end();
}

void ArchiveSettings::complete_from(const ArchiveSettings& other) {
  complete(exclude, other.exclude);
  complete(out_dir_depth, other.out_dir_depth);
  complete(source, other.source);
  complete(strip, other.strip);
  complete(debuginfo, other.debuginfo);
  complete(zstd_level, other.zstd_level);
  complete(long_window, other.long_window);
  complete(lint, other.lint);
  complete(without_libstd, other.without_libstd);
  complete(programs, other.programs);
  complete(include, other.include);
}

std::optional<Strip> parse_strip(std::string_view text) {
  if (text == "none") return Strip::none;
  if (text == "debug") return Strip::debug;
  if (text == "split") return Strip::split;
  return std::nullopt;
}

std::optional<Debuginfo> parse_debuginfo(std::string_view text) {
  if (text == "full") return Debuginfo::full;
  if (text == "line-tables") return Debuginfo::line_tables;
  if (text == "none") return Debuginfo::none;
  return std::nullopt;
}

std::optional<Lint> parse_lint(std::string_view text) {
  if (text == "allow") return Lint::allow;
  if (text == "warn") return Lint::warn;
  if (text == "deny") return Lint::deny;
  return std::nullopt;
}

SourceSelection parse_source(std::string_view text) {
  using Mode = SourceSelection::Mode;
  if (text == "none") return {Mode::none, {}};
  if (text == "manifests") return {Mode::manifests, {}};
  if (text == "tracked") return {Mode::tracked, {}};
  return {Mode::globs, {std::string(text)}};
}

}  // namespace reuse_build
