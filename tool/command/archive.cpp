// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <set>

#include "archive/archive_name.hpp"
#include "build/subset.hpp"
#include "cargo/debuginfo.hpp"
#include "command/built_workspace.hpp"
#include "command/commands.hpp"
#include "command/include_conditions.hpp"
#include "command/provenance.hpp"
#include "command/remap_source.hpp"
#include "command/resolved_settings.hpp"
#include "command/shards.hpp"
#include "command/size_advice.hpp"
#include "config/cargo_config.hpp"
#include "pack/baked_path_lint.hpp"
#include "pack/contents.hpp"
#include "pack/includes.hpp"
#include "pack/pack.hpp"
#include "pack/sources.hpp"
#include "report/progress.hpp"
#include "select/filterset.hpp"
#include "support/file.hpp"
#include "support/paths.hpp"
#include "tree/launch_files.hpp"
#include "tree/layout.hpp"
#include "tree/suite_runners.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;

TestSuites list_in_scratch(const BuiltWorkspace& built, std::chrono::seconds time_limit) {
  const StagedDirectory scratch(fs::temp_directory_path(), "reuse-build", failed);
  return list_in_place(built, scratch.path(), {{}, "default", time_limit});
}

void check(const ArchiveOptions& options) {
  if (options.shards != 0 || (!options.split_binaries && options.durations.empty())) return;
  const std::string option = options.split_binaries ? "--split-binaries" : "--durations";
  throw Error(ExitCode::usage, option + " cannot be used without --shards",
              "say how many archives to write: --shards 4");
}

// As they will be in the tree, with the tests that were listed in place and their policies.
TestSuites archived_suites(const RustBuild& build, const Workspace& workspace,
                           const CargoEnvironment& cargo_env, const PlatformRunners& runners,
                           const TestSuites& listed) {
  TestSuites suites = make_suites(build, workspace, Placement::in_tree, cargo_env);
  set_runners(suites, runners);
  for (TestSuite& suite : suites) {
    suite.record.runner.is_final = false;  // the target machine's variable can name its own
    for (const TestSuite& one : listed) {
      if (one.binary.binary_id != suite.binary.binary_id) continue;
      suite.record.policies = one.record.policies;
      suite.record.profiles = one.record.profiles;
      suite.record.scripts = one.record.scripts;
      move_scripts_into_tree(suite.record, build.target_directory);
      suite.tests = one.tests;
      suite.not_listed = one.not_listed;
    }
  }
  return suites;
}

void report_packed(const fs::path& file, ArchiveFormat format, const PackResult& packed,
                   std::chrono::steady_clock::time_point start) {
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const std::string unpacked = human_size(packed.unpacked_size);
  const std::string size = format == ArchiveFormat::directory
                               ? unpacked
                               : human_size(fs::file_size(file)) + ", " + unpacked + " unpacked";
  report_step("Archived",
              fmt::format("{} to {} ({}) in {:.2f}s", counted(packed.file_count, "file"),
                          file.string(), size, seconds.count()));
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
    configure();
    build();
    listed_ = list_in_scratch(built_, options_.list_timeout);
    lint_baked_paths(built_.build, built_.workspace, settings().lint.value_or(Lint::warn));
    const fs::path first = options_.shards == 0 ? file_ : shard_file(file_, 1, options_.shards);
    if (options_.shards == 0) {
      pack_one(file_, built_.build, std::nullopt);
    } else {
      pack_shards();
    }
    if (format_ == ArchiveFormat::tar_zst) advise_on_size(first);
    write_depfile(built_, options_.depfile, first, inputs_);
  }

 private:
  [[nodiscard]] const ArchiveSettings& settings() const { return resolved_.settings; }

  // All mistakes that can be told before cargo builds are told here.
  void configure() {
    found_ = find_workspace_of(options_.cargo);
    resolved_ = resolve_settings(options_, found_.workspace.root);
    zstd_ = compression_of(settings());
    filterset_ = Filterset::compile(options_.filtersets, WorkspaceGraph(found_.workspace),
                                    FiltersetUse::archive);
    require_packages(resolved_.includes, found_.workspace);
    include_conditions_ = IncludeConditions(resolved_.includes, found_.workspace, options_.cargo);
    const SourceSelection source = settings().source.value_or(SourceSelection());
    require_sources(found_.workspace, source);
  }

  void build() {
    CargoOptions cargo = options_.cargo;
    const auto debuginfo = debuginfo_arguments(settings().debuginfo.value_or(Debuginfo::full),
                                               cargo, found_.workspace.root);
    cargo.resolution.insert(cargo.resolution.end(), debuginfo.begin(), debuginfo.end());
    if (options_.remap_source) cargo.environment = remapping_environment(cargo, found_);
    built_ = build_workspace(found_, cargo, settings().programs.value_or(ProgramSelection()));
    keep(built_.build, [this](const TestBinary& binary) {
      return filterset_->matches_binary(binary) == Verdict::yes;
    });
  }

  // Programs that were asked for stay, whichever test binaries do.
  void keep(RustBuild& build, const std::function<bool(const TestBinary&)>& keeps_binary) const {
    const ProgramSelection programs = settings().programs.value_or(ProgramSelection());
    keep_subset(build, {keeps_binary,
                        [&programs](const std::string& name) { return programs.includes(name); }});
  }

  void pack_shards() {
    const std::vector<ShardTests> shards =
        deal_shards(listed_, {options_.shards, options_.split_binaries, options_.durations});
    for (const ShardTests& shard : shards) {
      RustBuild build = built_.build;
      keep(build,
           [&shard](const TestBinary& binary) { return shard.tests.contains(binary.binary_id); });
      pack_one(shard_file(file_, shard.shard.index, shard.shard.count), build, shard);
    }
  }

  // The whole, or a shard of it.
  void pack_one(const fs::path& file, const RustBuild& build,
                const std::optional<ShardTests>& shard) {
    const auto start = std::chrono::steady_clock::now();
    std::vector<ContentFile> contents = contents_of(build);
    note_inputs(contents);
    contents.push_back({layout::driver(driver_.triple), driver_.file, false, {}});
    PackRequest request;
    request.file = file;
    request.format = format_;
    request.zstd = zstd_;
    request.files = plan_files(contents, build, settings().strip.value_or(Strip::none));
    if (settings().without_libstd.value_or(false)) leave_out_libstd(request.files);
    request.manifest = describe_build(built_, options_.cargo, driver_.triple);
    if (shard) request.manifest.shard = shard->shard;
    request.driver = driver_;
    add_documents(request, build, shard);
    report_packed(file, format_, pack(request), start);
  }

  void add_documents(PackRequest& request, const RustBuild& build,
                     const std::optional<ShardTests>& shard) const {
    request.build = build;
    Workspace workspace = built_.workspace;
    if (options_.remap_source) remap_documents(request.build, workspace);
    request.cargo_metadata = workspace.json;
    const CargoEnvironment cargo_env =
        read_cargo_env(built_.workspace.root, ConfigScope::project, options_.cargo.config_values());
    request.suites = archived_suites(request.build, workspace, cargo_env,
                                     runners_of(built_, ConfigScope::project), listed_);
    if (!shard) return;
    for (TestSuite& suite : request.suites) suite.tests = shard->tests.at(suite.binary.binary_id);
  }

  [[nodiscard]] std::vector<ContentFile> contents_of(const RustBuild& build) const {
    return archive_contents(
        {build, built_.workspace, settings(), resolved_.includes,
         [&](const std::string& filter) { return include_conditions_.matching(filter, build); },
         [&](const std::string& platform) {
           return include_conditions_.is_for_platform(platform, build);
         }});
  }

  // What cargo did not make: its change makes another archive, though cargo has nothing to build.
  void note_inputs(const std::vector<ContentFile>& contents) {
    for (const ContentFile& file : contents) {
      const std::string source = file.source.string();
      const bool is_cargos = path_below(source, built_.build.target_directory) ||
                             path_below(source, built_.build.build_directory);
      if (!is_cargos) inputs_.insert(source);
    }
  }

  const ArchiveOptions& options_;
  ArchiveFormat format_;
  fs::path file_;
  InstalledDriver driver_;
  FoundWorkspace found_;
  ResolvedSettings resolved_;
  ZstdOptions zstd_;
  std::optional<Filterset> filterset_;
  IncludeConditions include_conditions_;
  BuiltWorkspace built_;
  TestSuites listed_;
  std::set<std::string> inputs_;  // other than cargo's
};

}  // namespace

ExitCode run_archive(const ArchiveOptions& options) {
  check(options);
  Archiving(options).run();
  return ExitCode::ok;
}

}  // namespace reuse_build
