// SPDX-License-Identifier: MIT OR Apache-2.0
// Paths and programs of a launch record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reuse_build::launch {

enum class Root { tree, workspace, absolute };

// A path below one of the roots; `relative` is the whole path when the root is `absolute`, and
// empty for the root itself.
struct Path {
  Root root = Root::absolute;
  std::string relative;

  friend bool operator==(const Path&, const Path&) = default;
};

// "workspace:tools/run". The second throws Error(setup_error) for what is no such text.
[[nodiscard]] std::string path_text(const Path& path);
[[nodiscard]] Path parse_path(const std::string& text);

// A program with the first of its arguments.
struct Program {
  std::string name;  // found in PATH; or
  Path path;
  std::vector<std::string> arguments;

  [[nodiscard]] bool is_set() const { return !name.empty() || !path.relative.empty(); }
  friend bool operator==(const Program&, const Program&) = default;
};

// Keys and values of a record's lines, not yet encoded: "<key>" or "<key>-path", and
// "<key>-argument" for each argument. None for a program that is not set.
using Lines = std::vector<std::pair<std::string, std::string>>;
void add_program_lines(Lines& lines, const std::string& key, const Program& program);
// Takes in one such line; false for another one. Throws as parse_path() does.
bool read_program_line(Program& program, std::string_view own_key, std::string_view key,
                       const std::string& value);

}  // namespace reuse_build::launch
