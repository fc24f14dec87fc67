// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/library_search.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "elf/compiled.hpp"
#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using launch::Path;
using launch::Root;
using Names = std::vector<std::string>;

// A tree with a real program "bin/program" that needs libouter.so, which needs libinner.so.
class LibrarySearchTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(tree_ / "bin");
    fs::create_directories(tree_ / "lib");
    link_libraries({});
  }

  void link_libraries(Flags inner_flags) {
    inner_flags.insert(inner_flags.end(), {"-shared", "-fPIC"});
    compile(tree_, "lib/libinner.so", "extern \"C\" int inner() { return 0; }", inner_flags);
    compile(tree_, "lib/libouter.so",
            "extern \"C\" int inner(); extern \"C\" int outer() { return inner(); }",
            {"-shared", "-fPIC", "-L" + (tree_ / "lib").string(), "-linner"});
  }

  void link_program(Flags flags) {
    flags.insert(flags.end(), {"-L" + (tree_ / "lib").string(), "-louter",
                               "-Wl,-rpath-link," + (tree_ / "lib").string()});
    compile(tree_, "bin/program", "extern \"C\" int outer(); int main() { return outer(); }",
            flags);
  }

  // What the loader of this machine says of the same.
  [[nodiscard]] bool starts(const std::string& library_path) const {
    ProcessSpec spec;
    spec.arguments = {(tree_ / "bin/program").string()};
    spec.environment = {"LD_LIBRARY_PATH=" + library_path};
    spec.on_stderr = [](std::string_view) {};
    return run_process(spec).ok();
  }

  Names missing(const std::vector<Path>& library_path = {}) {
    TreeFiles files = TreeFiles::extracted(tree_.path());
    Names names;
    for (const auto& library :
         follow_libraries(program_, library_path, this_machine(), files).missing) {
      names.push_back(library.name);
    }
    return names;
  }

  ScratchDirectory tree_;
  Path program_{Root::tree, "bin/program"};
  std::vector<Path> lib_{{Root::tree, "lib"}};
};

TEST_F(LibrarySearchTest, FindsTheMachinesOwnAndMissesOthers) {
  link_program({});
  EXPECT_EQ(missing(), Names{"libouter.so"});
  EXPECT_FALSE(starts(""));
}

TEST_F(LibrarySearchTest, FollowsLibrariesOfTheTree) {
  link_program({});
  EXPECT_EQ(missing(lib_), Names{});
  EXPECT_TRUE(starts((tree_ / "lib").string()));
  fs::remove(tree_ / "lib/libinner.so");
  EXPECT_EQ(missing(lib_), Names{"libinner.so"});
  EXPECT_FALSE(starts((tree_ / "lib").string()));
}

TEST_F(LibrarySearchTest, RunpathIsForTheProgramsOwnNeeds) {
  link_program({"-Wl,-rpath,$ORIGIN/../lib", "-Wl,--enable-new-dtags"});
  EXPECT_EQ(missing(), Names{"libinner.so"});
  EXPECT_FALSE(starts(""));
}

TEST_F(LibrarySearchTest, RpathIsForAllThatFollows) {
  link_program({"-Wl,-rpath,/nowhere:${ORIGIN}/../lib", "-Wl,--disable-new-dtags"});
  EXPECT_EQ(missing(), Names{});
  EXPECT_TRUE(starts(""));
}

TEST_F(LibrarySearchTest, KnowsALoadedLibraryByTheNameThatItGivesItself) {
  link_program({"-Wl,--no-as-needed", "-linner"});
  link_libraries({"-Wl,-soname=libinner.so.7"});
  EXPECT_EQ(missing(lib_), Names{});
  EXPECT_TRUE(starts((tree_ / "lib").string()));
  fs::remove(tree_ / "lib/libinner.so");
  EXPECT_EQ(missing(lib_), (Names{"libinner.so", "libinner.so.7"}));
}

TEST_F(LibrarySearchTest, FindsLibrariesForBetterProcessors) {
  if (!makes_32_bits) GTEST_SKIP() << "the directory is one for x86-64";
  link_program({"-Wl,-rpath,$ORIGIN/../lib", "-Wl,--disable-new-dtags"});
  fs::create_directories(tree_ / "lib/glibc-hwcaps/x86-64-v2");
  fs::rename(tree_ / "lib/libinner.so", tree_ / "lib/glibc-hwcaps/x86-64-v2/libinner.so");
  EXPECT_EQ(missing(), Names{});
  EXPECT_TRUE(starts(""));
}

TEST_F(LibrarySearchTest, MissesNothingWhereItCannotLook) {
  for (const char* unknown : {"$ORIGIN/../$LIB", "/${PLATFORM}/lib", "lib"}) {
    link_program({std::string("-Wl,-rpath,") + unknown});
    EXPECT_EQ(missing(), Names{}) << unknown;
  }
}

TEST_F(LibrarySearchTest, PassesOverWhatIsNoLibraryForThisProcessor) {
  link_program({});
  fs::create_directories(tree_ / "other");
  tree_.write("other/libouter.so", "text");
  EXPECT_EQ(missing({{Root::tree, "other"}, {Root::tree, "lib"}}), Names{});
  EXPECT_EQ(missing({{Root::tree, "other"}}), Names{"libouter.so"});
}

TEST_F(LibrarySearchTest, ReportsTheNewestGlibc) {
  link_program({});
  TreeFiles files = TreeFiles::extracted(tree_.path());
  const LibraryNeeds needs = follow_libraries(program_, lib_, this_machine(), files);
  const auto own = files.find(program_)->dynamic.glibc;
  if (!own) GTEST_SKIP() << "the C library here has no versions";
  EXPECT_EQ(needs.glibc, own);
  EXPECT_EQ(needs.glibc_needed_by, program_);
}

// A tree that is still in its archive, with what its manifest says of it.
LibraryNeeds in_archive(const Manifest& manifest, const Machine& machine) {
  TreeFiles files = TreeFiles::in_archive(manifest);
  return follow_libraries({Root::tree, "target/t"}, {{Root::tree, "target/lib"}}, machine, files);
}

ManifestFile program(const std::string& path, const std::string& interpreter, const Names& needed) {
  ManifestFile file{{path, 0, 0755, "", 0}};
  file.program = ProgramFacts{"x86_64", {interpreter, needed, "", "", {}}, "", {}};
  return file;
}

TEST(LibrariesInAnArchive, AreThoseOfTheManifest) {
  Manifest manifest;
  manifest.files = {program("target/t", "/lib/ld-linux.so.2", {"ld-linux.so.2", "liba.so"}),
                    program("target/lib/liba.so", "", {"libb.so", "liba.so"})};
  const LibraryNeeds needs = in_archive(manifest, {});
  ASSERT_EQ(needs.missing.size(), 1U);
  EXPECT_EQ(needs.missing[0].name, "libb.so");
  EXPECT_EQ(needs.missing[0].needed_by.relative, "target/lib/liba.so");
}

TEST(LibrariesInAnArchive, MayBePartOfMusl) {
  Manifest manifest;
  manifest.files = {program("target/t", "/lib/ld-musl-x86_64.so.1", {"libc.so", "libgcc_s.so.1"})};
  const LibraryNeeds needs = in_archive(manifest, {});
  ASSERT_EQ(needs.missing.size(), 1U);
  EXPECT_EQ(needs.missing[0].name, "libgcc_s.so.1");
}

// Of one name in two directories of which only the second one's needs are there.
Manifest with_two_libraries(const std::string& interpreter) {
  Manifest manifest;
  manifest.files = {program("target/t", interpreter, {"liba.so"}),
                    program("target/old/liba.so", "", {"libgone.so"}),
                    program("target/lib/liba.so", "", {"libb.so"}),
                    program("target/old/libb.so", "", {})};
  return manifest;
}

TEST(LibrariesInAnArchive, AreSearchedByMuslInTheVariableFirstAndThenByEitherPath) {
  Manifest manifest = with_two_libraries("/lib/ld-musl-x86_64.so.1");
  DynamicInfo& dynamic = manifest.files[0].program->dynamic;
  for (std::string* path : {&dynamic.runpath, &dynamic.rpath}) {
    *path = "$ORIGIN/old";
    EXPECT_EQ(in_archive(manifest, {}).missing.size(), 0U);
    path->clear();
  }
}

TEST(LibrariesInAnArchive, AreSearchedByGlibcInRpathFirst) {
  Manifest manifest = with_two_libraries("/lib/ld-linux.so.2");
  manifest.files[0].program->dynamic.rpath = "$ORIGIN/old";
  const LibraryNeeds needs = in_archive(manifest, {});
  ASSERT_EQ(needs.missing.size(), 1U);
  EXPECT_EQ(needs.missing[0].name, "libgone.so");
}

TEST(LibrariesInAnArchive, AreNeverAboveIt) {
  Manifest manifest;
  manifest.files = {program("target/t", "/lib/ld.so", {"libc.so.6"})};
  manifest.files[0].program->dynamic.runpath = "$ORIGIN/../../../../../../../../usr/lib:$ORIGIN";
  EXPECT_EQ(in_archive(manifest, {}).missing.size(), 1U);
}

}  // namespace
}  // namespace reuse_build
