// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/built_workspace.hpp"

#include "cargo/cargo.hpp"
#include "cargo/collect.hpp"
#include "cargo/dep_info.hpp"
#include "cargo/programs.hpp"
#include "command/run_policies.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"
#include "tree/driver.hpp"
#include "tree/launch_files.hpp"
#include "tree/list_tests.hpp"
#include "tree/suite_runners.hpp"

namespace reuse_build {

FoundWorkspace find_workspace_of(const CargoOptions& options) {
  FoundWorkspace found;
  found.toolchain = find_toolchain(options);
  found.workspace = run_cargo_metadata(options, found.toolchain.host.triple);
  return found;
}

namespace {

// Whatever the platforms are: a mistake in a filter should not cost a build.
void check_configuration(const FoundWorkspace& found) {
  const std::string& host = found.toolchain.host.triple;
  const auto no_cfg = [](const std::string&) { return std::nullopt; };
  (void)RunPolicies(NextestConfig::read(found.workspace.root), found.workspace,
                    {host, host, no_cfg});
}

}  // namespace

BuiltWorkspace build_workspace(const FoundWorkspace& found, const CargoOptions& options,
                               const ProgramSelection& programs) {
  BuiltWorkspace built;
  check_configuration(found);
  built.cargo = options;
  built.rustc_version = found.toolchain.version;
  built.workspace = found.workspace;
  built.messages = run_cargo_test_no_run(options);
  const auto collect = [&] {
    built.build = collect_build(built.messages, built.workspace, found.toolchain.host);
  };
  collect();
  const auto missing = missing_programs(built.workspace, built.build, programs, options);
  if (!missing.empty()) {
    build_programs(missing, built.build, options, built.messages);
    collect();
  }
  require_same_machine(find_installed_driver(), built.build.target_platform().triple);
  return built;
}

BuiltWorkspace build_workspace(const CargoOptions& options) {
  return build_workspace(find_workspace_of(options), options);
}

PlatformRunners runners_of(const BuiltWorkspace& built, ConfigScope scope) {
  const CfgLines cfg = [&built](const std::string& triple) {
    return rustc_cfg(built.cargo, triple);
  };
  return read_runners(built.workspace.root, scope, built.cargo.config_values(),
                      {built.build.host.triple, built.build.target_platform().triple}, cfg);
}

namespace {

RunPolicies policies_of(const BuiltWorkspace& built) {
  const NextestConfig config = NextestConfig::read(built.workspace.root);
  for (const std::string& note : config.notes()) report_warning(note);
  const auto cfg = [&built](const std::string& triple) {
    return std::optional(rustc_cfg(built.cargo, triple));
  };
  return {config,
          built.workspace,
          {built.build.host.triple, built.build.target_platform().triple, cfg}};
}

}  // namespace

TestSuites list_in_place(const BuiltWorkspace& built, const std::filesystem::path& tree,
                         const InPlaceListing& listing) {
  TestSuites suites = make_suites(
      built.build, built.workspace, Placement::in_place,
      read_cargo_env(built.workspace.root, ConfigScope::machine, built.cargo.config_values()));
  set_runners(suites, runners_of(built, ConfigScope::machine));
  set_fallback_runner(suites, listing.fallback_runner);
  const RunPolicies policies = policies_of(built);
  policies.apply(suites);
  const WriteTreeFile write = [&tree](const std::string& path, const std::string& bytes) {
    write_file(tree / path, bytes, ExitCode::test_list_failed);
  };
  write_launch_files(suites, write);
  if (listing.choose) listing.choose(built.workspace, suites);
  list_tests(suites, tree, find_installed_driver().file, built.workspace.root,
             profile_variable(listing.profile), listing.time_limit);
  policies.apply(suites);
  if (listing.choose) listing.choose(built.workspace, suites);
  write_launch_files(suites, write);
  warn_of_unlisted(suites);
  if (test_count(suites) == 0) report_warning("there are no tests");
  report_step("Listed", counted(test_count(suites), "test") + " in " +
                            counted(suite_count(suites), "test binary"));
  return suites;
}

void write_depfile(const BuiltWorkspace& built, const std::string& depfile,
                   const std::filesystem::path& output, const std::set<std::string>& others) {
  if (depfile.empty()) return;
  std::set<std::string> inputs = build_inputs(built.messages, built.workspace);
  const std::string configuration = NextestConfig::file(built.workspace.root).string();
  if (std::filesystem::exists(configuration)) inputs.insert(configuration);
  inputs.insert(others.begin(), others.end());
  replace_file(depfile, depfile_text(output, inputs), ExitCode::write_output_error);
}

}  // namespace reuse_build
