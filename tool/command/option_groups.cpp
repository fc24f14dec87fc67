// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/option_groups.hpp"

#include <filesystem>
#include <memory>

#include "archive/archive_name.hpp"
#include "launch/error.hpp"

namespace reuse_build {

namespace {

using Arguments = std::vector<std::string>;

// Options that are passed on to cargo.
class CargoOptionTable {
 public:
  explicit CargoOptionTable(OptionTable& table) : table_(table) {}

  void value(Arguments& to, const char* names, const char* cargo_name, const char* type,
             const char* help) {
    table_.each(
        names,
        [&to, cargo_name](const std::string& text) {
          to.emplace_back(cargo_name);
          to.push_back(text);
        },
        type, help);
  }
  void flag(Arguments& to, const char* names, const char* cargo_name, const char* help) {
    table_.on_flag(
        names, [&to, cargo_name] { to.emplace_back(cargo_name); }, help);
  }

 private:
  OptionTable& table_;
};

void declare_targets(CargoOptionTable& table, Arguments& to) {
  table.value(to, "-p,--package", "--package", "SPEC", "Package to test");
  table.flag(to, "--workspace", "--workspace", "Test all packages of the workspace");
  table.value(to, "--exclude", "--exclude", "SPEC", "Package to leave out");
  table.flag(to, "--lib", "--lib", "Test only the library's unit tests");
  table.flag(to, "--bins", "--bins", "Test all binaries");
  table.value(to, "--bin", "--bin", "NAME", "Test this binary");
  table.flag(to, "--tests", "--tests", "Test all targets that have `test = true`");
  table.value(to, "--test", "--test", "NAME", "Test this integration test");
  table.flag(to, "--benches", "--benches", "Test all benches");
  table.value(to, "--bench", "--bench", "NAME", "Test this bench");
  table.flag(to, "--examples", "--examples", "Test all examples");
  table.value(to, "--example", "--example", "NAME", "Test this example");
  table.flag(to, "--all-targets", "--all-targets", "Test all targets");
}

// A path becomes absolute, a bare name is for PATH.
std::string program_word(const std::string& word) {
  if (word.find('/') == std::string::npos) return word;
  return std::filesystem::absolute(word).lexically_normal().string();
}

void declare_limits(OptionTable& table, ExtractLimits& limits) {
  constexpr long long most = 1LL << 62U;
  const auto limit = [&](const char* name, std::uint64_t& to, const char* help) {
    table.number(
        name, [&to](long long value) { to = static_cast<std::uint64_t>(value); }, 1, most, "N",
        help);
  };
  limit("--max-members", limits.members, "Most members that an archive may have (1000000)");
  limit("--max-bytes", limits.bytes, "Most bytes that it may unpack to (256 GiB)");
  limit("--max-ratio", limits.ratio, "Most bytes for each of the archive's, beyond 1 GiB (1000)");
}

// Else a workspace that happens to be here would be built, for tests that are called so.
void require_no_archive_among(const std::vector<std::string>& filters) {
  for (const std::string& filter : filters) {
    const auto format = format_of_name(filter);
    if (!format || *format == ArchiveFormat::directory) continue;
    throw Error(ExitCode::usage, "'" + filter + "' is called like an archive, not like tests",
                "an archive is given by --archive-file FILE, tests that are called so by -E");
  }
}

}  // namespace

void declare_cargo_options(OptionTable& table, CargoOptions& cargo) {
  table.begin_group("Cargo options");
  table.existing_file("--manifest-path", cargo.manifest_path, "Path to Cargo.toml");
  table.path("--target-dir", cargo.target_dir, "DIR", "Directory for cargo's output");
  CargoOptionTable passed(table);
  declare_targets(passed, cargo.selection);
  passed.flag(cargo.selection, "-r,--release", "--release", "Build with the release profile");
  passed.value(cargo.selection, "--cargo-profile", "--profile", "NAME",
               "Build with this cargo profile");
  passed.value(cargo.selection, "--build-jobs", "--jobs", "N", "Number of build jobs");
  passed.value(cargo.features, "-F,--features", "--features", "FEATURES", "Features to activate");
  passed.flag(cargo.features, "--all-features", "--all-features", "Activate all features");
  passed.flag(cargo.features, "--no-default-features", "--no-default-features",
              "Leave out the default features");
  passed.flag(cargo.resolution, "--locked", "--locked", "Require Cargo.lock to be up to date");
  passed.flag(cargo.resolution, "--offline", "--offline", "Do not use the network");
  passed.flag(cargo.resolution, "--frozen", "--frozen", "Both of them");
  passed.value(cargo.resolution, "--config", "--config", "KEY=VALUE|FILE",
               "Override a configuration value of cargo");
}

void declare_profile_options(OptionTable& table, SelectionOptions& selection) {
  table.begin_group("Profile");
  table.text("-P,--profile", selection.profile, "NAME", "Profile of .config/nextest.toml",
             "NEXTEST_PROFILE");
  table.flag("--ignore-default-filter", selection.ignore_default_filter,
             "Take also the tests that its default-filter leaves out");
}

void declare_selection_options(OptionTable& table, SelectionOptions& selection) {
  declare_profile_options(table, selection);
  table.begin_group("Test selection");
  table.words("FILTER", selection.names.wanted, "Parts of the names of tests to take");
  table.list("--skip", selection.names.skipped, "FILTER",
             "Part of the names of tests to leave out");
  table.flag("--exact", selection.names.exact, "They are whole names, not parts");
  table.list("-E,--filterset,--filter-expr", selection.filtersets, "EXPRESSION",
             "Tests that this filterset of cargo-nextest's language matches");
  table.text("--partition", selection.partition, "PART",
             "hash:M/N, count:M/N, slice:M/N or time:M/N: the M-th of N parts");
  table.each(
      "--durations", [&selection](const std::string& file) { selection.durations.push_back(file); },
      "FILE", "How long tests took, for time:M/N: a JUnit file, or ctest's CTestCostData.txt");
  table.choice("--platform-filter", selection.platform_filter, {"target", "host", "any"},
               "Build platform of the tests");
}

void declare_list_timeout(OptionTable& table, std::chrono::seconds& timeout) {
  constexpr long long a_day = 24LL * 60 * 60;
  table.number(
      "--list-timeout", [&timeout](long long value) { timeout = std::chrono::seconds(value); }, 1,
      a_day, "SECONDS", "Most time that a test binary may take to tell its tests (60)");
}

void declare_archive_format(OptionTable& table, std::string& format) {
  table.begin_group("Archive");
  table.choice("--archive-format", format,
               {"auto", "tar-zst", "tar-zstd", "tar-gz", "tar-xz", "zip", "directory"},
               "Its format; auto: by its content");
}

void declare_archive_source(OptionTable& table, ArchiveSource& archive) {
  declare_archive_format(table, archive.format);
  declare_limits(table, archive.limits);
}

// CMake's two variables about starting tests: one option for each element of their lists.
void declare_start_options(OptionTable& table, StartOptions& start) {
  table.begin_group("Starting the tests");
  table.each(
      "--fallback-runner",
      [&start](const std::string& word) {
        const bool is_program = start.fallback_runner.empty();
        start.fallback_runner.push_back(is_program ? program_word(word) : word);
      },
      "WORD", "Program, then each argument, that starts the target's tests if cargo names none");
  table.each(
      "--test-launcher", [&start](const std::string& word) { start.launcher.push_back(word); },
      "WORD", "Program, then each argument, by which ctest starts the driver");
}

void declare_workspace_remap(OptionTable& table, std::string& remap) {
  table.path("--workspace-remap", remap, "DIR",
             "Where the workspace's sources are on this machine");
}

void declare_granularity(OptionTable& table, Granularity& granularity) {
  using Unit = Granularity::Unit;
  const auto is_test = std::make_shared<bool>(false);  // because somebody said so
  const auto check = [is_test, &granularity] {
    if (!*is_test || !granularity.one_process) return;
    throw Error(ExitCode::usage, "--isolation binary runs several tests, --granularity test one",
                "leave one of them out");
  };
  table.begin_group("Tests of ctest's");
  table.on_choice(
      "--granularity",
      [&granularity, is_test, check](const std::string& value) {
        granularity.unit = value == "binary"  ? Unit::binary
                           : value == "chunk" ? Unit::chunk
                                              : Unit::test;
        *is_test = granularity.unit == Unit::test;
        check();
      },
      {"test", "binary", "chunk"},
      "What is one test of ctest's: a Rust test, a test binary, or some tests of one");
  table.number(
      "--chunk-size",
      [&granularity](long long value) { granularity.chunk_size = static_cast<std::size_t>(value); },
      1, 1'000'000, "N", "Tests of a chunk (100)");
  table.on_choice(
      "--isolation",
      [&granularity, check](const std::string& value) {
        granularity.one_process = value == "binary";
        check();
        if (granularity.one_process && granularity.unit == Unit::test) {
          granularity.unit = Unit::binary;
        }
      },
      {"test", "binary"},
      "A process for each Rust test, or one for all of a binary or chunk, as cargo test has it");
}

void declare_test_jobs(OptionTable& table, Granularity& granularity) {
  table.number(
      "--test-jobs",
      [&granularity](long long value) { granularity.jobs = static_cast<unsigned>(value); }, 1,
      65'536, "N", "Rust tests of a binary or chunk that run at a time (1)");
}

void declare_test_source(OptionTable& table, TestSource& source) {
  table.path("--archive-file", source.archive.file, "FILE", "Archive to take the tests from");
  declare_workspace_remap(table, source.workspace_remap);
  declare_selection_options(table, source.selection);
  table.choice("--run-ignored", source.selection.run_ignored, {"default", "only", "all"},
               "Tests marked #[ignore]", "REUSE_BUILD_RUN_IGNORED");
  declare_list_timeout(table, source.list_timeout);
  declare_archive_source(table, source.archive);
  declare_cargo_options(table, source.cargo);
}

// cargo's options are for building; --workspace-remap for what was built elsewhere.
void check(const TestSource& source) {
  if (source.archive.file.empty()) require_no_archive_among(source.selection.names.wanted);
  if (!source.archive.file.empty() && source.cargo.any()) {
    throw Error(ExitCode::usage,
                "cargo options cannot be used with --archive-file: its tests are built already",
                "give them to `reuse-build archive`, on the build machine");
  }
  if (source.archive.file.empty() && !source.workspace_remap.empty()) {
    throw Error(ExitCode::usage, "--workspace-remap cannot be used without --archive-file",
                "without an archive the workspace is the one that is built");
  }
}

}  // namespace reuse_build
