// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/dynamic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "elf/compiled.hpp"

namespace reuse_build {
namespace {

bool needs(const DynamicInfo& info, std::string_view library) {
  return std::find(info.needed.begin(), info.needed.end(), library) != info.needed.end();
}

// The newest GLIBC version that binutils sees.
GlibcVersion newest_in_readelf(const std::filesystem::path& program) {
  std::istringstream words(output_of({"readelf", "-V", "-W", program.string()}));
  std::optional<GlibcVersion> newest;
  for (std::string word; words >> word;) {
    newest = std::max(newest, parse_glibc_symbol_version(word));
  }
  return newest.value();
}

TEST(Dynamic, TellsWhatAProgramNeeds) {
  const ScratchDirectory scratch;
  const OpenElf elf(compile(scratch, "program", sample_source,
                            {"-Wl,--enable-new-dtags", "-Wl,-rpath,$ORIGIN/../lib:/x"}));
  const DynamicInfo info = read_dynamic(*elf.file);
  EXPECT_TRUE(std::filesystem::exists(info.interpreter)) << info.interpreter;
  EXPECT_PRED2(needs, info, "libstdc++.so.6");
  EXPECT_PRED2(needs, info, "libc.so.6");
  EXPECT_EQ(info.runpath, "$ORIGIN/../lib:/x");
  EXPECT_EQ(info.rpath, "");
  EXPECT_EQ(info.glibc, newest_in_readelf(elf.file->path()));
  EXPECT_FALSE(info.needs_libstd());
}

TEST(Dynamic, ReadsTheOlderRpath) {
  const ScratchDirectory scratch;
  const OpenElf elf(
      compile(scratch, "program", sample_source, {"-Wl,--disable-new-dtags", "-Wl,-rpath,/old"}));
  EXPECT_EQ(read_dynamic(*elf.file).rpath, "/old");
  EXPECT_EQ(read_dynamic(*elf.file).runpath, "");
}

TEST(Dynamic, NeedsNoSectionTable) {
  const ScratchDirectory scratch;
  compile(scratch, "program", sample_source, {});
  std::string bytes = scratch.read("program");
  for (const ElfField& field : {elf_field::header_section_table, elf_field::header_section_count,
                                elf_field::header_section_names}) {
    ElfFormat{sizeof(void*) == 8}.put(bytes, 0, field, 0);
  }
  const OpenElf elf(scratch.write("without", bytes));
  EXPECT_TRUE(elf.file->sections().empty());
  EXPECT_PRED2(needs, read_dynamic(*elf.file), "libc.so.6");
}

TEST(Dynamic, OfALibraryHasNoInterpreter) {
  const ScratchDirectory scratch;
  const OpenElf elf(
      compile(scratch, "libx.so", sample_source, {"-shared", "-fPIC", "-Wl,-soname=libx.so.7"}));
  EXPECT_EQ(read_dynamic(*elf.file).interpreter, "");
  EXPECT_EQ(read_dynamic(*elf.file).soname, "libx.so.7");
  EXPECT_PRED2(needs, read_dynamic(*elf.file), "libc.so.6");
}

TEST(Dynamic, OfAStaticProgramIsEmpty) {
  const ScratchDirectory scratch;
  for (const char* flag : {"-static", "-static-pie"}) {
    const OpenElf elf(compile(scratch, "program", sample_source, {flag}));
    const DynamicInfo info = read_dynamic(*elf.file);
    EXPECT_EQ(info.interpreter, "") << flag;
    EXPECT_TRUE(info.needed.empty()) << flag;
    EXPECT_FALSE(info.glibc) << flag;
  }
}

TEST(Dynamic, NoticesRustsStandardLibrary) {
  const ScratchDirectory scratch;
  compile(scratch, "libstd-0123456789abcdef.so", bare_source, {"-shared", "-fPIC", "-nostdlib"});
  const OpenElf elf(compile(
      scratch, "program", sample_source,
      {"-L" + scratch.path().string(), "-Wl,--no-as-needed", "-l:libstd-0123456789abcdef.so"}));
  EXPECT_TRUE(read_dynamic(*elf.file).needs_libstd());
}

TEST(GlibcVersion, IsOrderedByNumber) {
  EXPECT_LT(parse_glibc_version("2.9"), parse_glibc_version("2.34"));
  EXPECT_LT(parse_glibc_version("2.2"), parse_glibc_version("2.2.5"));
  EXPECT_LT(parse_glibc_version("2.34"), parse_glibc_version("10.0"));
}

TEST(GlibcVersion, ReadsOnlyNumbers) {
  EXPECT_EQ(to_string(parse_glibc_symbol_version("GLIBC_2.34").value()), "2.34");
  EXPECT_EQ(to_string(parse_glibc_symbol_version("GLIBC_2.2.5").value()), "2.2.5");
  for (const char* name :
       {"GLIBC_PRIVATE", "GLIBC_ABI_DT_RELR", "GLIBC_", "GLIBC_2", "GLIBC_2.", "GLIBC_2.3.4.5",
        "GLIBC_2.x", "GLIBCXX_3.4", "2.34", "GLIBC_99999999999.1", ""}) {
    EXPECT_FALSE(parse_glibc_symbol_version(name)) << name;
  }
}

}  // namespace
}  // namespace reuse_build
