// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/manifest_file.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "archive/member_rules.hpp"

namespace reuse_build {

namespace {

constexpr std::array<std::pair<ContentKind, std::string_view>, 5> kind_names = {
    {{ContentKind::code, "code"},
     {ContentKind::data, "data"},
     {ContentKind::line_tables, "line-tables"},
     {ContentKind::debug, "debug"},
     {ContentKind::symbols, "symbols"}}};

// ---- writing ----

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

Json layout_json(const std::vector<FileRange>& layout) {
  Json json = Json::array();
  for (const FileRange& range : layout) {
    json.push_back(Json::array({name_of(range.kind), range.size}));
  }
  return json;
}

Json program_json(const ProgramFacts& program) {
  Json json = {{"machine", program.machine}};
  put(json, "interpreter", program.dynamic.interpreter);
  if (!program.dynamic.needed.empty()) json["needed"] = program.dynamic.needed;
  put(json, "rpath", program.dynamic.rpath);
  put(json, "runpath", program.dynamic.runpath);
  put(json, "soname", program.dynamic.soname);
  if (program.dynamic.glibc) json["glibc"] = to_string(*program.dynamic.glibc);
  put(json, "build-id", program.build_id);
  json["layout"] = layout_json(program.layout);
  return json;
}

// ---- reading ----

ContentKind parse_kind(const std::string& text, std::string_view subject) {
  for (const auto& [kind, name] : kind_names) {
    if (text == name) return kind;
  }
  throw Error(ExitCode::setup_error,
              fmt::format("{} knows content of the kind '{}'", subject, text));
}

std::vector<FileRange> parse_layout(const Json& json, std::string_view subject) {
  using Pairs = std::vector<std::pair<std::string, std::uint64_t>>;
  std::vector<FileRange> layout;
  std::uint64_t offset = 0;
  for (const auto& [kind, size] : json_value<Pairs>(json, "layout", subject)) {
    layout.push_back({offset, size, parse_kind(kind, subject)});
    offset += size;
  }
  return layout;
}

ProgramFacts parse_program(const Json& json, std::string_view subject) {
  ProgramFacts program;
  program.machine = json_value<std::string>(json, "machine", subject);
  program.dynamic.interpreter = json_text_or_empty(json, "interpreter");
  if (json.contains("needed")) {
    program.dynamic.needed = json_value<std::vector<std::string>>(json, "needed", subject);
  }
  program.dynamic.rpath = json_text_or_empty(json, "rpath");
  program.dynamic.runpath = json_text_or_empty(json, "runpath");
  program.dynamic.soname = json_text_or_empty(json, "soname");
  program.dynamic.glibc = parse_glibc_version(json_text_or_empty(json, "glibc"));
  program.build_id = json_text_or_empty(json, "build-id");
  program.layout = parse_layout(json, subject);
  return program;
}

// Files are looked for at these paths.
std::string parse_path(const Json& json, std::string_view subject) {
  auto path = json_value<std::string>(json, "path", subject);
  const std::string objection = path_objection(path);
  if (objection.empty()) return path;
  throw Error(ExitCode::setup_error,
              fmt::format("{} names the file '{}': {}", subject, path, objection));
}

unsigned parse_mode(const std::string& text, std::string_view subject) {
  unsigned mode = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, mode, 8);
  if (parsed.ec == std::errc() && parsed.ptr == end) return mode;
  throw Error(ExitCode::setup_error, fmt::format("{} has the mode '{}'", subject, text));
}

}  // namespace

std::string_view name_of(ContentKind kind) {
  for (const auto& [value, name] : kind_names) {
    if (value == kind) return name;
  }
  return {};
}

Json to_json(const ManifestFile& file) {
  Json json = {{"path", file.member.path},
               {"size", file.member.size},
               {"mode", fmt::format("{:04o}", file.member.mode)},
               {"sha256", file.member.sha256},
               {"frame", file.member.frame}};
  if (!file.only_for.empty()) json["only-for"] = file.only_for;
  put(json, "sha256-with-debug", file.sha256_with_debug);
  if (file.program) json["program"] = program_json(*file.program);
  return json;
}

ManifestFile parse_manifest_file(const Json& json, std::string_view subject) {
  ManifestFile file;
  file.member.path = parse_path(json, subject);
  file.member.size = json_value<std::uint64_t>(json, "size", subject);
  file.member.mode = parse_mode(json_value<std::string>(json, "mode", subject), subject);
  file.member.sha256 = json_value<std::string>(json, "sha256", subject);
  if (json.contains("frame")) file.member.frame = json_value<std::size_t>(json, "frame", subject);
  if (json.contains("only-for")) {
    file.only_for = json_value<std::vector<std::size_t>>(json, "only-for", subject);
  }
  file.sha256_with_debug = json_text_or_empty(json, "sha256-with-debug");
  if (json.contains("program")) file.program = parse_program(json.at("program"), subject);
  return file;
}

}  // namespace reuse_build
