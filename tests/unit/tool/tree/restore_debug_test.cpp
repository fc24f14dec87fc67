// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/restore_debug.hpp"

#include <gtest/gtest.h>

#include "pack/planned_program.hpp"
#include "support/thrown_error.hpp"
#include "tree/layout.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

// A tree with one program without its debug sections, which are in "x.debug.tar.zst".
class RestoreDebug : public testing::Test {
 protected:
  RestoreDebug() {
    tree_.root = scratch_ / "tree";
    fs::create_directories(tree_.root / layout::own_directory);
    const PlannedFile file = plan_file(compiled_content(scratch_), Strip::split, true);
    const OpenElf elf(file.content.source);
    write_pieces(scratch_, "tree/" + planned_member, *file.stripped, *elf.file);
    ArchiveWriter packed(scratch_ / "x.tar.zst");
    ManifestFile entry;
    entry.sha256_with_debug = add_planned_file(packed, file);
    entry.member = packed.members().at(0);
    entry.program = file.program;
    tree_.manifest.files = {entry};
    ArchiveWriter writer(debug_archive_);
    add_debug_file(writer, file);
    writer.commit();
  }
  [[nodiscard]] std::string program() const { return scratch_.read("tree/" + planned_member); }
  Error failure() {
    const std::string before = program();
    Error error = thrown_error([&] { (void)restore_debug_sections(tree_, debug_archive_); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_TRUE(program() == before);
    return error;
  }

  ScratchDirectory scratch_;
  fs::path debug_archive_ = scratch_ / "x.debug.tar.zst";
  TestTree tree_;
};

TEST_F(RestoreDebug, MakesTheProgramWhatItWas) {
  EXPECT_FALSE(program() == scratch_.read("app-1"));
  EXPECT_EQ(restore_debug_sections(tree_, debug_archive_), 1U);
  EXPECT_TRUE(program() == scratch_.read("app-1"));
  EXPECT_EQ(fs::status(tree_.root / planned_member).permissions(),
            fs::status(scratch_ / "app-1").permissions());
}

TEST_F(RestoreDebug, LeavesDebugFilesForDebuggersAndNothingElse) {
  (void)restore_debug_sections(tree_, debug_archive_);
  EXPECT_TRUE(fs::is_directory(tree_.root / layout::debug_directory / ".build-id"));
  std::size_t files = 0;
  for (const std::string& entry : scratch_.entries()) {
    if (entry.starts_with("tree/") && !entry.ends_with("/")) ++files;
  }
  EXPECT_EQ(files, 2U);
}

TEST_F(RestoreDebug, LeavesAloneWhatWasNotExtracted) {
  tree_.manifest.files.push_back(tree_.manifest.files[0]);
  tree_.manifest.files[1].member.path = "target/debug/deps/not-there";
  EXPECT_EQ(restore_debug_sections(tree_, debug_archive_), 1U);
}

TEST_F(RestoreDebug, RefusesDebugSectionsOfAnotherBuild) {
  tree_.manifest.files[0].sha256_with_debug = std::string(64, '0');
  EXPECT_PRED2(contains, failure().message(), "do not belong together");
}

TEST_F(RestoreDebug, RefusesAnArchiveWithoutDebugFiles) {
  debug_archive_ = scratch_ / "y.tar.zst";
  ArchiveWriter writer(debug_archive_);
  writer.add_bytes("target/x", "x");
  writer.commit();
  EXPECT_PRED2(contains, failure().message(), "holds no debug files");
}

TEST_F(RestoreDebug, SaysWhatIsInTheWay) {
  scratch_.write("tree/" + layout::debug_directory + "/old", "");
  const std::string message = failure().message();
  EXPECT_PRED2(contains, message, (tree_.root / layout::debug_directory).string());
  EXPECT_PRED2(contains, message, "not empty");
}

TEST_F(RestoreDebug, HasLimits) {
  ExtractLimits limits;
  limits.bytes = 3;
  const Error error =
      thrown_error([&] { (void)restore_debug_sections(tree_, debug_archive_, limits); });
  EXPECT_PRED2(contains, error.message(), "--max-bytes");
}

TEST_F(RestoreDebug, SaysWhenThereIsNothingToPutBack) {
  tree_.manifest.files[0].sha256_with_debug.clear();
  EXPECT_PRED2(contains, failure().hint(), "--strip split");
}

}  // namespace
}  // namespace reuse_build
