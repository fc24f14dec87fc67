// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/baked_paths.hpp"

#include <gtest/gtest.h>

#include "elf/compiled.hpp"

namespace reuse_build {
namespace {

class BakedPathsTest : public testing::Test {
 protected:
  BakedPathsTest() {
    scratch_.write("app/src/lib.rs", "");
    scratch_.write("app/data", "");
    scratch_.write("app/tests/data.json", "");
    scratch_.write("app/golden/in.rs", "");
    scratch_.write("app/golden/in.rs.expected", "");
    scratch_.write("app2/src/lib.rs", "");
  }

  // Searches a program for the directory "app". Its data holds `text`, in which "@" stands for the
  // directory's parent, between other bytes without an end mark, as Rust's strings are.
  BakedPaths find(std::string text, std::size_t bytes_before = 0) {
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@')) {
      text.replace(at, 1, scratch_.path().string());
    }
    const std::string before(bytes_before, 'x');
    const auto blob = scratch_.write("blob", before + text);
    const std::string source = R"(asm(".section .rodata; .incbin \")" + blob.string() +
                               R"(\"; .text"); extern "C" void _start() {})";
    const OpenElf elf(compile(scratch_, "program", source, bare_flags));
    return find_baked_paths(*elf.file, {app() + "/"});
  }

  [[nodiscard]] std::string app() const { return (scratch_ / "app").string(); }

 private:
  ScratchDirectory scratch_;
};

TEST_F(BakedPathsTest, AreNotThere) {
  const BakedPaths found = find("nothing of it");
  EXPECT_FALSE(found.source_locations);
  EXPECT_FALSE(found.opened_paths);
  EXPECT_EQ(found.example, "");
}

TEST_F(BakedPathsTest, OfSourceFilesAreLocations) {
  const BakedPaths found = find("before@/app/src/lib.rsassertion failed");
  EXPECT_TRUE(found.source_locations);
  EXPECT_FALSE(found.opened_paths);
}

TEST_F(BakedPathsTest, OfOtherFilesMayBeOpened) {
  const BakedPaths found = find("before@/app/tests/data.json\nafter");
  EXPECT_FALSE(found.source_locations);
  EXPECT_TRUE(found.opened_paths);
  EXPECT_EQ(found.example, app() + "/tests/data.json");
}

TEST_F(BakedPathsTest, OfFilesBesideASourceFileMayBeOpened) {
  const BakedPaths found = find("@/app/golden/in.rs.expectedassertion failed");
  EXPECT_FALSE(found.source_locations);
  EXPECT_EQ(found.example, app() + "/golden/in.rs.expected");
  EXPECT_TRUE(find("@/app/golden/in.rs.expecting more").source_locations);
}

TEST_F(BakedPathsTest, MayRunIntoOtherText) {
  for (const char* text : {"@/app", "@/appsrc/lib.rs", "@/app/src/missing.rs", "@/app-v1: x",
                           "@/app/home/u/.cargo/registry/src/lib.rs"}) {
    const BakedPaths found = find(text);
    EXPECT_TRUE(found.opened_paths) << text;
    EXPECT_FALSE(found.source_locations) << text;
  }
  EXPECT_EQ(find("@/appsrc/lib.rs").example, app());
}

TEST_F(BakedPathsTest, AreNotThoseOfANeighbour) {
  const BakedPaths found = find("@/app2/src/lib.rs @/app2");
  EXPECT_FALSE(found.source_locations);
  EXPECT_FALSE(found.opened_paths);
}

TEST_F(BakedPathsTest, AreFoundWhereBlocksMeet) {
  constexpr std::size_t block = std::size_t{128} * 1024;
  for (const std::size_t before : {block - 9000, block - 8192 - 5, block - 200, block - 5, block}) {
    const BakedPaths found = find("@/app/src/lib.rs and @/app/data", before);
    EXPECT_TRUE(found.source_locations) << before;
    EXPECT_EQ(found.example, app() + "/data") << before;
  }
}

TEST_F(BakedPathsTest, ExamplesEndWhereTheFileNameDoes) {
  EXPECT_EQ(find("@/app/dataassertion failed").example, app() + "/data");
  EXPECT_EQ(find("@/app/" + std::string(500, 'y')).example, app());
}

TEST_F(BakedPathsTest, OfDebugSectionsDoNotCount) {
  const ScratchDirectory scratch;
  const OpenElf elf(compile(scratch, "program", bare_source, bare_flags));
  EXPECT_FALSE(find_baked_paths(*elf.file, {scratch.path().string()}).opened_paths);
}

TEST_F(BakedPathsTest, IgnoreDirectoriesThatAreNone) {
  const ScratchDirectory scratch;
  const OpenElf elf(compile(scratch, "program", sample_source, {}));
  EXPECT_FALSE(find_baked_paths(*elf.file, {"", "/", "lib"}).opened_paths);
}

}  // namespace
}  // namespace reuse_build
