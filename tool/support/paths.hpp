// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reuse_build {

// What is left of `path` below `prefix`, compared component by component and without looking at the
// disk ("" when equal); empty when `path` is not below it. As nextest's remapping does.
std::optional<std::string> path_below(std::string_view path, std::string_view prefix);

// Joins with one '/', leaving out empty parts.
std::string join_path(std::string_view base, std::string_view relative);

// Orders paths component by component, as Rust's Path does: "a/b" before "a-b".
struct PathLess {
  bool operator()(std::string_view left, std::string_view right) const;
};

// Whether a relative path has only normal components: not empty, no "..", no ".", no leading '/'.
bool is_plain_relative_path(std::string_view path);

}  // namespace reuse_build
