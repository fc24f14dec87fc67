// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/package_environment.hpp"

#include <algorithm>
#include <array>

namespace reuse_build {

namespace {

struct SemanticVersion {
  std::array<std::string, 3> numbers;
  std::string pre;
};

// major.minor.patch[-pre][+build]; cargo has checked it already.
SemanticVersion split_version(const std::string& version) {
  const std::string core = version.substr(0, version.find('+'));
  const std::size_t dash = core.find('-');
  SemanticVersion result;
  if (dash != std::string::npos) result.pre = core.substr(dash + 1);
  std::string rest = core.substr(0, dash);
  for (std::string& number : result.numbers) {
    const std::size_t dot = rest.find('.');
    number = rest.substr(0, dot);
    rest = dot == std::string::npos ? std::string() : rest.substr(dot + 1);
  }
  return result;
}

std::string joined(const std::vector<std::string>& authors) {
  std::string text;
  for (const std::string& author : authors) text += (text.empty() ? "" : ":") + author;
  return text;
}

std::string with_three_components(std::string version) {
  if (version.empty()) return version;
  for (auto dots = std::count(version.begin(), version.end(), '.'); dots < 2; ++dots) {
    version += ".0";
  }
  return version;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> package_environment(const Package& package) {
  const SemanticVersion version = split_version(package.version);
  return {{"CARGO_PKG_VERSION", package.version},
          {"CARGO_PKG_VERSION_MAJOR", version.numbers[0]},
          {"CARGO_PKG_VERSION_MINOR", version.numbers[1]},
          {"CARGO_PKG_VERSION_PATCH", version.numbers[2]},
          {"CARGO_PKG_VERSION_PRE", version.pre},
          {"CARGO_PKG_AUTHORS", joined(package.authors)},
          {"CARGO_PKG_NAME", package.name},
          {"CARGO_PKG_DESCRIPTION", package.description},
          {"CARGO_PKG_HOMEPAGE", package.homepage},
          {"CARGO_PKG_LICENSE", package.license},
          {"CARGO_PKG_LICENSE_FILE", package.license_file},
          {"CARGO_PKG_REPOSITORY", package.repository},
          {"CARGO_PKG_RUST_VERSION", with_three_components(package.rust_version)}};
}

}  // namespace reuse_build
