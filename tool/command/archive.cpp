// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <set>

#include "build/subset.hpp"
#include "cargo/debuginfo.hpp"
#include "command/built_workspace.hpp"
#include "command/commands.hpp"
#include "command/include_conditions.hpp"
#include "command/provenance.hpp"
#include "command/resolved_settings.hpp"
#include "command/shards.hpp"
#include "command/size_advice.hpp"
#include "config/cargo_config.hpp"
#include "config/platform_spec.hpp"
#include "pack/baked_path_lint.hpp"
#include "pack/contents.hpp"
#include "pack/includes.hpp"
#include "pack/pack.hpp"
#include "report/progress.hpp"
#include "select/filterset.hpp"
#include "support/file.hpp"
#include "support/paths.hpp"
#include "tree/launch_files.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

TestSuites list_in_scratch(const BuiltWorkspace& built) {
  const StagedDirectory scratch(fs::temp_directory_path(), "reuse-build", failed);
  return list_in_place(built, scratch.path());
}

// A directory's name may end in one.
fs::path without_slash(const fs::path& file) {
  return file.has_filename() ? file : file.parent_path();
}

void check(const ArchiveOptions& options) {
  if (options.shards != 0 || (!options.split_binaries && options.durations.empty())) return;
  const std::string option = options.split_binaries ? "--split-binaries" : "--durations";
  throw Error(ExitCode::usage, option + " cannot be used without --shards",
              "say how many archives to write: --shards 4");
}

// As they will be in the tree, with the tests that were listed in place.
TestSuites archived_suites(const RustBuild& build, const Workspace& workspace,
                           const CargoEnvironment& cargo_env, const TestSuites& listed) {
  TestSuites suites = make_suites(build, workspace, Placement::in_tree, cargo_env);
  for (TestSuite& suite : suites) {
    for (const TestSuite& one : listed) {
      if (one.binary.binary_id != suite.binary.binary_id) continue;
      suite.tests = one.tests;
      suite.not_listed = one.not_listed;
    }
  }
  return suites;
}

// Everything that a run of `archive` knows, step by step.
class Archiving {
 public:
  explicit Archiving(const ArchiveOptions& options)
      : options_(options),
        format_(format_to_write(options.archive_format, options.archive_file)),
        file_(without_slash(options.archive_file)),
        driver_(find_installed_driver()) {
    // Before the build: an archive that cannot be written should not cost a build.
    make_container(format_, file_, {});
  }

  void run() {
    build();
    listed_ = list_in_scratch(built_);
    lint_baked_paths(built_.build, built_.workspace, settings().lint.value_or(Lint::warn));
    if (options_.shards == 0) {
      pack_one(file_, std::nullopt);
    } else {
      pack_shards();
    }
    write_depfile(built_, options_.depfile, first_file_, inputs_);
  }

 private:
  [[nodiscard]] const ArchiveSettings& settings() const { return resolved_.settings; }

  void build() {
    CargoOptions cargo = options_.cargo;
    const FoundWorkspace found = find_workspace_of(cargo);
    resolved_ = resolve_settings(options_, found.workspace.root);
    zstd_ = compression_of(settings());
    require_packages(resolved_.includes, found.workspace);
    include_conditions_ = IncludeConditions(resolved_.includes, found.workspace);
    const Filterset filterset = Filterset::compile(
        options_.filtersets, WorkspaceGraph(found.workspace), FiltersetUse::archive);
    const auto debuginfo = debuginfo_arguments(settings().debuginfo.value_or(Debuginfo::full),
                                               cargo, found.workspace.root);
    cargo.resolution.insert(cargo.resolution.end(), debuginfo.begin(), debuginfo.end());
    if (options_.remap_source) cargo.environment = remapping_environment(cargo, found);
    built_ = build_workspace(found, cargo, settings().programs.value_or(ProgramSelection()));
    keep_binaries(built_.build, [&filterset](const TestBinary& binary) {
      return filterset.matches_binary(binary) == Verdict::yes;
    });
  }

  void pack_shards() {
    const std::vector<ShardTests> shards =
        deal_shards(listed_, {options_.shards, options_.split_binaries, options_.durations});
    for (const ShardTests& shard : shards) {
      pack_one(shard_file(file_, shard.shard.index, shard.shard.count), shard);
    }
  }

  // The whole, or a shard of it.
  void pack_one(const fs::path& file, const std::optional<ShardTests>& shard) {
    const auto start = std::chrono::steady_clock::now();
    RustBuild build = built_.build;
    if (shard) {
      keep_binaries(build, [&shard](const TestBinary& binary) {
        return shard->tests.contains(binary.binary_id);
      });
    }
    PackRequest request;
    request.file = file;
    request.format = format_;
    request.zstd = zstd_;
    request.files = plan_files(contents_of(build), build, settings().strip.value_or(Strip::none));
    if (settings().without_libstd.value_or(false)) leave_out_libstd(request.files);
    request.manifest = describe_build(built_, options_.cargo, driver_.triple);
    if (shard) request.manifest.shard = shard->shard;
    request.driver = driver_;
    add_documents(request, build, shard);
    report(file, pack(request), start);
  }

  void add_documents(PackRequest& request, const RustBuild& build,
                     const std::optional<ShardTests>& shard) const {
    request.build = build;
    request.cargo_metadata = built_.workspace.json;
    Workspace workspace = built_.workspace;
    if (options_.remap_source) {
      remap_documents(request.build, workspace);
      request.cargo_metadata = workspace.json;
    }
    const CargoEnvironment cargo_env = read_cargo_env(built_.workspace.root, ConfigScope::project);
    request.suites = archived_suites(request.build, workspace, cargo_env, listed_);
    if (!shard) return;
    for (TestSuite& suite : request.suites) suite.tests = shard->tests.at(suite.binary.binary_id);
  }

  std::vector<ContentFile> contents_of(const RustBuild& build) {
    const auto matching = [&](const std::string& filter) {
      return include_conditions_.matching(filter, build);
    };
    const auto is_for_platform = [&](const std::string& platform) {
      const std::string& triple = build.target_platform().triple;
      const bool needs_cfg = is_cfg_expression(platform);
      return platform_matches(
          platform, triple,
          needs_cfg ? rustc_cfg(options_.cargo, triple) : std::vector<std::string>());
    };
    std::vector<ContentFile> files = archive_contents(
        {build, built_.workspace, settings(), resolved_.includes, matching, is_for_platform});
    for (const ContentFile& file : files) note_input(file.source.string());
    files.push_back({layout::driver(driver_.triple), driver_.file, false, {}});
    return files;
  }

  // What cargo did not make: its change makes another archive, though cargo has nothing to build.
  void note_input(const std::string& source) {
    if (path_below(source, built_.build.target_directory)) return;
    if (!path_below(source, built_.build.build_directory)) inputs_.insert(source);
  }

  void report(const fs::path& file, const PackResult& packed,
              std::chrono::steady_clock::time_point start) {
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    const std::string size = format_ == ArchiveFormat::directory
                                 ? human_size(packed.unpacked_size)
                                 : human_size(fs::file_size(file)) + ", " +
                                       human_size(packed.unpacked_size) + " unpacked";
    report_step("Archived",
                fmt::format("{} to {} ({}) in {:.2f}s", counted(packed.file_count, "file"),
                            file.string(), size, seconds.count()));
    const bool is_first = first_file_.empty();
    if (is_first) first_file_ = file;
    if (format_ == ArchiveFormat::tar_zst && is_first) advise_on_size(file);
  }

  const ArchiveOptions& options_;
  ArchiveFormat format_;
  fs::path file_;
  InstalledDriver driver_;
  ResolvedSettings resolved_;
  IncludeConditions include_conditions_;
  ZstdOptions zstd_;
  BuiltWorkspace built_;
  TestSuites listed_;
  fs::path first_file_;           // that was packed
  std::set<std::string> inputs_;  // other than cargo's
};

}  // namespace

ExitCode run_archive(const ArchiveOptions& options) {
  check(options);
  Archiving(options).run();
  return ExitCode::ok;
}

}  // namespace reuse_build
