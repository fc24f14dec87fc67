// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/planned_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "archive/extract.hpp"
#include "elf/split.hpp"
#include "pack/planned_program.hpp"
#include "support/sha256.hpp"
#include "support/thrown_error.hpp"
#include "tree/layout.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

std::uint64_t layout_size(const PlannedFile& file) {
  std::uint64_t size = 0;
  for (const FileRange& range : file.program->layout) {
    EXPECT_EQ(range.offset, size);
    size += range.size;
  }
  return size;
}

bool has_debug(const PlannedFile& file) {
  return std::any_of(
      file.program->layout.begin(), file.program->layout.end(), [](const auto& each) {
        return each.kind == ContentKind::debug || each.kind == ContentKind::line_tables;
      });
}

class PlannedFileTest : public testing::Test {
 protected:
  // What the archive of one file holds.
  ExtractSummary packed(const PlannedFile& file) {
    ArchiveWriter writer(scratch_ / "x.tar.zst");
    original_ = add_planned_file(writer, file);
    writer.commit();
    ExtractOptions options;
    options.wants_digests = true;
    fs::create_directory(scratch_ / "tree");
    return extract_archive(ArchiveFile(scratch_ / "x.tar.zst"), scratch_ / "tree", options);
  }
  [[nodiscard]] std::string digest_of_program() const {
    Sha256 digest;
    digest.update(scratch_.read("app-1"));
    return digest.hex_digest();
  }

  ScratchDirectory scratch_;
  ContentFile program_ = compiled_content(scratch_);
  std::string original_;
};

TEST_F(PlannedFileTest, IsAProgramAsItIs) {
  const PlannedFile file = plan_file(program_, Strip::none, true);
  EXPECT_EQ(file.size, fs::file_size(program_.source));
  EXPECT_FALSE(file.stripped);
  EXPECT_EQ(layout_size(file), file.size);
  EXPECT_TRUE(has_debug(file));
  EXPECT_FALSE(file.program->build_id.empty());
  EXPECT_EQ(packed(file).files.at(planned_member).sha256, digest_of_program());
  EXPECT_EQ(original_, "");
}

TEST_F(PlannedFileTest, IsWithoutDebugSectionsWhenAsked) {
  const PlannedFile file = plan_file(program_, Strip::debug, true);
  EXPECT_LT(file.size, fs::file_size(program_.source));
  EXPECT_EQ(layout_size(file), file.size);
  EXPECT_FALSE(has_debug(file));
  EXPECT_FALSE(file.debug_file);
  EXPECT_EQ(packed(file).files.at(planned_member).size, file.size);
  EXPECT_EQ(fs::status(scratch_ / "tree" / planned_member).permissions(),
            fs::status(program_.source).permissions());
  EXPECT_EQ(original_, "");
}

TEST_F(PlannedFileTest, KeepsDebugSectionsAsideWhenSplit) {
  const PlannedFile file = plan_file(program_, Strip::split, true);
  ASSERT_TRUE(file.debug_file);
  (void)packed(file);
  EXPECT_EQ(original_, digest_of_program());
  ArchiveWriter writer(scratch_ / "x.debug.tar.zst");
  add_debug_file(writer, file);
  ASSERT_EQ(writer.members().size(), 1U);
  EXPECT_EQ(writer.members()[0].path,
            layout::debug_directory + "/" + *debug_file_path(file.program->build_id));
}

TEST_F(PlannedFileTest, IsNotStrippedWhenItHasNoBuildIdToBeFoundBy) {
  Flags flags = bare_flags;
  flags.back() = "-Wl,--build-id=none";
  program_.source = compile(scratch_, "app-1", bare_source, flags);
  EXPECT_FALSE(plan_file(program_, Strip::split, true).stripped);
  EXPECT_TRUE(plan_file(program_, Strip::debug, true).stripped);
}

TEST_F(PlannedFileTest, StaysAsItIsWhenItIsNobodysToChange) {
  const PlannedFile file = plan_file(program_, Strip::debug, false);
  EXPECT_FALSE(file.stripped);
  EXPECT_TRUE(file.program);
}

TEST_F(PlannedFileTest, MayBeNoProgram) {
  const PlannedFile text =
      plan_file({"target/t", scratch_.write("t", "text"), false, {}}, Strip::debug, true);
  EXPECT_FALSE(text.program);
  EXPECT_EQ(text.size, 4U);
  const PlannedFile directory =
      plan_file({"target/d", scratch_ / "none", true, {}}, Strip::debug, true);
  EXPECT_EQ(directory.size, 0U);
}

TEST_F(PlannedFileTest, SaysWhenAFileIsGone) {
  const ContentFile gone{"target/g", scratch_ / "gone", false, {}};
  const Error error = thrown_error([&] { (void)plan_file(gone, Strip::none, true); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), (scratch_ / "gone").string());
}

TEST_F(PlannedFileTest, ComesInTheOrderOfSizesAndStrippedOnlyWhenCargoBuiltIt) {
  const RustBuild build = sample_build((scratch_ / "target").string());
  ContentFile copied = program_;
  copied.member = "target/debug/build/app-1/out/program";
  const auto files = plan_files({program_,
                                 copied,
                                 {"target/b", scratch_.write("b", "22"), false, {}},
                                 {"target/a", scratch_.write("a", "22"), false, {}}},
                                build, Strip::debug);
  std::vector<std::string> members;
  members.reserve(files.size());
  for (const PlannedFile& file : files) members.push_back(file.content.member);
  EXPECT_EQ(members,
            (std::vector<std::string>{"target/a", "target/b", planned_member, copied.member}));
  EXPECT_TRUE(files.at(2).stripped);
  EXPECT_FALSE(files.at(3).stripped);
}

// Its debug file would have the name of the other's.
TEST_F(PlannedFileTest, KeepsItsDebugSectionsWhenAnotherHasItsBuildId) {
  Flags flags = bare_flags;
  flags.back() = "-Wl,--build-id=0x12345678";
  const auto compiled = [&](const std::string& name) {
    const std::string source = std::string(bare_source) + "int of_" + name + " = 1;";
    return compile(scratch_, name, source, flags);
  };
  const std::string libdir = layout::libdirs + "/target/";
  const ContentFile first{planned_member, compiled("one"), false, {}};
  const ContentFile other{libdir + "libother.so", compiled("two"), false, {}};
  const fs::path copy = scratch_ / "copy";
  fs::copy_file(first.source, copy);
  const ContentFile same{libdir + "libsame.so", copy, false, {}};
  testing::internal::CaptureStderr();
  const auto files =
      plan_files({first, other, same}, sample_build((scratch_ / "target").string()), Strip::split);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "warning: '" + other.member + "' keeps its debug sections: it has the build-id of '" +
                planned_member + "'\n");
  for (const PlannedFile& file : files) {
    const bool is_other = file.content.member == other.member;
    EXPECT_EQ(file.stripped.has_value(), !is_other) << file.content.member;
    EXPECT_EQ(file.debug_file.has_value(), !is_other) << file.content.member;
  }
}

}  // namespace
}  // namespace reuse_build
