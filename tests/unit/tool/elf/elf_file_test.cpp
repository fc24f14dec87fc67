// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/elf_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "elf/compiled.hpp"
#include "elf/machine.hpp"
#include "elf/sections.hpp"

namespace reuse_build {
namespace {

std::optional<ElfFile> opened(const ScratchDirectory& scratch, std::string_view bytes) {
  const std::filesystem::path path = scratch.write("file", bytes);
  const Fd fd = open_for_reading(path, ExitCode::setup_error);
  return ElfFile::open(fd.get(), path);
}

TEST(ElfFile, IsNothingForOtherFiles) {
  const ScratchDirectory scratch;
  EXPECT_FALSE(opened(scratch, ""));
  EXPECT_FALSE(opened(scratch, "#!/bin/sh\nexit 0\n"));
  EXPECT_FALSE(opened(scratch,
                      "\x7f"
                      "ELF"));
  EXPECT_FALSE(opened(scratch, "!<arch>\n"));
  EXPECT_FALSE(opened(scratch,
                      "\x7f"
                      "ELF" +
                          std::string(1000, '\xff')));
}

TEST(ElfFile, IsNothingForADirectory) {
  const ScratchDirectory scratch;
  const Fd fd = open_for_reading(scratch.path(), ExitCode::setup_error);
  EXPECT_FALSE(ElfFile::open(fd.get(), scratch.path()));
}

TEST(ElfFile, KnowsSectionsAndSegments) {
  const ScratchDirectory scratch;
  const OpenElf elf(compile(scratch, "program", sample_source, {"-g"}));
  const auto& sections = elf.file->sections();
  const auto text = std::find_if(sections.begin(), sections.end(),
                                 [](const ElfSection& section) { return section.name == ".text"; });
  ASSERT_NE(text, sections.end());
  EXPECT_TRUE(text->is_allocated());
  EXPECT_LE(text->offset + text->size, elf.file->load_end());
  EXPECT_TRUE(has_debug_sections(*elf.file));
  EXPECT_LT(elf.file->load_end(), elf.file->section_table().offset);
  EXPECT_EQ(elf.file->file_size(), std::filesystem::file_size(elf.file->path()));
}

TEST(ElfFile, SeesThatThereAreNoDebugSections) {
  const ScratchDirectory scratch;
  const OpenElf elf(
      compile(scratch, "program", bare_source, {"-g0", "-nostdlib", "-nostartfiles", "-static"}));
  EXPECT_FALSE(has_debug_sections(*elf.file));
}

TEST(ElfFile, Reads32Bits) {
  if (!makes_32_bits) GTEST_SKIP() << "only x86-64's compiler makes programs of 32 bits too";
  const ScratchDirectory scratch;
  Flags flags = bare_flags;
  flags.emplace_back("-m32");
  const OpenElf elf(compile(scratch, "program", bare_source, flags));
  EXPECT_FALSE(elf.file->format().is_64);
  EXPECT_EQ(machine_name(elf.file->machine(), elf.file->format()), "i686");
  EXPECT_TRUE(has_debug_sections(*elf.file));
}

// More sections than the header can count: the number lies elsewhere, and could be any.
TEST(ElfFile, RefusesExtendedNumbering) {
  const ScratchDirectory scratch;
  const auto path = compile(scratch, "program", bare_source, bare_flags);
  std::string bytes = scratch.read("program");
  ASSERT_TRUE(opened(scratch, bytes));
  ElfFormat().put(bytes, 0, elf_field::header_section_count, 0);
  EXPECT_FALSE(opened(scratch, bytes));
}

// 65,279 sections could each have the same name of a megabyte.
TEST(ElfFile, ReadsNoEndlessSectionNames) {
  const ScratchDirectory scratch;
  const auto name_read = [&scratch](std::size_t size) {
    const std::string name(size, 'x');
    const std::string source = "__attribute__((section(\"" + name + "\"))) int variable = 1;";
    const OpenElf elf(compile(scratch, "program", std::string(bare_source) + source, bare_flags));
    const auto& sections = elf.file->sections();
    return std::any_of(sections.begin(), sections.end(),
                       [&name](const ElfSection& section) { return section.name == name; });
  };
  EXPECT_TRUE(name_read(255));
  EXPECT_FALSE(name_read(256));
}

TEST(MachineName, IsThatOfTriples) {
  const ElfFormat little;
  const ElfFormat big{true, false};
  EXPECT_EQ(machine_name(EM_X86_64, little), "x86_64");
  EXPECT_EQ(machine_name(EM_AARCH64, little), "aarch64");
  EXPECT_EQ(machine_name(EM_ARM, {false, true}), "arm");
  EXPECT_EQ(machine_name(EM_RISCV, little), "riscv64");
  EXPECT_EQ(machine_name(EM_RISCV, {false, true}), "riscv32");
  EXPECT_EQ(machine_name(EM_S390, big), "s390x");
  EXPECT_EQ(machine_name(EM_PPC64, big), "powerpc64");
  EXPECT_EQ(machine_name(EM_PPC64, little), "powerpc64le");
  EXPECT_EQ(machine_name(EM_MIPS, {false, true}), "mipsel");
  EXPECT_EQ(machine_name(1234, little), "machine 1234");
}

}  // namespace
}  // namespace reuse_build
