// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/archive_include.hpp"

#include <array>
#include <optional>

#include "config/platform_spec.hpp"
#include "launch/utf8.hpp"
#include "support/paths.hpp"

namespace reuse_build {

namespace {

struct RootName {
  std::string_view name;
  IncludeRoot root;
};
constexpr std::array root_names = {
    RootName{"target", IncludeRoot::target}, RootName{"profile", IncludeRoot::profile},
    RootName{"build", IncludeRoot::build}, RootName{"workspace", IncludeRoot::workspace},
    RootName{"package", IncludeRoot::package}};

std::optional<IncludeRoot> root_of_name(std::string_view name) {
  for (const RootName& known : root_names) {
    if (known.name == name) return known.root;
  }
  return std::nullopt;
}

IncludeRoot parse_root(const ConfigValue& value) {
  if (const auto root = root_of_name(value.text())) return *root;
  value.fail(R"(this must be "target", "profile", "build", "workspace" or "package")");
}

OnMissing parse_on_missing(const ConfigValue& value) {
  const std::string text = value.text();
  if (text == "ignore") return OnMissing::ignore;
  if (text == "warn") return OnMissing::warn;
  if (text == "error") return OnMissing::error;
  value.fail(R"(this must be "ignore", "warn" or "error")");
}

// Without its empty parts and "."; nothing for what is absolute or leads upward.
std::optional<std::string> plain_path(std::string_view path) {
  if (path.starts_with('/') || path.find('\0') != std::string_view::npos) return std::nullopt;
  std::string plain;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part == "..") return std::nullopt;
    if (!part.empty() && part != ".") plain = join_path(plain, part);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return plain;
}

std::string parse_path(const ConfigValue& value) {
  if (auto path = plain_path(value.text())) return *path;
  value.fail(R"(this must be a relative path without "..")");
}

ArchiveInclude parse_common(const ConfigValue& value) {
  ArchiveInclude include;
  include.origin = value.place();
  include.path = parse_path(value.require("path"));
  if (const auto depth = value.find("depth")) include.depth = parse_depth(*depth);
  if (const auto missing = value.find("on-missing")) {
    include.on_missing = parse_on_missing(*missing);
  }
  return include;
}

void parse_package(ArchiveInclude& include, const ConfigValue& value) {
  const auto package = value.find("package");
  if (include.root == IncludeRoot::package) {
    include.package = value.require("package").text();
  } else if (package) {
    package->fail(R"(only what is relative to "package" has a package)");
  }
}

[[noreturn]] void fail_argument(std::string_view text, const std::string& why) {
  throw Error(ExitCode::usage, "bad value '" + std::string(text) + "' of --archive-include: " + why,
              "write ROOT:PATH, where ROOT is target, profile, build, workspace or package=NAME");
}

void parse_root_argument(ArchiveInclude& include, std::string_view root, std::string_view text) {
  constexpr std::string_view package = "package=";
  if (root.starts_with(package)) {
    include.package = root.substr(package.size());
    root = "package";
  }
  const auto known = root_of_name(root);
  if (!known) fail_argument(text, "unknown root '" + std::string(root) + "'");
  include.root = *known;
  if (include.root == IncludeRoot::package && include.package.empty()) {
    fail_argument(text, "it names no package");
  }
}

}  // namespace

Depth parse_depth(const ConfigValue& value) {
  if (!value.is_text()) {
    return static_cast<Depth>(value.integer(0, std::numeric_limits<std::int64_t>::max()));
  }
  if (value.text() == "infinite") return infinite_depth;
  value.fail(R"(this must be an integer from 0 or "infinite")");
}

ArchiveInclude parse_nextest_include(const ConfigValue& value) {
  value.allow_only({"path", "relative-to", "depth", "on-missing"});
  ArchiveInclude include = parse_common(value);
  const ConfigValue root = value.require("relative-to");
  if (root.text() != "target") {
    root.fail(
        R"(this must be "target")",
        R"(cargo-nextest knows no other; .config/reuse-build.toml takes "workspace" and more)");
  }
  return include;
}

ArchiveInclude parse_own_include(const ConfigValue& value) {
  value.allow_only({"path", "relative-to", "package", "depth", "on-missing", "filter", "platform"});
  ArchiveInclude include = parse_common(value);
  if (const auto root = value.find("relative-to")) include.root = parse_root(*root);
  parse_package(include, value);
  if (const auto filter = value.find("filter")) include.filter = filter->text();
  if (const auto platform = value.find("platform")) {
    include.platform = platform->text();
    if (const auto mistake = mistake_in_platform(include.platform)) platform->fail(*mistake);
  }
  return include;
}

ArchiveInclude parse_include_argument(std::string_view text) {
  ArchiveInclude include;
  include.on_missing = OnMissing::error;
  include.origin = "--archive-include '" + std::string(text) + "'";
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    parse_root_argument(include, text.substr(0, colon), text);
  }
  const auto path = plain_path(colon == std::string_view::npos ? text : text.substr(colon + 1));
  if (text.empty()) fail_argument(text, "it is empty");
  if (!path) fail_argument(text, R"(the path must be relative, without "..")");
  if (!launch::is_utf8(*path)) fail_argument(text, "the path must be UTF-8");
  include.path = *path;
  return include;
}

}  // namespace reuse_build
