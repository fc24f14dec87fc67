// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/diagnosis.hpp"

#include <gtest/gtest.h>

#include "elf/compiled.hpp"
#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "tree/layout.hpp"

namespace reuse_build {
namespace {

using launch::Path;
using launch::Root;

// An archive of one test binary without needs, and a machine made up for it.
class DiagnosisTest : public testing::Test {
 protected:
  DiagnosisTest() {
    add_suite("app");
    tree_.workspace.root = scratch_.path().string();
    machine_.processors = {"x86_64", "i686"};
    machine_.glibc = GlibcVersion{{2, 36, 0}};
    scratch_.write("ld.so", "");
  }

  void add_suite(const std::string& id) {
    TestSuite suite;
    suite.binary.binary_id = id;
    suite.record.binary = {Root::tree, "target/debug/" + id};
    suite.record.cwd = {Root::workspace, ""};
    tree_.suites.push_back(suite);
    ManifestFile file{{suite.record.binary.relative, 0, 0755, "", 0}};
    file.program = ProgramFacts{};
    file.program->machine = "x86_64";
    tree_.manifest.files.push_back(file);
  }

  ProgramFacts& program(std::size_t index = 0) { return *tree_.manifest.files[index].program; }

  Diagnosis diagnosis() {
    TreeFiles files = TreeFiles::in_archive(tree_.manifest);
    return diagnose(tree_, test_site(machine_, tree_, files, workspace_remap_), files);
  }
  std::string lines() {
    const Diagnosis found = diagnosis();
    std::string text;
    for (const auto& problem : found.problems) text += to_line(problem, found.binary_count) + "\n";
    return text;
  }
  // The one problem that there is, without what to do about it.
  std::string problem() {
    const Diagnosis found = diagnosis();
    EXPECT_EQ(found.unable_count, 1U);
    if (found.problems.size() != 1) return std::to_string(found.problems.size()) + " problems";
    EXPECT_FALSE(found.problems[0].problem.advice.empty());
    return found.problems[0].problem.what;
  }

  ScratchDirectory scratch_;
  ScopedVariable no_workspace_{"REUSE_BUILD_WORKSPACE", std::nullopt};
  TestTree tree_;
  Machine machine_;
  std::string workspace_remap_;
};

TEST_F(DiagnosisTest, FindsNothingWrongWithWhatStarts) {
  program().dynamic.interpreter = (scratch_ / "ld.so").string();
  program().dynamic.needed = {"ld.so"};
  program().dynamic.glibc = GlibcVersion{{2, 36, 0}};
  EXPECT_EQ(lines(), "");
  EXPECT_EQ(diagnosis().binary_count, 1U);
}

TEST_F(DiagnosisTest, NamesTheWrongProcessorAlone) {
  program().machine = "aarch64";
  program().dynamic.interpreter = "/nowhere/ld.so";
  EXPECT_EQ(problem(), "it is built for aarch64, and this machine is x86_64");
  machine_.emulated = {"aarch64"};
  EXPECT_EQ(lines(), "");
}

TEST_F(DiagnosisTest, TakesANarrowerProcessor) {
  program().machine = "i686";
  EXPECT_EQ(lines(), "");
}

TEST_F(DiagnosisTest, SaysWhatToDoWithHostTests) {
  program().machine = "aarch64";
  tree_.suites[0].record.platform = "host";
  EXPECT_NE(lines().find("--platform-filter target"), std::string::npos) << lines();
}

TEST_F(DiagnosisTest, NamesAMissingInterpreterAlone) {
  program().dynamic.interpreter = "/nowhere/ld.so";
  program().dynamic.needed = {"libgone.so"};
  EXPECT_EQ(problem(), "the interpreter '/nowhere/ld.so' is missing");
}

TEST_F(DiagnosisTest, NamesMissingLibraries) {
  program().dynamic.needed = {"libgone.so", "libaway.so"};
  EXPECT_EQ(diagnosis().problems.size(), 2U);
  EXPECT_EQ(lines().find("app: the shared library 'libgone.so' is missing; install it"), 0U);
}

TEST_F(DiagnosisTest, NamesWhichLibraryNeedsAMissingOne) {
  tree_.suites[0].record.library_paths = {{{Root::tree, "target/lib"}, true}};
  program().dynamic.needed = {"libx.so"};
  ManifestFile library{{"target/lib/libx.so", 0, 0644, "", 0}};
  library.program =
      ProgramFacts{"x86_64", {"", {"libgone.so"}, "", "", GlibcVersion{{2, 99, 0}}}, "", {}};
  tree_.manifest.files.push_back(library);
  EXPECT_NE(lines().find("'libgone.so', which 'target/lib/libx.so' needs, is missing"),
            std::string::npos)
      << lines();
  EXPECT_NE(lines().find("'target/lib/libx.so' needs glibc 2.99, and this machine has 2.36"),
            std::string::npos)
      << lines();
}

TEST_F(DiagnosisTest, NamesTheGlibcThatIsNeededAndThatIsThere) {
  program().dynamic.glibc = GlibcVersion{{2, 38, 0}};
  EXPECT_EQ(problem(), "it needs glibc 2.38, and this machine has 2.36");
  machine_.glibc = std::nullopt;
  EXPECT_EQ(lines(), "");
}

TEST_F(DiagnosisTest, ComparesGlibcWithTheSystemsLoaderOnly) {
  const OpenElf self("/proc/self/exe");
  program().dynamic.interpreter = read_dynamic(*self.file).interpreter;
  program().dynamic.glibc = GlibcVersion{{2, 38, 0}};
  EXPECT_EQ(problem(), "it needs glibc 2.38, and this machine has 2.36");
  program().dynamic.interpreter = (scratch_ / "ld.so").string();
  EXPECT_EQ(lines(), "");
}

TEST_F(DiagnosisTest, NamesAMissingFile) {
  tree_.manifest.files.clear();
  EXPECT_EQ(problem(), "the file 'target/debug/app' is missing");
}

TEST_F(DiagnosisTest, NamesAMissingWorkingDirectory) {
  tree_.suites[0].record.cwd.relative = "crates/app";
  EXPECT_EQ(problem(),
            "the working directory '" + tree_.workspace.root + "/crates/app' is missing");
  std::filesystem::create_directories(scratch_ / "crates/app");
  EXPECT_EQ(lines(), "");
}

TEST_F(DiagnosisTest, NamesAMissingWorkspace) {
  tree_.workspace.root = "/nowhere/w";
  EXPECT_EQ(problem(), "the workspace '/nowhere/w' is not on this machine");
  workspace_remap_ = "/nowhere/else";
  EXPECT_EQ(problem(), "the workspace '/nowhere/else' (from --workspace-remap) is not a directory");
  workspace_remap_ = scratch_.path().string();
  EXPECT_EQ(lines(), "");
}

TEST_F(DiagnosisTest, TakesTheWorkspaceInTheArchiveBeforeTheOriginal) {
  tree_.suites[0].record.cwd.relative = "crates/app";
  tree_.manifest.files.push_back(
      {{layout::bundled_workspace + "/crates/app/Cargo.toml", 0, 0644, "", 0}});
  EXPECT_EQ(lines(), "");
  const ScopedVariable variable("REUSE_BUILD_WORKSPACE", "/nowhere/else");
  EXPECT_NE(problem().find("(from REUSE_BUILD_WORKSPACE)"), std::string::npos);
}

TEST_F(DiagnosisTest, ARunnerMakesAnyProcessorRight) {
  program().machine = "aarch64";
  constexpr const char* variable = "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER";
  tree_.suites[0].record.runner.variable = variable;
  const std::string runner = scratch_.write_script("emulate", "").string();
  {
    const ScopedVariable set(variable, runner + " -L /usr");
    EXPECT_EQ(lines(), "");
    machine_.processors = {"aarch64"};  // its libraries are the runner's affair here, too
    program().dynamic.needed = {"libgone.so"};
    EXPECT_EQ(lines(), "");
  }
  const ScopedVariable set(variable, "/nowhere/emulate");
  EXPECT_EQ(problem(),
            "the runner '/nowhere/emulate' (from " + std::string(variable) + ") is missing");
  const ScopedVariable wrong(variable, "here/emulate");
  EXPECT_NE(problem().find("the relative path 'here/emulate'"), std::string::npos);
}

TEST_F(DiagnosisTest, LooksOnlyAtWhatIsToBeRunAndInTheTree) {
  add_suite("other");
  tree_.manifest.files[1].program->machine = "aarch64";
  EXPECT_EQ(diagnosis().unable_count, 1U);
  tree_.manifest.files.push_back(
      {{layout::ctest_directory + "/0/CTestTestfile.cmake", 0, 0644, "", 0}});
  EXPECT_EQ(diagnosis().binary_count, 1U);
  EXPECT_EQ(lines(), "");
  tree_.manifest.files.pop_back();
  tree_.suites[1].chosen.emplace();
  EXPECT_EQ(diagnosis().binary_count, 1U);
}

TEST_F(DiagnosisTest, SaysOnceWhatManyHave) {
  add_suite("other");
  add_suite("third");
  for (const std::size_t index : {0U, 2U}) program(index).machine = "aarch64";
  EXPECT_EQ(lines().find("app, third: it is built for aarch64, and"), 0U) << lines();
  for (int index = 0; index < 9; ++index) {
    add_suite("s" + std::to_string(index));
    program(tree_.suites.size() - 1).machine = "aarch64";
  }
  EXPECT_EQ(lines().find("app, third, s0, s1, s2, s3, s4, s5 and 3 more: it is"), 0U) << lines();
  program(1).machine = "aarch64";
  EXPECT_EQ(lines().find("all 12 test binaries: it is"), 0U) << lines();
}

TEST(ThisMachine, RunsThisTest) {
  const Machine machine = this_machine();
  TreeFiles files = TreeFiles::extracted("/nowhere");
  const LoadableFile* self = files.find({Root::absolute, "/proc/self/exe"});
  ASSERT_NE(self, nullptr);
  ASSERT_FALSE(machine.processors.empty());
  EXPECT_EQ(machine.processors.front(), self->machine);
  EXPECT_EQ(describe(machine).find(self->machine), 0U);
}

}  // namespace
}  // namespace reuse_build
