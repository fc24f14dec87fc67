// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/strip.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "elf/compiled.hpp"
#include "elf/other_byte_order.hpp"
#include "elf/sections.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

std::set<std::string> section_names(const ElfFile& file) {
  std::set<std::string> names;
  for (const ElfSection& section : file.sections()) names.insert(section.name);
  return names;
}

// Loaded bytes are those of before, but for the header's fields about the section table.
void expect_same_loaded_bytes(const ElfFile& before, const ElfFile& after) {
  ASSERT_EQ(before.load_end(), after.load_end());
  const std::uint64_t start = before.format().header_size();
  const ByteRange loaded{start, before.load_end() - start};
  EXPECT_TRUE(before.read(loaded, loaded.size) == after.read(loaded, loaded.size));
}

// What binutils finds wrong with a file.
std::string complaints(const fs::path& file) {
  std::string text;
  ProcessSpec spec;
  spec.arguments = {"readelf", "-a", "-W", file.string()};
  spec.on_stdout = [](std::string_view /*text*/) {};
  spec.on_stderr = [&text](std::string_view piece) { text += piece; };
  run_process(spec);
  return text;
}

// The symbols with name, type and value; without the compiler's files and sections.
std::string symbols_of(const fs::path& file) {
  return output_of({"nm", "--format=posix", file.string()});
}

class Strip : public testing::Test {
 protected:
  // Strips what is compiled with `flags`, and checks what holds for every file.
  fs::path strip(std::string_view source, const Flags& flags) {
    const fs::path original = compile(scratch_, "original", source, flags);
    fs::path stripped = strip(original);
    EXPECT_EQ(symbols_of(stripped), symbols_of(original));
    return stripped;
  }

  fs::path strip(const fs::path& original) {
    const OpenElf before(original);
    const std::optional<Pieces> pieces = without_debug_sections(*before.file);
    EXPECT_TRUE(pieces) << original;
    if (!pieces) return original;
    fs::path stripped = write_pieces(scratch_, "stripped", *pieces, *before.file);
    const OpenElf after(stripped);
    EXPECT_EQ(total_size(*pieces), fs::file_size(stripped));
    expect_same_loaded_bytes(*before.file, *after.file);
    EXPECT_FALSE(has_debug_sections(*after.file));
    EXPECT_EQ(complaints(stripped), "");
    EXPECT_FALSE(without_debug_sections(*after.file)) << "nothing is left to drop";
    return stripped;
  }

  static int exit_code_of(const fs::path& program) {
    ProcessSpec spec;
    spec.arguments = {program.string()};
    return run_process(spec).exit_code;
  }

  [[nodiscard]] const ScratchDirectory& scratch() const { return scratch_; }

 private:
  ScratchDirectory scratch_;
};

TEST_F(Strip, LeavesAProgramThatRuns) {
  const fs::path stripped = strip(sample_source, {"-g"});
  EXPECT_EQ(exit_code_of(stripped), 42);
  EXPECT_LT(fs::file_size(stripped), fs::file_size(scratch() / "original"));
}

TEST_F(Strip, LeavesStaticProgramsThatRun) {
  for (const char* flag : {"-static", "-static-pie"}) {
    EXPECT_EQ(exit_code_of(strip(sample_source, {"-g", flag})), 42) << flag;
  }
}

TEST_F(Strip, LeavesALibraryThatLoads) {
  fs::rename(strip(sample_source, {"-g", "-shared", "-fPIC", "-Dmain=unused"}),
             scratch() / "libsample.so");
  const fs::path user =
      compile(scratch(), "user",
              "extern \"C\" int named_function(int); int main() { return named_function(41); }",
              {(scratch() / "libsample.so").string(), "-Wl,-rpath," + scratch().path().string()});
  EXPECT_EQ(exit_code_of(user), 42);
}

TEST_F(Strip, KnowsCompressedDebugSections) {
  EXPECT_EQ(exit_code_of(strip(sample_source, {"-g", "-gz"})), 42);
}

TEST_F(Strip, Handles32Bits) {
  if (!makes_32_bits) GTEST_SKIP() << "only x86-64's compiler makes programs of 32 bits too";
  Flags flags = bare_flags;
  flags.emplace_back("-m32");
  strip(bare_source, flags);
}

TEST_F(Strip, HandlesTheOtherByteOrder) {
  const OpenElf elf(compile(scratch(), "native", bare_source, bare_flags));
  const fs::path original =
      scratch().write("other", in_other_byte_order(*elf.file, scratch().read("native")));
  const fs::path stripped = strip(original);
  const auto symbols = [](const fs::path& file) {
    return output_of({"readelf", "-s", "-W", file.string()});
  };
  EXPECT_PRED2(contains, symbols(stripped), "named_function");
  EXPECT_EQ(symbols(stripped), symbols(original));
}

TEST_F(Strip, IsAsSmallAsBinutils) {
  const fs::path stripped = strip(sample_source, {"-g"});
  output_of({"strip", "--strip-debug", "-o", (scratch() / "binutils").string(),
             (scratch() / "original").string()});
  // Those drop the names of the source files and of the sections too.
  EXPECT_LT(fs::file_size(stripped), fs::file_size(scratch() / "binutils") + 4096);
  const auto names_of = [](const fs::path& path) { return section_names(*OpenElf(path).file); };
  EXPECT_EQ(names_of(stripped), names_of(scratch() / "binutils"));
}

// With --emit-relocs the linker keeps relocations: those of debug sections go, others must still
// point to the right sections and symbols.
TEST_F(Strip, RenumbersWhatRefersToSections) {
  const fs::path stripped = strip(sample_source, {"-g", "-Wl,--emit-relocs"});
  const std::string relocations = output_of({"readelf", "-r", "-W", stripped.string()});
  EXPECT_PRED2(contains, relocations, ".rela.text");
  EXPECT_FALSE(contains(relocations, ".rela.debug"));
  EXPECT_EQ(exit_code_of(stripped), 42);
}

// Instrumented programs bring their coverage mapping in sections of their own, loaded or not.
TEST_F(Strip, KeepsOtherSections) {
  constexpr std::string_view source = R"(
asm(".section __llvm_covmap,\"\",@progbits; .ascii \"mapping\"; "
    ".section __llvm_covfun,\"\",@progbits; .ascii \"functions\"; "
    ".section .debug_gdb_scripts,\"a\",@progbits; .ascii \"scripts\"; .text");
int main() { return 42; })";
  const fs::path stripped = strip(source, {"-g"});
  const std::set<std::string> names = section_names(*OpenElf(stripped).file);
  for (const char* name : {"__llvm_covmap", "__llvm_covfun", ".debug_gdb_scripts", ".comment",
                           ".symtab", ".strtab", ".note.gnu.build-id"}) {
    EXPECT_TRUE(names.count(name)) << name;
  }
  EXPECT_EQ(output_of({"readelf", "-p", "__llvm_covmap", stripped.string()}),
            output_of({"readelf", "-p", "__llvm_covmap", (scratch() / "original").string()}));
}

class LeftWhole : public testing::Test {
 protected:
  [[nodiscard]] static bool is_stripped(const fs::path& path) {
    return without_debug_sections(*OpenElf(path).file).has_value();
  }
  [[nodiscard]] const ScratchDirectory& scratch() const { return scratch_; }

 private:
  ScratchDirectory scratch_;
};

TEST_F(LeftWhole, ObjectFiles) {
  EXPECT_FALSE(is_stripped(compile(scratch(), "object.o", sample_source, {"-g", "-c"})));
}

TEST_F(LeftWhole, WhatHasNoDebugSections) {
  const fs::path program =
      compile(scratch(), "program", sample_source, {"-g", "-Wl,--strip-debug"});
  EXPECT_FALSE(is_stripped(program));
}

TEST_F(LeftWhole, ProgramsWithAPayloadBehindThem) {
  compile(scratch(), "program", bare_source, bare_flags);
  EXPECT_TRUE(is_stripped(scratch() / "program"));
  EXPECT_FALSE(is_stripped(scratch().write("payload", scratch().read("program") + "PK\3\4")));
}

TEST_F(LeftWhole, SectionsThatOverlap) {
  compile(scratch(), "program", bare_source, bare_flags);
  const OpenElf elf(scratch() / "program");
  std::string bytes = scratch().read("program");
  const std::uint64_t comment = elf.file->load_end();
  const std::size_t last =
      elf.file->section_table().end() - elf.file->format().section_header_size();
  elf.file->format().put(bytes, last, elf_field::section_offset, comment);
  EXPECT_FALSE(is_stripped(scratch().write("overlap", bytes)));
}

}  // namespace
}  // namespace reuse_build
