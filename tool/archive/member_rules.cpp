// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/member_rules.hpp"

#include <algorithm>
#include <vector>

#include "support/paths.hpp"

namespace reuse_build {

namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (!part.empty() && part != ".") parts.push_back(part);
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

std::string joined(const std::vector<std::string_view>& components) {
  std::string path;
  for (const std::string_view component : components) path = join_path(path, component);
  return path;
}

}  // namespace

std::string path_objection(std::string_view path) {
  // Whoever walks through such directories keeps each level open, or is as deep in calls.
  constexpr std::ptrdiff_t most_components = 256;
  if (path.size() > longest_path) return "its path is longer than 4096 bytes";
  if (std::count(path.begin(), path.end(), '/') >= most_components) {
    return "its path has more than 256 components";
  }
  if (path.find('\0') != std::string_view::npos) return "its path holds a NUL byte";
  if (!path.empty() && path.front() == '/') return "its path is absolute";
  if (!is_plain_relative_path(path)) return "its path has a '.', '..' or empty component";
  if (path != "target" && path.substr(0, 7) != "target/") return "it lies outside 'target/'";
  return {};
}

std::string link_destination(std::string_view path, std::string_view target) {
  if (target.empty() || target.front() == '/') return {};
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};  // 'target' itself must be no link
  std::vector<std::string_view> components = split(path.substr(0, slash));
  bool descended = false;
  for (const std::string_view part : split(target)) {
    if (part != "..") {
      components.push_back(part);
      descended = true;
    } else if (descended || components.size() <= 1) {
      return {};
    } else {
      components.pop_back();
    }
  }
  return components.front() == "target" ? joined(components) : std::string();
}

}  // namespace reuse_build
