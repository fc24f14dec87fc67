// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/record.hpp"

#include <array>
#include <limits>
#include <utility>

#include "launch/error.hpp"
#include "launch/number.hpp"
#include "launch/percent.hpp"
#include "launch/policy_lines.hpp"
#include "launch/script_lines.hpp"
#include "launch/split.hpp"

namespace reuse_build::launch {
namespace {

constexpr std::string_view magic = "reuse-build-launch";

[[noreturn]] void fail(const std::string& why, std::string hint = {}) {
  throw Error(ExitCode::setup_error, why, std::move(hint));
}

// Neither an argument nor a variable of a process can hold a NUL byte.
const std::string& without_nul(const std::string& value) {
  if (value.find('\0') != std::string::npos) fail("'" + value + "' holds a NUL byte");
  return value;
}

void append_line(std::string& text, std::string_view key, const std::string& value) {
  text += key;
  text += ' ';
  text += percent_encode(without_nul(value));
  text += '\n';
}

using Kind = EnvironmentLine::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 4> environment_keys{{
    {Kind::value, "env"},
    {Kind::default_value, "env-default"},
    {Kind::path, "env-path"},
    {Kind::default_path, "env-default-path"},
}};

bool is_path(Kind kind) {
  return kind == Kind::path || kind == Kind::default_path;
}

void append_environment(std::string& text, const EnvironmentLine& line) {
  if (line.key.empty() || line.key.find('=') != std::string::npos) {
    fail("'" + line.key + "' cannot be the name of a variable");
  }
  const std::string value = is_path(line.kind) ? path_text(line.path) : line.value;
  for (const auto& [kind, key] : environment_keys) {
    if (kind == line.kind) append_line(text, key, line.key + '=' + value);
  }
}

void append_lines(std::string& text, const Lines& lines) {
  for (const auto& [key, value] : lines) append_line(text, key, value);
}

void append_runner(std::string& text, const Runner& runner) {
  if (!runner.variable.empty()) append_line(text, "runner-variable", runner.variable);
  Lines lines;
  add_program_lines(lines, "runner", runner.program);
  append_lines(text, lines);
  if (runner.program.is_set() && runner.is_final) append_line(text, "runner-final", "yes");
}

void add_environment(Record& record, Kind kind, const std::string& text) {
  auto [key, value] = split_at_first(text, '=');
  EnvironmentLine line{kind, std::move(key), {}, {}};
  if (is_path(kind)) {
    line.path = parse_path(value);
  } else {
    line.value = std::move(value);
  }
  record.environment.push_back(std::move(line));
}

// The path that a key sets, or null for other keys.
Path* path_of(Record& record, std::string_view key) {
  if (key == "workspace") return &record.workspace;
  if (key == "target-directory") return &record.target_directory;
  if (key == "binary") return &record.binary;
  if (key == "cwd") return &record.cwd;
  return nullptr;
}

void set_runner(Runner& runner, std::string_view key, const std::string& value) {
  if (read_program_line(runner.program, "runner", key, value)) return;
  if (key == "runner-variable") runner.variable = value;
  if (key == "runner-final") runner.is_final = value == "yes";
}

// Too many is what a mistake gives; check_complete() finds it.
std::size_t parse_count(const std::string& text) {
  return parse_number<std::size_t>(text).value_or(std::numeric_limits<std::size_t>::max());
}

void set_value(Record& record, std::string_view key, const std::string& value) {
  if (Path* path = path_of(record, key)) *path = parse_path(value);
  if (key == "binary-id") record.binary_id = value;
  if (key == "platform") record.platform = value;
  if (key == "library-path") record.library_paths.push_back({parse_path(value), false});
  if (key == "library-path-existing") record.library_paths.push_back({parse_path(value), true});
  set_runner(record.runner, key, value);
  if (key == "env-configured") record.configured_variables = parse_count(value);
  read_policy_line(record.policies, record.profiles, key, value);
  read_script_line(record.scripts, key, value);
  for (const auto& [kind, environment_key] : environment_keys) {
    if (key == environment_key) add_environment(record, kind, value);
  }
}

void check_version(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (line.substr(0, blank) != magic || blank == std::string_view::npos) {
    fail("not a launch record: its first line is not '" + std::string(magic) + " <version>'");
  }
  const std::string_view digits = line.substr(blank + 1);
  const auto version = parse_number<int>(digits);
  if (!version || *version < 1) {
    fail("'" + std::string(digits) + "' is not the version of a launch record");
  }
  if (*version > record_version) {
    fail("launch record of version " + std::to_string(*version) + ", but version " +
             std::to_string(record_version) + " is the newest that this program reads",
         "use the reuse-build-driver that lies in the same test tree, or a newer one");
  }
}

// Takes the first line off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) fail("cut off: the last line has no end");
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

void parse_line(Record& record, std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) fail("no blank after the key");
  const std::string value = percent_decode(line.substr(blank + 1));
  set_value(record, line.substr(0, blank), without_nul(value));
}

void check_complete(const Record& record) {
  if (record.binary_id.empty()) fail("the line 'binary-id' is missing");
  if (record.binary.relative.empty()) fail("the line 'binary' is missing");
  if (record.workspace.relative.empty()) fail("the line 'workspace' is missing");
  if (record.cwd == Path{}) fail("the line 'cwd' is missing");
  if (record.platform != "target" && record.platform != "host") {
    fail("platform '" + record.platform + "' is neither target nor host");
  }
  if (record.configured_variables > record.environment.size()) {
    fail("'env-configured' is not the number of some of the variables");
  }
  check_policies(record.policies, record.profiles);
  check_scripts(record.scripts, record.policies, record.profiles);
}

}  // namespace

std::string to_text(const Record& record) {
  std::string text = std::string(magic) + ' ' + std::to_string(record_version) + '\n';
  append_line(text, "binary-id", record.binary_id);
  append_line(text, "platform", record.platform);
  append_line(text, "workspace", path_text(record.workspace));
  if (record.target_directory != Path{}) {
    append_line(text, "target-directory", path_text(record.target_directory));
  }
  append_line(text, "binary", path_text(record.binary));
  append_line(text, "cwd", path_text(record.cwd));
  for (const LibraryPath& entry : record.library_paths) {
    append_line(text, entry.only_if_existing ? "library-path-existing" : "library-path",
                path_text(entry.path));
  }
  for (const EnvironmentLine& line : record.environment) append_environment(text, line);
  if (record.configured_variables > 0) {
    append_line(text, "env-configured", std::to_string(record.configured_variables));
  }
  append_runner(text, record.runner);
  append_lines(text, policy_lines(record.policies, record.profiles));
  append_lines(text, script_lines(record.scripts));
  return text;
}

Record parse(std::string_view text) {
  check_version(take_line(text));
  Record record;
  for (int number = 2; !text.empty(); ++number) {
    try {
      parse_line(record, take_line(text));
    } catch (const Error& error) {
      fail("line " + std::to_string(number) + ": " + error.message());
    }
  }
  check_complete(record);
  return record;
}

}  // namespace reuse_build::launch
