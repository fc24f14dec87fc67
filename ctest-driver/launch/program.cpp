// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/program.hpp"

#include <utility>

#include "launch/error.hpp"
#include "launch/split.hpp"

namespace reuse_build::launch {
namespace {

std::string_view root_name(Root root) {
  switch (root) {
    case Root::tree:
      return "tree";
    case Root::workspace:
      return "workspace";
    case Root::absolute:
      break;
  }
  return "absolute";
}

}  // namespace

std::string path_text(const Path& path) {
  return std::string(root_name(path.root)) + ':' + path.relative;
}

Path parse_path(const std::string& text) {
  auto [name, relative] = split_at_first(text, ':');
  for (const Root root : {Root::tree, Root::workspace, Root::absolute}) {
    if (name == root_name(root)) return {root, std::move(relative)};
  }
  throw Error(ExitCode::setup_error,
              "'" + text + "' does not start with tree:, workspace: or absolute:");
}

void add_program_lines(Lines& lines, const std::string& key, const Program& program) {
  if (!program.is_set()) return;
  if (program.name.empty()) {
    lines.emplace_back(key + "-path", path_text(program.path));
  } else {
    lines.emplace_back(key, program.name);
  }
  for (const std::string& argument : program.arguments) {
    lines.emplace_back(key + "-argument", argument);
  }
}

bool read_program_line(Program& program, std::string_view own_key, std::string_view key,
                       const std::string& value) {
  if (!key.starts_with(own_key)) return false;
  const std::string_view rest = key.substr(own_key.size());
  if (rest.empty()) program.name = value;
  if (rest == "-path") program.path = parse_path(value);
  if (rest == "-argument") program.arguments.push_back(value);
  return rest.empty() || rest == "-path" || rest == "-argument";
}

}  // namespace reuse_build::launch
