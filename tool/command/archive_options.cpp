// SPDX-License-Identifier: MIT OR Apache-2.0
#include <charconv>

#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "support/glob.hpp"
#include "support/nearest_name.hpp"

namespace reuse_build {

namespace {

template <class Value>
Value& ensured(std::optional<Value>& value) {
  return value ? *value : value.emplace();
}

Depth parse_depth(const std::string& text) {
  if (text == "infinite") return infinite_depth;
  Depth depth = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, depth);
  if (parsed.ec == std::errc() && parsed.ptr == end) return depth;
  throw Error(ExitCode::usage, "--out-dir-depth is '" + text + "'",
              "give a number of levels, or infinite");
}

std::string checked_glob(const char* option, const std::string& text) {
  try {
    return Glob(text, GlobStyle::path, ExitCode::usage).text();
  } catch (const Error& error) {
    throw Error(error.code(), std::string("bad value of ") + option + ": " + error.message(),
                error.hint());
  }
}

// A plain name that is nearly one of the words was hardly meant as a glob.
void require_no_typo(const std::string& glob) {
  (void)checked_glob("--source", glob);
  if (glob.find_first_of("*?[{/") != std::string::npos) return;
  const std::string meant = nearest_name(glob, {"none", "manifests", "tracked"});
  if (meant.empty()) return;
  throw Error(ExitCode::usage, "--source is '" + glob + "'", "did you mean '" + meant + "'?");
}

// Of several words the last one counts; globs come together.
void add_source(std::optional<SourceSelection>& sources, const std::string& text) {
  SourceSelection added = parse_source(text);
  if (added.mode == SourceSelection::Mode::globs) require_no_typo(text);
  if (added.mode == SourceSelection::Mode::globs && sources && sources->mode == added.mode) {
    sources->globs.push_back(text);
  } else {
    sources = std::move(added);
  }
}

void declare_contents(OptionTable& table, ArchiveSettings& settings) {
  table.begin_group("Contents");
  table.each(
      "--archive-include",
      [&settings](const std::string& text) {
        ensured(settings.include).push_back(parse_include_argument(text));
      },
      "[ROOT:]PATH",
      "Also a file or directory; ROOT is target, profile, build, workspace or package=NAME");
  table.each(
      "--archive-exclude",
      [&settings](const std::string& glob) {
        ensured(settings.exclude).push_back(checked_glob("--archive-exclude", glob));
      },
      "GLOB", "Not what lies at these paths below target/");
  table.each(
      "--out-dir-depth",
      [&settings](const std::string& text) { settings.out_dir_depth = parse_depth(text); }, "N",
      "Levels of build scripts' OUT_DIRs, or infinite (default)");
  table.each(
      "--source", [&settings](const std::string& text) { add_source(settings.source, text); },
      "none|manifests|tracked|GLOB", "Sources to take along, so that tests run without a checkout");
  table.on_flag(
      "--workspace-binaries", [&settings] { ensured(settings.programs).all = true; },
      "Also the programs of packages whose tests do not need them");
  table.each(
      "--workspace-binary",
      [&settings](const std::string& name) { ensured(settings.programs).names.push_back(name); },
      "NAME", "Also this one of them");
  table.flag("--without-libstd", settings.without_libstd,
             "Leave out Rust's shared standard library where nothing needs it");
  table.on_choice(
      "--lint", [&settings](const std::string& text) { settings.lint = parse_lint(text); },
      {"allow", "warn", "deny"}, "Test binaries with paths of this machine in them (warn)");
}

void declare_size(OptionTable& table, ArchiveSettings& settings) {
  table.begin_group("Size");
  table.on_choice(
      "--strip", [&settings](const std::string& text) { settings.strip = parse_strip(text); },
      {"none", "debug", "split"},
      "Debug sections of the copies: kept, left out, or put into NAME.debug.tar.zst");
  table.on_choice(
      "--debuginfo",
      [&settings](const std::string& text) { settings.debuginfo = parse_debuginfo(text); },
      {"full", "line-tables", "none"}, "What cargo is asked to compile in");
  table.number(
      "--zstd-level",
      [&settings](long long level) { settings.zstd_level = static_cast<int>(level); }, -7, 22, "N",
      "Compression level, -7 to 22; 0: default (3)");
  table.number(
      "--long-window", [&settings](long long log) { settings.long_window = static_cast<int>(log); },
      10, 31, "N",
      "Matches are found within 2^N bytes, 10 to 31 (27); cargo-nextest reads up to 27");
}

void declare_shards(OptionTable& table, ArchiveOptions& options) {
  table.begin_group("Shards");
  table.number(
      "--shards", [&options](long long count) { options.shards = static_cast<std::size_t>(count); },
      1, 10'000, "N", "Write N archives, NAME.shard-1-of-N.tar.zst and so on, that run alone");
  table.flag("--split-binaries", options.split_binaries,
             "The tests of one binary may be in several shards");
  table.each(
      "--durations", [&options](const std::string& file) { options.durations.push_back(file); },
      "FILE", "How long tests took: a JUnit file, or ctest's CTestCostData.txt");
}

}  // namespace

void declare_options(OptionTable& table, ArchiveOptions& options) {
  table.required_path("--archive-file", options.archive_file, "FILE",
                      "The archive to write: .tar.zst, .tar.gz, .tar.xz or .zip");
  table.choice("--archive-format", options.archive_format,
               {"auto", "tar-zst", "tar-zstd", "tar-gz", "tar-xz", "zip", "directory"},
               "Its format; auto: by its name");
  table.text("-P,--profile", options.profile, "NAME",
             "Profile of .config/nextest.toml and .config/reuse-build.toml", "NEXTEST_PROFILE");
  table.list("-E,--filterset,--filter-expr", options.filtersets, "EXPRESSION",
             "Only test binaries that this filterset matches");
  table.flag("--remap-source", options.remap_source,
             "Record /reuse-build/… instead of this machine's paths");
  table.path("--depfile", options.depfile, "FILE",
             "Also write what the archive depends on, for Ninja");
  declare_list_timeout(table, options.list_timeout);
  declare_contents(table, options.settings);
  declare_size(table, options.settings);
  declare_shards(table, options);
  declare_cargo_options(table, options.cargo);
}

}  // namespace reuse_build
