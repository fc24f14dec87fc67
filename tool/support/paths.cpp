// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/paths.hpp"

#include <algorithm>

namespace reuse_build {

std::optional<std::string> path_below(std::string_view path, std::string_view prefix) {
  while (prefix.size() > 1 && prefix.back() == '/') prefix.remove_suffix(1);
  if (prefix.empty() || path.substr(0, prefix.size()) != prefix) return std::nullopt;
  path.remove_prefix(prefix.size());
  if (!path.empty() && path.front() != '/' && prefix != "/") return std::nullopt;
  while (!path.empty() && path.front() == '/') path.remove_prefix(1);
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  return std::string(path);
}

std::string join_path(std::string_view base, std::string_view relative) {
  if (relative.empty()) return std::string(base);
  if (base.empty()) return std::string(relative);
  std::string joined(base);
  if (joined.back() != '/') joined += '/';
  return joined.append(relative);
}

bool PathLess::operator()(std::string_view left, std::string_view right) const {
  return std::lexicographical_compare(
      left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        const auto rank = [](char c) { return c == '/' ? 0 : static_cast<unsigned char>(c); };
        return rank(a) < rank(b);
      });
}

bool is_plain_relative_path(std::string_view path) {
  for (;;) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace reuse_build
