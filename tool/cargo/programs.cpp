// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/programs.hpp"

#include <algorithm>
#include <set>

#include "cargo/cargo.hpp"
#include "support/json.hpp"
#include "support/nearest_name.hpp"

namespace reuse_build {

namespace {

using Texts = std::vector<std::string>;

bool is_among(const std::string& text, const Texts& texts) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

struct ProgramTarget {
  Program program;
  bool requires_features = false;
};

// The programs of the workspace's members, as cargo's metadata have them.
std::vector<ProgramTarget> program_targets(const Workspace& workspace) {
  constexpr std::string_view subject = "the output of `cargo metadata`";
  const Json document = parse_json(workspace.json, subject, ExitCode::setup_error);
  std::vector<ProgramTarget> targets;
  for (const Json& package : json_member(document, "packages", subject)) {
    const auto id = json_value<std::string>(package, "id", subject);
    if (!is_among(id, workspace.members)) continue;
    for (const Json& target : json_member(package, "targets", subject)) {
      if (!is_among("bin", json_value<Texts>(target, "kind", subject))) continue;
      const bool has_requirement =
          target.contains("required-features") && !target.at("required-features").empty();
      targets.push_back({{id, json_value<std::string>(target, "name", subject)}, has_requirement});
    }
  }
  return targets;
}

void require_names(const Texts& names, const std::vector<ProgramTarget>& targets) {
  Texts known;
  for (const ProgramTarget& target : targets) known.push_back(target.program.name);
  for (const std::string& name : names) {
    if (is_among(name, known)) continue;
    const std::string nearest = nearest_name(name, known);
    throw Error(ExitCode::setup_error, "no package of the workspace has a program '" + name + "'",
                nearest.empty() ? "the names are those of cargo's [[bin]] targets"
                                : "did you mean '" + nearest + "'?");
  }
}

bool is_built(const Program& program, const RustBuild& build) {
  const auto files = build.non_test_binaries.find(program.package_id);
  if (files == build.non_test_binaries.end()) return false;
  return std::any_of(files->second.begin(), files->second.end(), [&](const NonTestBinary& file) {
    return file.kind == "bin-exe" && file.name == program.name;
  });
}

// Which packages and targets are tested is said anew for the programs; what is left says how to
// build: profile, target, jobs.
Texts without_targets(const Texts& selection) {
  const Texts flags = {"--workspace", "--all",     "--lib",      "--bins",
                       "--tests",     "--benches", "--examples", "--all-targets"};
  const Texts with_value = {"--package", "--exclude", "--bin", "--test", "--bench", "--example"};
  Texts left;
  for (std::size_t index = 0; index < selection.size(); ++index) {
    if (is_among(selection[index], with_value)) {
      ++index;
    } else if (!is_among(selection[index], flags)) {
      left.push_back(selection[index]);
    }
  }
  return left;
}

Texts targets_of(const std::vector<Program>& programs, const RustBuild& build) {
  std::set<std::string> packages;
  std::set<std::string> names;
  for (const TestBinary& binary : build.binaries) packages.insert(binary.package_id);
  for (const Program& program : programs) {
    packages.insert(program.package_id);
    names.insert(program.name);
  }
  Texts arguments;
  for (const std::string& package : packages) {
    arguments.insert(arguments.end(), {"--package", package});
  }
  for (const std::string& name : names) arguments.insert(arguments.end(), {"--bin", name});
  return arguments;
}

}  // namespace

std::vector<Program> missing_programs(const Workspace& workspace, const RustBuild& build,
                                      const ProgramSelection& selection,
                                      const CargoOptions& options) {
  if (!selection.any()) return {};
  const std::vector<ProgramTarget> targets = program_targets(workspace);
  require_names(selection.names, targets);
  const bool has_all_features = is_among("--all-features", options.features);
  std::vector<Program> missing;
  for (const ProgramTarget& target : targets) {
    const bool is_selected = is_among(target.program.name, selection.names) ||
                             (selection.all && (has_all_features || !target.requires_features));
    if (is_selected && !is_built(target.program, build)) missing.push_back(target.program);
  }
  return missing;
}

void build_programs(const std::vector<Program>& programs, const RustBuild& build,
                    const CargoOptions& options, CargoMessages& messages) {
  if (programs.empty()) return;
  CargoOptions build_options = options;
  build_options.selection = without_targets(options.selection);
  const Texts targets = targets_of(programs, build);
  build_options.selection.insert(build_options.selection.end(), targets.begin(), targets.end());
  for (Artifact& artifact : run_cargo_build(build_options).artifacts) {
    const bool is_wanted =
        !artifact.executable.empty() && is_among("bin", artifact.kinds) &&
        std::any_of(programs.begin(), programs.end(), [&artifact](const Program& program) {
          return program.package_id == artifact.package_id && program.name == artifact.target_name;
        });
    if (is_wanted) messages.artifacts.push_back(std::move(artifact));
  }
}

}  // namespace reuse_build
