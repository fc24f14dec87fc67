// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/binary_id.hpp"

#include <tuple>

namespace reuse_build {

namespace {

// (package, shape, kind, name); shape 0: package only, 1: name only, 2: kind and name.
using Components = std::tuple<std::string_view, int, std::string_view, std::string_view>;

Components components(std::string_view id) {
  const std::size_t colons = id.find("::");
  if (colons == std::string_view::npos) return {id, 0, {}, {}};
  const std::string_view package = id.substr(0, colons);
  const std::string_view rest = id.substr(colons + 2);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return {package, 1, {}, rest};
  return {package, 2, rest.substr(0, slash), rest.substr(slash + 1)};
}

}  // namespace

std::string make_binary_id(std::string_view package, std::string_view kind,
                           std::string_view target) {
  std::string id(package);
  if (kind == "lib" || kind == "proc-macro") return id;
  id += "::";
  if (kind != "test") id.append(kind).append("/");
  return id.append(target);
}

bool BinaryIdLess::operator()(std::string_view left, std::string_view right) const {
  return components(left) < components(right);
}

}  // namespace reuse_build
