// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/debuginfo.hpp"

#include <algorithm>
#include <set>

#include "config/config_value.hpp"

namespace reuse_build {

namespace {

using Texts = std::vector<std::string>;

std::string chosen_profile(const CargoOptions& options) {
  const Texts& selection = options.selection;
  const auto named = std::find(selection.begin(), selection.end(), "--profile");
  if (named != selection.end() && named + 1 != selection.end()) return *(named + 1);
  const bool release =
      std::find(selection.begin(), selection.end(), "--release") != selection.end();
  return release ? "release" : "dev";
}

// Tests themselves are built with another profile than what they use, except with a custom one (the
// Cargo Book, "Profiles").
Texts profiles_used(const std::string& chosen) {
  if (chosen == "dev" || chosen == "test") return {"dev", "test"};
  if (chosen == "release" || chosen == "bench") return {"release", "bench"};
  return {chosen};
}

// The packages that have a section of their own in any profile: profiles inherit them.
std::set<std::string> packages_with_sections(const std::filesystem::path& manifest) {
  std::set<std::string> packages = {"*"};
  const auto profiles = ConfigValue::read(manifest).find("profile");
  if (!profiles) return packages;
  for (const auto& [name, profile] : profiles->members()) {
    const auto sections = profile.find("package");
    if (!sections) continue;
    for (const auto& [package, section] : sections->members()) packages.insert(package);
  }
  return packages;
}

// A key of a TOML path; package specs hold '*', ':' and '/'.
std::string quoted_key(const std::string& key) {
  std::string quoted = R"(")";
  for (const char byte : key) {
    if (byte == '"' || byte == '\\') quoted += '\\';
    quoted += byte;
  }
  return quoted + '"';
}

void add_override(Texts& arguments, const Texts& path) {
  std::string text;
  for (const std::string& step : path) text.append(text.empty() ? "" : ".").append(step);
  arguments.insert(arguments.end(), {"--config", text});
}

}  // namespace

Texts debuginfo_arguments(Debuginfo debuginfo, const CargoOptions& options,
                          const std::filesystem::path& workspace_root) {
  if (debuginfo == Debuginfo::full) return {};
  const std::string value =
      debuginfo == Debuginfo::line_tables ? R"(debug="line-tables-only")" : R"(debug="none")";
  const auto packages = packages_with_sections(workspace_root / "Cargo.toml");
  Texts arguments;
  for (const std::string& profile : profiles_used(chosen_profile(options))) {
    add_override(arguments, {"profile", quoted_key(profile), value});
    for (const std::string& package : packages) {
      add_override(arguments,
                   {"profile", quoted_key(profile), "package", quoted_key(package), value});
    }
  }
  return arguments;
}

}  // namespace reuse_build
