// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/split.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "elf/build_id.hpp"
#include "elf/compiled.hpp"
#include "elf/other_byte_order.hpp"
#include "elf/strip.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

class Split : public testing::Test {
 protected:
  // Makes <name>.stripped and <name>.debug of a new program <name>; returns its build-id.
  std::string split(const std::string& name, const Flags& flags,
                    std::string_view source = sample_source) {
    return split(compile(scratch_, name, source, flags));
  }

  std::string split(const fs::path& program) {
    const OpenElf elf(program);
    const std::string name = program.filename().string();
    write_pieces(scratch_, name + ".stripped", without_debug_sections(*elf.file).value(),
                 *elf.file);
    write_pieces(scratch_, name + ".debug", debug_file(*elf.file).value(), *elf.file);
    return build_id(*elf.file);
  }

  void restore(const std::string& stripped, const std::string& debug) {
    const Fd stripped_fd = open_for_reading(scratch_ / stripped, ExitCode::setup_error);
    const Fd debug_fd = open_for_reading(scratch_ / debug, ExitCode::setup_error);
    const fs::path restored = scratch_ / "restored";
    const Fd output(::open(restored.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700));
    restore_original({stripped_fd.get(), scratch_ / stripped}, {debug_fd.get(), scratch_ / debug},
                     {output.get(), restored});
  }

  void expect_same_again(const std::string& name) {
    restore(name + ".stripped", name + ".debug");
    EXPECT_TRUE(scratch_.read("restored") == scratch_.read(name)) << name;
  }

  void expect_refused(const std::string& stripped, const std::string& debug, const char* why) {
    const Error error = thrown_error([&] { restore(stripped, debug); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), why);
    EXPECT_PRED2(contains, error.message(), "/" + stripped + "'");
    EXPECT_PRED2(contains, error.message(), "/" + debug + "'");
  }

  [[nodiscard]] const ScratchDirectory& scratch() const { return scratch_; }

 private:
  ScratchDirectory scratch_;
};

TEST_F(Split, GivesTheOriginalBack) {
  const std::vector<Flags> all{{"-g"},
                               {"-g", "-gz"},
                               {"-g", "-static"},
                               {"-g", "-static-pie"},
                               {"-g", "-no-pie"},
                               {"-g", "-Wl,--emit-relocs"},
                               {"-g", "-shared", "-fPIC"}};
  for (std::size_t index = 0; index < all.size(); ++index) {
    const std::string name = "program-" + std::to_string(index);
    split(name, all[index]);
    expect_same_again(name);
  }
}

TEST_F(Split, GivesA32BitOriginalBack) {
  if (!makes_32_bits) GTEST_SKIP() << "only x86-64's compiler makes programs of 32 bits too";
  Flags flags = bare_flags;
  flags.emplace_back("-m32");
  split("program", flags, bare_source);
  expect_same_again("program");
}

TEST_F(Split, GivesAnOriginalOfTheOtherByteOrderBack) {
  const OpenElf elf(compile(scratch(), "native", bare_source, bare_flags));
  const std::string id =
      split(scratch().write("other", in_other_byte_order(*elf.file, scratch().read("native"))));
  EXPECT_EQ(id, build_id(*elf.file));
  expect_same_again("other");
}

TEST_F(Split, KeepsSizeAndOffsetsButNotWhatIsLoaded) {
  const std::string id = split("program", {"-g"});
  const OpenElf original(scratch() / "program");
  const OpenElf debug(scratch() / "program.debug");
  EXPECT_EQ(debug.file->file_size(), original.file->file_size());
  EXPECT_EQ(build_id(*debug.file), id);
  ASSERT_EQ(debug.file->sections().size(), original.file->sections().size());
  for (std::size_t index = 0; index < debug.file->sections().size(); ++index) {
    const ElfSection& section = debug.file->sections()[index];
    EXPECT_EQ(section.offset, original.file->sections()[index].offset);
    if (!section.is_allocated() || section.type == SHT_NOTE) continue;
    EXPECT_EQ(section.type, std::uint32_t{SHT_NOBITS}) << section.name;
  }
  const std::string bytes = scratch().read("program.debug").substr(0, debug.file->load_end());
  const auto zeros = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  EXPECT_GT(zeros + 2048, bytes.size());
}

TEST_F(Split, LetsDebuggersFindLinesByBuildId) {
  if (std::system("gdb --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "gdb is not installed";
  const std::string id = split("program", {"-g"});
  const fs::path place = scratch() / ("debug/" + debug_file_path(id).value());
  fs::create_directories(place.parent_path());
  fs::rename(scratch() / "program.debug", place);
  const std::string out = output_of(
      {"gdb", "-nx", "-batch", "-iex", "set debug-file-directory " + (scratch() / "debug").string(),
       "-ex", "info line named_function", (scratch() / "program.stripped").string()});
  EXPECT_PRED2(contains, out, "Line 7 of \"" + (scratch() / "program.cpp").string() + "\"");
}

TEST_F(Split, RefusesTheFilesOfAnotherProgram) {
  split("one", {"-g"});
  split("two", {"-g", "-DTWO", "-O2"});
  expect_refused("one.stripped", "two.debug", "their build-ids differ");
}

TEST_F(Split, RefusesAnotherProgramWithTheSameBuildId) {
  split("one", {"-g", "-Wl,--build-id=0x1234"});
  split("two", {"-g", "-Wl,--build-id=0x1234", "-O2", "-static"});
  expect_refused("one.stripped", "two.debug", "their program headers differ");
}

TEST_F(Split, RefusesWhatIsNoElfFile) {
  split("one", {"-g"});
  scratch().write("text.debug", "no debug file");
  expect_refused("one.stripped", "text.debug", "is no ELF file");
  scratch().write("short.debug", scratch().read("one.debug").substr(0, 5000));
  expect_refused("one.stripped", "short.debug", "is damaged");
}

TEST_F(Split, RefusesSectionsThatDiffer) {
  split("one", {"-g"});
  const OpenElf debug(scratch() / "one.debug");
  const ElfFormat& format = debug.file->format();
  std::string bytes = scratch().read("one.debug");
  const std::size_t first = debug.file->section_table().offset + format.section_header_size();
  format.put(bytes, first, elf_field::section_offset, 64);
  scratch().write("changed.debug", bytes);
  expect_refused("one.stripped", "changed.debug", "section 1 is not the same in both");
}

TEST_F(Split, NeedsABuildIdThatMakesAPath) {
  for (const std::string id : {"none", "0x12"}) {
    const OpenElf elf(compile(scratch(), "program", sample_source, {"-g", "-Wl,--build-id=" + id}));
    EXPECT_FALSE(debug_file(*elf.file)) << id;
  }
}

// The segment alone says that there are notes: build-ids are read by it.
TEST_F(Split, KeepsNotesOfOtherSections) {
  const OpenElf elf(compile(scratch(), "program", bare_source, bare_flags));
  std::string bytes = scratch().read("program");
  const auto& sections = elf.file->sections();
  for (std::size_t index = 0; index < sections.size(); ++index) {
    if (sections[index].type != SHT_NOTE) continue;
    const ElfFormat& format = elf.file->format();
    format.put(bytes, elf.file->section_table().offset + index * format.section_header_size(),
               elf_field::section_type, SHT_PROGBITS);
  }
  split(scratch().write("changed", bytes));
  expect_same_again("changed");
}

TEST(DebugFilePath, IsTheOneOfDebuggers) {
  EXPECT_EQ(debug_file_path("abcdef0123"), ".build-id/ab/cdef0123.debug");
}

TEST(DebugFilePath, TakesHexDigitsOnly) {
  for (const char* id : {"", "ab", "abc", "abcde", "../../etc", "ABCD", "ab/../", "abcg"}) {
    EXPECT_FALSE(debug_file_path(id)) << id;
  }
}

}  // namespace
}  // namespace reuse_build
