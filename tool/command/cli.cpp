// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/cli.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <filesystem>
#include <functional>

#include "command/commands.hpp"

namespace reuse_build {

namespace {

constexpr const char* footer = R"(Examples:
  reuse-build archive --manifest-path Cargo.toml --archive-file tests.tar.zst
  reuse-build ctest --archive-file tests.tar.zst --workspace-remap . -- -j8 -R parser
`reuse-build <subcommand> --help` has more.

Exit codes: 0 success, 2 wrong usage, 4 no tests to run, 96 set-up error, 100 tests failed,
101 build failed, 102 cargo metadata failed, 103 archive not written, 104 tests not listed,
110 output not written.
Environment: REUSE_BUILD_CACHE_DIR (extracted archives), REUSE_BUILD_WORKSPACE (as
--workspace-remap), CARGO, RUSTC, SOURCE_DATE_EPOCH, NO_COLOR.)";

using Arguments = std::vector<std::string>;

std::string absolute(const std::string& path) {
  return path.empty() ? path : std::filesystem::absolute(path).string();
}

// An option whose every value is passed on to cargo as `<name> <value>`.
CLI::Option* pass_value(CLI::App& app, Arguments& to, const std::string& names,
                        const std::string& cargo_name, const std::string& help) {
  const std::function<void(const std::string&)> append = [&to, cargo_name](const auto& value) {
    to.push_back(cargo_name);
    to.push_back(value);
  };
  return app
      .add_option_function<Arguments>(
          names,
          [append](const Arguments& values) {
            for (const std::string& value : values) append(value);
          },
          help)
      ->allow_extra_args(false)
      ->take_all();
}

CLI::Option* pass_flag(CLI::App& app, Arguments& to, const std::string& names,
                       const std::string& cargo_name, const std::string& help) {
  return app.add_flag_callback(
      names, [&to, cargo_name] { to.push_back(cargo_name); }, help);
}

// cargo's own options, by cargo's and nextest's names.
void add_cargo_options(CLI::App& app, CargoOptions& cargo) {
  const auto value = [&](Arguments& to, const char* names, const char* cargo_name,
                         const char* help) {
    pass_value(app, to, names, cargo_name, help)->group("Cargo options");
  };
  const auto flag = [&](Arguments& to, const char* names, const char* cargo_name,
                        const char* help) {
    pass_flag(app, to, names, cargo_name, help)->group("Cargo options");
  };
  app.add_option("--manifest-path", cargo.manifest_path, "Path to Cargo.toml")
      ->check(CLI::ExistingFile.description(""))
      ->type_name("FILE")
      ->group("Cargo options");
  app.add_option("--target-dir", cargo.target_dir, "Directory for cargo's output")
      ->type_name("DIR")
      ->group("Cargo options");
  value(cargo.selection, "-p,--package", "--package", "Package to test");
  flag(cargo.selection, "--workspace", "--workspace", "Test all packages of the workspace");
  value(cargo.selection, "--exclude", "--exclude", "Package to leave out");
  flag(cargo.selection, "--lib", "--lib", "Test only the library's unit tests");
  flag(cargo.selection, "--bins", "--bins", "Test all binaries");
  value(cargo.selection, "--bin", "--bin", "Test this binary");
  flag(cargo.selection, "--tests", "--tests", "Test all targets that have `test = true`");
  value(cargo.selection, "--test", "--test", "Test this integration test");
  flag(cargo.selection, "--benches", "--benches", "Test all benches");
  value(cargo.selection, "--bench", "--bench", "Test this bench");
  flag(cargo.selection, "--examples", "--examples", "Test all examples");
  value(cargo.selection, "--example", "--example", "Test this example");
  flag(cargo.selection, "--all-targets", "--all-targets", "Test all targets");
  flag(cargo.selection, "-r,--release", "--release", "Build with the release profile");
  value(cargo.selection, "--cargo-profile", "--profile", "Build with this cargo profile");
  value(cargo.selection, "--build-jobs", "--jobs", "Number of build jobs");
  value(cargo.features, "-F,--features", "--features", "Features to activate");
  flag(cargo.features, "--all-features", "--all-features", "Activate all features");
  flag(cargo.features, "--no-default-features", "--no-default-features",
       "Leave out the default features");
  flag(cargo.resolution, "--locked", "--locked", "Require Cargo.lock to be up to date");
  flag(cargo.resolution, "--offline", "--offline", "Do not use the network");
  flag(cargo.resolution, "--frozen", "--frozen", "Both of them");
  value(cargo.resolution, "--config", "--config", "Override a configuration value of cargo");
}

std::string failure_message(const CLI::App* app, const CLI::Error& error) {
  const bool extra = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  const CLI::App* command = app->get_subcommands().empty() ? app : app->get_subcommands().front();
  const bool of_ctest = extra && command->check_name("ctest");
  return to_text(Error(ExitCode::usage, error.what(),
                       of_ctest ? "ctest's own options go after `--`: reuse-build ctest … -- -j8"
                                : "reuse-build --help shows how"));
}

void make_absolute(CargoOptions& cargo) {
  cargo.manifest_path = absolute(cargo.manifest_path);
  cargo.target_dir = absolute(cargo.target_dir);
}

CLI::Option* add_workspace_remap(CLI::App& app, std::string& remap) {
  return app
      .add_option("--workspace-remap", remap, "Where the workspace's sources are on this machine")
      ->type_name("DIR");
}

void add_test_source(CLI::App& app, TestSource& source) {
  app.add_option("--archive-file", source.archive_file, "Archive to take the tests from")
      ->type_name("FILE");
  add_workspace_remap(app, source.workspace_remap);
  app.add_option("--run-ignored", source.run_ignored, "Tests marked #[ignore]")
      ->envname("REUSE_BUILD_RUN_IGNORED")
      ->check(CLI::IsMember({"default", "only", "all"}));
  add_cargo_options(app, source.cargo);
}

// cargo's options are for building; --workspace-remap for what was built elsewhere.
void check(const TestSource& source) {
  if (!source.archive_file.empty() && source.cargo.any()) {
    throw Error(ExitCode::usage,
                "cargo options cannot be used with --archive-file: its tests are built already",
                "give them to `reuse-build archive`, on the build machine");
  }
  if (source.archive_file.empty() && !source.workspace_remap.empty()) {
    throw Error(ExitCode::usage, "--workspace-remap cannot be used without --archive-file",
                "without an archive the workspace is the one that is built");
  }
}

void make_absolute(TestSource& source) {
  source.archive_file = absolute(source.archive_file);
  source.workspace_remap = absolute(source.workspace_remap);
  make_absolute(source.cargo);
}

// All subcommands, with the options they fill; `action` is set by the one that is given.
class CommandLine {
 public:
  CommandLine()
      : app_("Build C++ and Rust tests once, run them anywhere under ctest.", "reuse-build") {
    app_.set_version_flag("-V,--version", std::string("reuse-build ") + REUSE_BUILD_VERSION + " (" +
                                              REUSE_BUILD_TRIPLE + ")");
    app_.footer(footer);
    app_.failure_message(failure_message);
    app_.require_subcommand(1);
    add_archive();
    add_tree();
    add_extract();
    add_list();
    add_ctest();
    add_cache();
  }

  int run(int argc, char** argv) {
    if (argc > 1) check_subcommand(argv[1]);
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
    }
    return static_cast<int>(action_());
  }

 private:
  // CLI11 only says that one is required.
  void check_subcommand(const std::string& word) const {
    const auto has_name = [&word](const CLI::App* app) { return app->check_name(word); };
    const auto all = app_.get_subcommands([](const CLI::App* /*app*/) { return true; });
    if (word.rfind('-', 0) == 0 || std::any_of(all.begin(), all.end(), has_name)) return;
    throw Error(ExitCode::usage, "there is no subcommand '" + word + "'",
                "reuse-build --help lists them");
  }

  CLI::App& add(const char* name, const char* help, const std::string& example,
                const std::function<ExitCode()>& action) {
    CLI::App* app = app_.add_subcommand(name, help);
    app->footer("Example:\n  reuse-build " + example + "\n");
    app->callback([this, action] { action_ = action; });
    return *app;
  }

  void add_archive() {
    CLI::App& app =
        add("archive", "Build a workspace's tests and write them into an archive",
            "archive --manifest-path Cargo.toml --workspace --archive-file tests.tar.zst", [this] {
              make_absolute(archive_.cargo);
              archive_.archive_file = absolute(archive_.archive_file);
              archive_.depfile = absolute(archive_.depfile);
              return run_archive(archive_);
            });
    app.add_option("--archive-file", archive_.archive_file, "The archive to write, *.tar.zst")
        ->required()
        ->type_name("FILE");
    app.add_option("--zstd-level", archive_.zstd_level,
                   "Compression level, -7 to 22; 0: default (3)")
        ->check(CLI::Range(-7, 22).description(""))
        ->type_name("N");
    app.add_option("--depfile", archive_.depfile,
                   "Also write what the archive depends on, for Ninja")
        ->type_name("FILE");
    add_cargo_options(app, archive_.cargo);
  }

  void add_tree() {
    CLI::App& app =
        add("tree", "Build a workspace's tests and make them known to ctest, in place",
            "tree --manifest-path Cargo.toml --output-dir tests && ctest --test-dir tests", [this] {
              make_absolute(tree_.cargo);
              tree_.output_directory = absolute(tree_.output_directory);
              tree_.depfile = absolute(tree_.depfile);
              return run_tree(tree_);
            });
    app.add_option("--output-dir", tree_.output_directory, "Directory that ctest will read")
        ->required()
        ->type_name("DIR");
    app.add_option("--depfile", tree_.depfile, "Also write what the tests depend on, for Ninja")
        ->type_name("FILE");
    add_cargo_options(app, tree_.cargo);
  }

  void add_extract() {
    CLI::App& app =
        add("extract", "Extract an archive into a tree that plain ctest can run",
            "extract --archive-file tests.tar.zst --extract-to there --workspace-remap .", [this] {
              extract_.archive_file = absolute(extract_.archive_file);
              extract_.extract_to = absolute(extract_.extract_to);
              extract_.workspace_remap = absolute(extract_.workspace_remap);
              return run_extract(extract_);
            });
    app.add_option("--archive-file", extract_.archive_file, "The archive")
        ->required()
        ->type_name("FILE");
    app.add_option("--extract-to", extract_.extract_to, "Directory that will hold target/")
        ->required()
        ->type_name("DIR");
    app.add_flag("--extract-overwrite", extract_.overwrite, "Replace an earlier extraction there");
    add_workspace_remap(app, extract_.workspace_remap);
  }

  void add_list() {
    CLI::App& app = add("list", "List the tests of an archive or of a workspace",
                        "list --archive-file tests.tar.zst --message-format oneline", [this] {
                          check(list_.source);
                          make_absolute(list_.source);
                          return run_list(list_);
                        });
    app.add_option("--message-format", list_.message_format,
                   "auto, human, or oneline (`<binary id> <test>`)")
        ->check(CLI::IsMember({"auto", "human", "oneline"}));
    add_test_source(app, list_.source);
  }

  void add_ctest() {
    CLI::App& app =
        add("ctest", "Run the tests of an archive or of a workspace under ctest",
            "ctest --archive-file tests.tar.zst --workspace-remap . -- -j8 -R parser", [this] {
              check(ctest_.source);
              make_absolute(ctest_.source);
              return run_ctest(ctest_);
            });
    app.alias("run");
    add_test_source(app, ctest_.source);
    app.add_option("ctest-arguments", ctest_.arguments, "Arguments of ctest, after `--`");
  }

  void add_cache() {
    CLI::App* app = app_.add_subcommand("cache", "Show or empty the cache of extracted archives");
    app->require_subcommand(1);
    app->add_subcommand("dir", "Print where it is")->callback([this] { action_ = run_cache_dir; });
    CLI::App* prune =
        app->add_subcommand("prune", "Remove what was not used lately and is not in use");
    prune->add_option("--older-than", prune_.older_than_days, "Days since the last use; 0: all")
        ->check(CLI::Range(0, 36500).description(""))
        ->type_name("DAYS")
        ->capture_default_str();
    prune->callback([this] { action_ = [this] { return run_cache_prune(prune_); }; });
  }

  CLI::App app_;
  std::function<ExitCode()> action_;
  ArchiveOptions archive_;
  TreeOptions tree_;
  ExtractCommandOptions extract_;
  ListOptions list_;
  CtestOptions ctest_;
  PruneOptions prune_;
};

}  // namespace

int run_command_line(int argc, char** argv) {
  return CommandLine().run(argc, argv);
}

}  // namespace reuse_build
