// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/cli.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command/commands.hpp"
#include "report/progress.hpp"

namespace reuse_build {

namespace {

constexpr const char* footer = R"(Examples:
  reuse-build archive --manifest-path Cargo.toml --archive-file tests.tar.zst
  reuse-build ctest --archive-file tests.tar.zst --workspace-remap . -- -j8 -R parser
`reuse-build <subcommand> --help` has more.

Exit codes: 0 success, 2 wrong usage, 4 no tests to run, 94 wrong filterset, 96 set-up error,
100 tests failed, 101 build failed, 102 cargo metadata failed, 103 archive not written,
104 tests not listed, 110 output not written.
Environment: REUSE_BUILD_CACHE_DIR (extracted archives), REUSE_BUILD_WORKSPACE (as
--workspace-remap), CARGO, RUSTC, NEXTEST_PROFILE, SOURCE_DATE_EPOCH, NO_COLOR, CLICOLOR_FORCE.)";

// The innermost subcommand that was given: `reuse-build cache prune`.
std::string command_given(const CLI::App* app) {
  std::string command = app->get_name();
  while (!app->get_subcommands().empty()) {
    app = app->get_subcommands().front();
    command += " " + app->get_name();
  }
  return command;
}

std::string failure_message(const CLI::App* app, const CLI::Error& error) {
  const bool extra = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  const std::string command = command_given(app);
  std::string hint = command + " --help shows how";
  if (extra && command.ends_with(" ctest")) {
    hint =
        "an archive is given by --archive-file FILE, ctest's own options after `--`: "
        "reuse-build ctest … -- -j8";
  } else if (extra && (command.ends_with(" list") || command.ends_with(" extract"))) {
    hint = "an archive is given by --archive-file FILE; " + hint;
  }
  return to_text(Error(ExitCode::usage, error.what(), hint));
}

// The words up to the first `--`, and those behind it, which are another program's.
struct Words {
  Words(int argc, char** argv) : own(argv, argv + argc) {
    const auto dashes = std::find(own.begin(), own.end(), "--");
    if (dashes == own.end()) return;
    has_dashes = true;
    behind_dashes.assign(dashes + 1, own.end());
    own.erase(dashes, own.end());
  }
  std::vector<std::string> own;
  std::vector<std::string> behind_dashes;
  bool has_dashes = false;
};

// All subcommands; `action_` is set by the one that is given.
class CommandLine {
 public:
  explicit CommandLine(Words words)
      : words_(std::move(words)),
        app_("Build C++ and Rust tests once, run them anywhere under ctest.", "reuse-build") {
    app_.set_version_flag("-V,--version", std::string("reuse-build ") + REUSE_BUILD_VERSION + " (" +
                                              REUSE_BUILD_TRIPLE + ")");
    app_.footer(footer);
    app_.failure_message(failure_message);
    app_.require_subcommand(1);
    add_all();
  }

  int run() {
    if (words_.own.size() > 1) check_subcommand(words_.own[1]);
    try {
      app_.parse(reversed_arguments());
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
    }
    if (words_.has_dashes && !takes_words_behind_dashes()) {
      throw Error(ExitCode::usage, "`--` is for ctest's own options, and for filters of `list`",
                  "only `reuse-build ctest` and `reuse-build list` have such; leave it out");
    }
    return static_cast<int>(action_());
  }

 private:
  [[nodiscard]] bool takes_words_behind_dashes() const {
    return app_.get_subcommand("ctest")->parsed() || app_.get_subcommand("list")->parsed();
  }

  // As CLI11 takes them, without the program's name.
  [[nodiscard]] std::vector<std::string> reversed_arguments() const {
    if (words_.own.empty()) return {};
    return {words_.own.rbegin(), words_.own.rend() - 1};
  }

  // CLI11 only says that one is required.
  void check_subcommand(const std::string& word) const {
    const auto has_name = [&word](const CLI::App* app) { return app->check_name(word); };
    const auto all = app_.get_subcommands([](const CLI::App* /*app*/) { return true; });
    if (word.rfind('-', 0) == 0 || std::any_of(all.begin(), all.end(), has_name)) return;
    throw Error(ExitCode::usage, "there is no subcommand '" + word + "'",
                "reuse-build --help lists them");
  }

  template <class Options>
  CLI::App* add(CLI::App& to, const char* name, const char* help, const std::string& example,
                ExitCode (*command)(const Options&)) {
    CLI::App* app = to.add_subcommand(name, help);
    app->footer("Example:\n  reuse-build " + example + "\n");
    const auto options = std::make_shared<Options>();
    OptionTable table(*app, words_.behind_dashes);
    declare_options(table, *options);
    table.begin_group("Output");
    table.on_flag(
        "-q,--quiet", [] { set_verbosity(Verbosity::quiet); }, "Only warnings and errors");
    table.on_flag(
        "-v,--verbose", [] { set_verbosity(Verbosity::verbose); }, "Every file");
    app->callback(
        [this, options, command] { action_ = [options, command] { return command(*options); }; });
    return app;
  }

  void add_all() {
    add(app_, "archive", "Build a workspace's tests and write them into an archive",
        "archive --manifest-path Cargo.toml --workspace --archive-file tests.tar.zst", run_archive);
    add(app_, "tree", "Build a workspace's tests and make them known to ctest, in place",
        "tree --manifest-path Cargo.toml --output-dir tests && ctest --test-dir tests", run_tree);
    add(app_, "extract", "Extract an archive into a tree that plain ctest can run",
        "extract --archive-file tests.tar.zst --extract-to there --workspace-remap .", run_extract);
    add(app_, "list", "List the tests of an archive or of a workspace",
        "list --archive-file tests.tar.zst --message-format oneline", run_list);
    add(app_, "ctest", "Run the tests of an archive or of a workspace under ctest",
        "ctest --archive-file tests.tar.zst --workspace-remap . -- -j8 -R parser", run_ctest)
        ->alias("run");
    add(app_, "inspect", "Show what an archive's bytes are, and what would make it smaller",
        "inspect tests.tar.zst", run_inspect);
    add(app_, "verify", "Compare every file of an archive, or of a tree, with its SHA-256",
        "verify tests.tar.zst", run_verify);
    add(app_, "doctor", "Say which tests cannot start on this machine, and why",
        "doctor tests.tar.zst", run_doctor);
    add_junit();
    add_cache();
  }

  void add_junit() {
    CLI::App* app = app_.add_subcommand("junit", "Make JUnit files of results, or one of several");
    app->require_subcommand(1);
    app->footer("`reuse-build ctest --junit-file FILE` writes one for the tests that it runs.");
    add(*app, "convert", "Make a JUnit file of what the driver noted of a run",
        "junit convert results --output junit.xml", run_junit_convert);
    add(*app, "merge", "Make one JUnit file of those of shards or partitions",
        "junit merge shard-*.xml --output junit.xml --archive-file tests.shard-1-of-2.tar.zst "
        "--archive-file tests.shard-2-of-2.tar.zst",
        run_junit_merge);
  }

  void add_cache() {
    CLI::App* app = app_.add_subcommand("cache", "Show or empty the cache of extracted archives");
    app->require_subcommand(1);
    app->footer(
        "It is at REUSE_BUILD_CACHE_DIR, by default ~/.cache/reuse-build, and nobody else's.");
    app->add_subcommand("dir", "Print where it is")->callback([this] { action_ = run_cache_dir; });
    add(*app, "prune", "Remove what was not used lately and is not in use",
        "cache prune --older-than 7", run_cache_prune);
  }

  Words words_;
  CLI::App app_;
  std::function<ExitCode()> action_;
};

}  // namespace

int run_command_line(int argc, char** argv) {
  return CommandLine(Words(argc, argv)).run();
}

}  // namespace reuse_build
