// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/reuse_build_config.hpp"

#include "support/glob.hpp"

namespace reuse_build {

namespace {

// Their syntax is checked here, where the place is known.
std::vector<std::string> parse_globs(const ConfigValue& value) {
  for (const ConfigValue& element : value.elements()) {
    try {
      (void)Glob(element.text(), GlobStyle::path, ExitCode::setup_error);
    } catch (const Error& error) {
      element.fail(error.message(), error.hint());
    }
  }
  return value.texts();
}

SourceSelection parse_source_value(const ConfigValue& value) {
  if (value.is_list()) return {SourceSelection::Mode::globs, parse_globs(value)};
  SourceSelection source = parse_source(value.text());
  if (source.mode != SourceSelection::Mode::globs) return source;
  value.fail(R"(this must be "none", "manifests", "tracked" or a list of globs)");
}

ProgramSelection parse_programs(const ConfigValue& value) {
  if (value.is_flag()) return {value.flag(), {}};
  return {false, value.texts()};
}

std::vector<ArchiveInclude> parse_includes(const ConfigValue& value) {
  std::vector<ArchiveInclude> includes;
  for (const ConfigValue& element : value.elements()) {
    includes.push_back(parse_own_include(element));
  }
  return includes;
}

template <class T>
T parse_word(const ConfigValue& value, std::optional<T> (*parse)(std::string_view),
             const char* words) {
  if (const auto parsed = parse(value.text())) return *parsed;
  value.fail(std::string("this must be ") + words);
}

void parse_contents(ArchiveSettings& settings, const ConfigValue& table) {
  if (const auto value = table.find("exclude")) settings.exclude = parse_globs(*value);
  if (const auto value = table.find("out-dir-depth")) settings.out_dir_depth = parse_depth(*value);
  if (const auto value = table.find("source")) settings.source = parse_source_value(*value);
  if (const auto value = table.find("without-libstd")) settings.without_libstd = value->flag();
  if (const auto value = table.find("binaries")) settings.programs = parse_programs(*value);
  if (const auto value = table.find("include")) settings.include = parse_includes(*value);
}

void parse_packing(ArchiveSettings& settings, const ConfigValue& table) {
  if (const auto value = table.find("strip")) {
    settings.strip = parse_word(*value, parse_strip, R"("none", "debug" or "split")");
  }
  if (const auto value = table.find("debuginfo")) {
    settings.debuginfo = parse_word(*value, parse_debuginfo, R"("full", "line-tables" or "none")");
  }
  if (const auto value = table.find("lint")) {
    settings.lint = parse_word(*value, parse_lint, R"("allow", "warn" or "deny")");
  }
  if (const auto value = table.find("zstd-level")) {
    settings.zstd_level = static_cast<int>(value->integer(-7, 22));
  }
  if (const auto value = table.find("long-window")) {
    settings.long_window = static_cast<int>(value->integer(10, 31));
  }
}

ArchiveSettings parse_profile(const ConfigValue& profile) {
  profile.allow_only({"inherits", "archive"});
  ArchiveSettings settings;
  const auto table = profile.find("archive");
  if (!table) return settings;
  table->allow_only({"exclude", "out-dir-depth", "source", "strip", "debuginfo", "zstd-level",
                     "long-window", "lint", "without-libstd", "binaries", "include"});
  parse_contents(settings, *table);
  parse_packing(settings, *table);
  return settings;
}

}  // namespace

ReuseBuildConfig ReuseBuildConfig::read(const std::filesystem::path& workspace_root) {
  const ConfigValue document = ConfigValue::read(workspace_root / ".config/reuse-build.toml");
  document.allow_only({"profile"});
  ReuseBuildConfig config(document);
  for (const auto& [name, profile] : config.profiles_.all()) (void)parse_profile(profile);
  return config;
}

ArchiveSettings ReuseBuildConfig::archive_settings(const std::string& profile) const {
  ArchiveSettings settings;
  for (const ConfigValue& table : profiles_.chain(profile)) {
    settings.complete_from(parse_profile(table));
  }
  return settings;
}

}  // namespace reuse_build
