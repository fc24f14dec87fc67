// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/collect.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "build/binary_id.hpp"
#include "launch/error.hpp"
#include "support/paths.hpp"

namespace reuse_build {

namespace {

bool has_kind(const Artifact& artifact, std::initializer_list<std::string_view> kinds) {
  return std::any_of(artifact.kinds.begin(), artifact.kinds.end(), [kinds](const auto& kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  });
}

std::string test_kind(const Artifact& artifact) {
  if (has_kind(artifact, {"lib", "rlib", "dylib", "cdylib", "staticlib"})) return "lib";
  return artifact.kinds.empty() ? "test" : artifact.kinds.front();
}

// The directory that libraries and binaries are put into, relative to the build directory: above
// `deps` or `examples`, or, in the layout of -Zbuild-dir-new-layout, above
// `build/<package>/<hash>/out`.
std::string base_output_directory(std::string_view relative_binary) {
  namespace fs = std::filesystem;
  const fs::path parent = fs::path(relative_binary).parent_path();
  if (parent.filename() == "deps" || parent.filename() == "examples") {
    return parent.parent_path().string();
  }
  const fs::path build = parent.parent_path().parent_path().parent_path();
  if (parent.filename() == "out" && build.filename() == "build") {
    return build.parent_path().string();
  }
  return {};
}

class Collector {
 public:
  Collector(const Workspace& workspace, const Platform& host) : workspace_(workspace) {
    build_.target_directory = workspace.target_directory;
    build_.build_directory = workspace.build_directory;
    build_.build_script_environment.emplace();
    build_.host = host;
  }

  void add(const Artifact& artifact) {
    if (artifact.is_test && !artifact.executable.empty()) return add_test_binary(artifact);
    if (!artifact.executable.empty()) {
      if (has_kind(artifact, {"bin"})) add_file(artifact, artifact.executable, "bin-exe");
    } else if (has_kind(artifact, {"dylib", "cdylib"})) {
      for (const std::string& file : artifact.filenames) add_file(artifact, file, "dylib");
    }
  }

  void add(const BuildScript& script) {
    for (const std::string& linked : script.linked_paths) {
      const auto below = path_below(linked.substr(linked.find('=') + 1), build_.build_directory);
      if (below) build_.linked_paths.insert(*below);
    }
    const auto& members = workspace_.members;
    if (std::find(members.begin(), members.end(), script.package_id) == members.end()) return;
    const auto below = path_below(script.out_dir, build_.build_directory);
    if (!below) return;
    build_.out_dirs[script.package_id] = *below;
    (*build_.build_script_environment)[script.package_id] = script.environment;
  }

  RustBuild finish() {
    keep_packages_with_tests(build_.out_dirs);
    keep_packages_with_tests(*build_.build_script_environment);
    find_target();
    std::sort(build_.binaries.begin(), build_.binaries.end(),
              [](const TestBinary& left, const TestBinary& right) {
                return BinaryIdLess()(left.binary_id, right.binary_id);
              });
    return std::move(build_);
  }

 private:
  void add_test_binary(const Artifact& artifact) {
    const auto below = path_below(artifact.executable, build_.build_directory);
    if (!below) {
      throw Error(ExitCode::build_failed, "the test binary '" + artifact.executable +
                                              "' is not below the build directory '" +
                                              build_.build_directory + "'");
    }
    const std::string base = base_output_directory(*below);
    if (!base.empty()) build_.base_output_directories.insert(base);
    const std::string kind = test_kind(artifact);
    const Package& package = workspace_.package(artifact.package_id);
    build_.binaries.push_back({make_binary_id(package.name, kind, artifact.target_name),
                               artifact.target_name, artifact.package_id, kind, artifact.executable,
                               kind == "proc-macro" ? "host" : "target"});
  }

  void add_file(const Artifact& artifact, const std::string& file, const char* kind) {
    const auto below = path_in_archive(file);
    if (!below) return;
    build_.non_test_binaries[artifact.package_id].insert(
        {artifact.target_name, kind, *below, "target"});
  }

  // In the archive the build directory is laid over the target directory. A shared library of a
  // dependency stays in the build directory; cargo-nextest looks into the target directory alone.
  // Where one is within the other, the inner one is meant.
  [[nodiscard]] std::optional<std::string> path_in_archive(const std::string& file) const {
    std::string inner = build_.build_directory;
    std::string outer = build_.target_directory;
    if (inner.size() < outer.size()) std::swap(inner, outer);
    const auto below = path_below(file, inner);
    return below ? below : path_below(file, outer);
  }

  // With a target triple, from wherever cargo took it, its files lie in a directory of that name;
  // what lies elsewhere is for the host. (cargo's messages do not say, rust-lang/cargo#12869.)
  void find_target() {
    for (const std::string& base : build_.base_output_directories) {
      const std::size_t slash = base.find('/');
      if (slash == std::string::npos) continue;
      const std::string triple = base.substr(0, slash);
      const bool is_host = triple == build_.host.triple;
      build_.target = Platform{triple, is_host ? build_.host.libdir : "", "not-in-archive"};
    }
    if (!build_.target) return;
    for (auto& [package, files] : build_.non_test_binaries) {
      std::set<NonTestBinary> sorted;
      for (NonTestBinary file : files) {
        if (!path_below(file.path, build_.target->triple)) file.build_platform = "host";
        sorted.insert(file);
      }
      files = sorted;
    }
  }

  template <class Map>
  void keep_packages_with_tests(Map& by_package) {
    std::erase_if(by_package, [this](const auto& entry) {
      return std::none_of(
          build_.binaries.begin(), build_.binaries.end(),
          [&entry](const TestBinary& binary) { return binary.package_id == entry.first; });
    });
  }

  const Workspace& workspace_;
  RustBuild build_;
};

}  // namespace

RustBuild collect_build(const CargoMessages& messages, const Workspace& workspace,
                        const Platform& host) {
  Collector collector(workspace, host);
  for (const Artifact& artifact : messages.artifacts) collector.add(artifact);
  for (const BuildScript& script : messages.build_scripts) collector.add(script);
  return collector.finish();
}

}  // namespace reuse_build
