// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/launch_files.hpp"

#include <algorithm>
#include <filesystem>

#include "launch/runner.hpp"
#include "support/file.hpp"
#include "support/paths.hpp"
#include "tree/layout.hpp"
#include "tree/package_environment.hpp"

namespace reuse_build {

namespace {

using launch::EnvironmentLine;
using launch::Path;
using launch::Record;
using launch::Root;

// Makes the record of one binary.
class RecordMaker {
 public:
  RecordMaker(const RustBuild& build, const Workspace& workspace, Placement placement)
      : build_(build), workspace_(workspace), placement_(placement) {}

  [[nodiscard]] Record make(const TestBinary& binary, const CargoEnvironment& cargo_env) const {
    const Package& package = workspace_.package(binary.package_id);
    Record record;
    record.binary_id = binary.binary_id;
    record.platform = binary.build_platform;
    record.workspace = {Root::absolute, workspace_.root};
    if (placement_ == Placement::in_tree) {
      record.target_directory = {Root::absolute, build_.target_directory};
    }
    record.binary = in_build_directory(below_build_directory(binary.path));
    record.cwd = in_workspace(parent_of(package.manifest_path));
    add_library_paths(record);
    add_configured(record, cargo_env);
    record.configured_variables = record.environment.size();
    add_build_script(record, binary.package_id);
    set(record, "NEXTEST", "1");
    set(record, "NEXTEST_EXECUTION_MODE", "process-per-test");
    set_path(record, "CARGO_MANIFEST_DIR", record.cwd);
    for (const auto& [key, value] : package_environment(package)) set(record, key, value);
    add_binary_paths(record, binary);
    record.runner.variable = launch::runner_variable(platform_of(binary).triple);
    set(record, "NEXTEST_BINARY_ID", binary.binary_id);
    return record;
  }

 private:
  [[nodiscard]] const Platform& platform_of(const TestBinary& binary) const {
    return binary.build_platform == "host" ? build_.host : build_.target_platform();
  }

  static std::string parent_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

  static void set(Record& record, const std::string& key, const std::string& value) {
    record.environment.push_back({EnvironmentLine::Kind::value, key, value, {}});
  }
  static void set_path(Record& record, const std::string& key, const Path& path) {
    record.environment.push_back({EnvironmentLine::Kind::path, key, {}, path});
  }

  [[nodiscard]] Path in_workspace(const std::string& path) const {
    const auto below = path_below(path, workspace_.root);
    return below ? Path{Root::workspace, *below} : Path{Root::absolute, path};
  }

  [[nodiscard]] Path in_directory(const std::string& directory, const std::string& relative) const {
    if (!relative.empty() && relative.front() == '/') return {Root::absolute, relative};
    if (placement_ == Placement::in_tree) return {Root::tree, join_path("target", relative)};
    return {Root::absolute, join_path(directory, relative)};
  }
  [[nodiscard]] Path in_build_directory(const std::string& relative) const {
    return in_directory(build_.build_directory, relative);
  }
  [[nodiscard]] Path in_target_directory(const std::string& relative) const {
    return in_directory(build_.target_directory, relative);
  }

  // Relative to the build directory; as it is when it lies elsewhere.
  [[nodiscard]] std::string below_build_directory(const std::string& path) const {
    return path_below(path, build_.build_directory).value_or(path);
  }

  void add_library_paths(Record& record) const {
    for (const std::string& linked : build_.linked_paths) {
      record.library_paths.push_back({in_build_directory(linked), true});
    }
    for (const std::string& base : build_.base_output_directories) {
      record.library_paths.push_back({in_target_directory(base), false});
      record.library_paths.push_back({in_build_directory(join_path(base, "deps")), false});
    }
    add_libdir(record, build_.host.libdir, layout::host_libdir);
    if (build_.target) add_libdir(record, build_.target->libdir, layout::target_libdir);
  }

  void add_libdir(Record& record, const std::string& on_build_machine,
                  const std::string& in_tree) const {
    if (placement_ == Placement::in_tree) {
      record.library_paths.push_back({{Root::tree, in_tree}, true});
    } else if (!on_build_machine.empty()) {
      record.library_paths.push_back({{Root::absolute, on_build_machine}, false});
    }
  }

  // What leads out of the workspace by ".." is not in it.
  static Path configured_path(const std::string& value, const std::string& workspace) {
    const std::string place = std::filesystem::path(value).lexically_normal().string();
    if (!path_below(place, workspace)) return {Root::absolute, value};
    const auto below = path_below(value, workspace);
    return below ? Path{Root::workspace, *below} : Path{Root::absolute, value};
  }

  static void add_configured(Record& record, const CargoEnvironment& cargo_env) {
    using Kind = EnvironmentLine::Kind;
    for (const auto& [key, variable] : cargo_env.variables) {
      EnvironmentLine line{
          variable.force ? Kind::value : Kind::default_value, key, variable.value, {}};
      if (variable.is_path) {
        line = {variable.force ? Kind::path : Kind::default_path,
                key,
                {},
                configured_path(variable.value, cargo_env.workspace)};
      }
      record.environment.push_back(std::move(line));
    }
  }

  void add_build_script(Record& record, const std::string& package_id) const {
    const auto out_dir = build_.out_dirs.find(package_id);
    if (out_dir == build_.out_dirs.end()) return;
    set_path(record, "OUT_DIR", in_build_directory(out_dir->second));
    if (!build_.build_script_environment) return;
    const auto environment = build_.build_script_environment->find(package_id);
    if (environment == build_.build_script_environment->end()) return;
    for (const auto& [key, value] : environment->second) set(record, key, value);
  }

  // The package's own programs, for its integration tests and benches.
  void add_binary_paths(Record& record, const TestBinary& binary) const {
    if (!binary.may_run_programs()) return;
    const auto files = build_.non_test_binaries.find(binary.package_id);
    if (files == build_.non_test_binaries.end()) return;
    for (const NonTestBinary& file : files->second) {
      if (file.kind != "bin-exe") continue;
      const Path path = in_target_directory(file.path);
      std::string underscored = file.name;
      std::replace(underscored.begin(), underscored.end(), '-', '_');
      set_path(record, "CARGO_BIN_EXE_" + file.name, path);
      set_path(record, "NEXTEST_BIN_EXE_" + file.name, path);
      if (underscored != file.name) set_path(record, "NEXTEST_BIN_EXE_" + underscored, path);
    }
  }

  const RustBuild& build_;
  const Workspace& workspace_;
  Placement placement_;
};

void read_suite(TestSuite& suite, std::size_t index, const ReadTreeFile& read) {
  constexpr auto failed = ExitCode::setup_error;
  const auto record = read(layout::launch_record(index));
  if (!record) throw Error(failed, "it is missing");
  suite.record = launch::parse(*record);
  if (suite.record.binary_id != suite.binary.binary_id) {
    throw Error(failed, "it is the record of '" + suite.record.binary_id + "', not of '" +
                            suite.binary.binary_id + "'");
  }
  if (const auto names = read(layout::names_file(index))) {
    suite.tests = launch::parse_names(*names);
  } else {
    suite.not_listed = read(layout::not_listed_file(index)).value_or("");
  }
}

}  // namespace

TestSuites make_suites(const RustBuild& build, const Workspace& workspace, Placement placement,
                       const CargoEnvironment& cargo_env) {
  const RecordMaker maker(build, workspace, placement);
  TestSuites suites;
  for (const TestBinary& binary : build.binaries) {
    suites.push_back({binary,
                      workspace.package(binary.package_id).name,
                      maker.make(binary, cargo_env),
                      std::nullopt,
                      {}});
  }
  return suites;
}

void move_scripts_into_tree(Record& record, const std::string& target_directory) {
  for (launch::Script& script : record.scripts) {
    Path& path = script.program.path;
    if (path.root != Root::absolute) continue;
    const auto below = path_below(path.relative, target_directory);
    if (below) path = {Root::tree, join_path("target", *below)};
  }
}

void write_launch_files(const TestSuites& suites, const WriteTreeFile& write) {
  for (std::size_t index = 0; index < suites.size(); ++index) {
    const TestSuite& suite = suites[index];
    write(layout::launch_record(index), launch::to_text(suite.record));
    if (suite.tests) {
      write(layout::names_file(index), launch::to_text(*suite.tests));
    } else if (!suite.not_listed.empty()) {
      write(layout::not_listed_file(index), suite.not_listed);
    }
  }
}

void read_launch_files(TestSuites& suites, const ReadTreeFile& read) {
  for (std::size_t index = 0; index < suites.size(); ++index) {
    try {
      read_suite(suites[index], index, read);
    } catch (const Error& error) {
      throw Error(error.code(),
                  "the launch record '" + layout::launch_record(index) + "': " + error.message(),
                  error.hint());
    }
  }
}

}  // namespace reuse_build
