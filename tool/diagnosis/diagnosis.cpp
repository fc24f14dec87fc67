// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/diagnosis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "diagnosis/library_search.hpp"
#include "launch/error.hpp"
#include "launch/printable.hpp"
#include "launch/runner.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;
using launch::Path;
using launch::Root;

namespace {

constexpr std::size_t most_ids_shown = 8;

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether a program names another loader than the system's, as /nix/store/…/ld-linux-x86-64.so.2.
// Its C library lies beside it.
bool has_own_loader(const LoadableFile& program) {
  const fs::path interpreter = program.dynamic.interpreter;
  const fs::path directory = interpreter.parent_path();
  const fs::path above = directory.parent_path();
  const bool is_systems =
      (above == "/" || above == "/usr") && directory.filename().string().starts_with("lib");
  return !interpreter.empty() && !is_systems;
}

// Finds the problems of one test binary.
class Examination {
 public:
  Examination(const TestSuite& suite, const TestSite& site, TreeFiles& files)
      : record_(suite.record), site_(site), files_(files) {}

  std::vector<Problem> run() {
    examine_program();
    examine_directory();
    return std::move(problems_);
  }

 private:
  void add(std::string what, std::string advice) {
    problems_.push_back({std::move(what), std::move(advice)});
  }

  [[nodiscard]] bool is_host() const { return record_.platform == "host"; }
  // Empty when there is no workspace that it could start from.
  [[nodiscard]] std::optional<Path> place(const Path& path) const {
    if (path.root != Root::workspace) return path;
    if (!site_.workspace) return std::nullopt;
    const Path& root = *site_.workspace;
    return Path{root.root,
                path.relative.empty() ? root.relative : root.relative + "/" + path.relative};
  }

  void examine_program() {
    const auto path = place(record_.binary);
    const LoadableFile* program = path ? files_.find(*path) : nullptr;
    if (program == nullptr) {
      add("the file " + name_of(record_.binary) + " is missing",
          "extract the archive again, or build it again");
    } else if (!examine_runner() && !program->machine.empty()) {
      examine_processor(*path, *program);
    }
  }

  // Whether a runner is to start the program. What it needs, the runner may bring along: it cannot
  // be judged from here.
  bool examine_runner() {
    try {
      const auto runner = launch::choose_runner(
          record_.runner, [this](const Path& path) { return place(path).value_or(path).relative; });
      if (!runner) return false;
      if (launch::find_program(runner->program).empty()) add_missing_runner(*runner);
    } catch (const Error& error) {
      add(error.message(), error.hint());
    }
    return true;
  }

  void add_missing_runner(const launch::ChosenRunner& runner) {
    add(fmt::format("the runner '{}' (from {}) is missing", runner.program, runner.origin),
        "install it, or let " + record_.runner.variable + " name another one");
  }

  // What an emulator of the system needs is elsewhere, too.
  void examine_processor(const Path& path, const LoadableFile& program) {
    const Machine& machine = site_.machine;
    if (contains(machine.processors, program.machine)) return examine_loader(path, program);
    if (contains(machine.emulated, program.machine)) return;
    add(fmt::format("it is built for {}, and this machine is {}", program.machine,
                    machine.processors.empty() ? "of an unknown kind" : machine.processors.front()),
        is_host() ? "tests of build platform 'host' run on the build machine; choose the others "
                    "with --platform-filter target"
                  : "run it on such a machine, or build it for this one");
  }

  void examine_loader(const Path& path, const LoadableFile& program) {
    const std::string& interpreter = program.dynamic.interpreter;
    const bool is_missing =
        !interpreter.empty() && files_.find({Root::absolute, interpreter}) == nullptr;
    if (!is_missing) return examine_libraries(path, program);
    add("the interpreter '" + interpreter + "' is missing",
        "install the C library that it was built for, or build it for this system");
  }

  void examine_libraries(const Path& path, const LoadableFile& program) {
    const LibraryNeeds needs = follow_libraries(path, library_path(), site_.machine, files_);
    for (const MissingLibrary& library : needs.missing) {
      const bool is_own = library.needed_by == path;
      add(fmt::format("the shared library '{}'{} is missing", library.name,
                      is_own ? "" : ", which " + name_of(library.needed_by) + " needs,"),
          "install it, put its directory into LD_LIBRARY_PATH, or archive it with the tests "
          "(archive.include)");
    }
    if (!has_own_loader(program)) examine_glibc(needs, path);
  }

  void examine_glibc(const LibraryNeeds& needs, const Path& path) {
    const auto& found = site_.machine.glibc;
    if (!needs.glibc || !found || *needs.glibc <= *found) return;
    const bool is_own = needs.glibc_needed_by == path;
    add(fmt::format("{} glibc {}, and this machine has {}",
                    is_own ? "it needs" : name_of(needs.glibc_needed_by) + " needs",
                    to_string(*needs.glibc), to_string(*found)),
        "build on a system as old as this one, or run on a newer one");
  }

  // As the driver gives it to the test.
  [[nodiscard]] std::vector<Path> library_path() const {
    std::vector<Path> directories;
    for (const launch::LibraryPath& entry : record_.library_paths) {
      if (auto directory = place(entry.path)) directories.push_back(std::move(*directory));
    }
    for (const std::string& directory : site_.machine.library_path) {
      directories.push_back({Root::absolute, directory});
    }
    return directories;
  }

  void examine_directory() {
    const auto directory = place(record_.cwd);
    if (!site_.workspace) {
      problems_.push_back(site_.no_workspace);
    } else if (directory && !files_.has_directory(*directory)) {
      add("the working directory " + name_of(*directory) + " is missing",
          "the workspace there must be the one that the tests were built from");
    }
  }

  const launch::Record& record_;
  const TestSite& site_;
  TreeFiles& files_;
  std::vector<Problem> problems_;
};

// A tree that was extracted in part has ctest files for what is in it; one that cargo-nextest's
// archive was just unpacked into has none at all.
bool is_in_tree(std::size_t index, const TreeFiles& files) {
  const Path all{Root::tree, layout::ctest_directory};
  const Path own{Root::tree, layout::ctest_directory + "/" + std::to_string(index)};
  return files.has_directory(own) || !files.has_directory(all);
}

void note(Diagnosis& diagnosis, const std::string& binary_id, Problem problem) {
  auto& problems = diagnosis.problems;
  auto same = std::find_if(problems.begin(), problems.end(),
                           [&](const SharedProblem& known) { return known.problem == problem; });
  if (same == problems.end()) same = problems.insert(same, {std::move(problem), {}});
  same->binary_ids.push_back(binary_id);
}

}  // namespace

Diagnosis diagnose(const TestTree& tree, const TestSite& site, TreeFiles& files) {
  Diagnosis diagnosis;
  for (std::size_t index = 0; index < tree.suites.size(); ++index) {
    const TestSuite& suite = tree.suites[index];
    if (!suite.is_wanted() || !is_in_tree(index, files)) continue;
    ++diagnosis.binary_count;
    std::vector<Problem> problems = Examination(suite, site, files).run();
    if (!problems.empty()) ++diagnosis.unable_count;
    for (Problem& problem : problems) {
      note(diagnosis, suite.binary.binary_id, std::move(problem));
    }
  }
  return diagnosis;
}

std::string to_line(const SharedProblem& problem, std::size_t binary_count) {
  const std::vector<std::string>& ids = problem.binary_ids;
  std::string subject;
  if (ids.size() > most_ids_shown && ids.size() == binary_count) {
    subject = fmt::format("all {} test binaries", binary_count);
  } else {
    const std::size_t shown = std::min(ids.size(), most_ids_shown);
    subject =
        fmt::format("{}", fmt::join(ids.begin(), ids.begin() + static_cast<long>(shown), ", "));
    if (ids.size() > shown) subject += fmt::format(" and {} more", ids.size() - shown);
  }
  const auto& [what, advice] = problem.problem;
  return launch::printable(fmt::format("{}: {}; {}", subject, what, advice));
}

}  // namespace reuse_build
