// SPDX-License-Identifier: MIT OR Apache-2.0
// Archives bring files that anybody may have made. Every reader is run on damaged ones: it may say
// what it likes, but must come to an end.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "elf/baked_paths.hpp"
#include "elf/build_id.hpp"
#include "elf/compiled.hpp"
#include "elf/dynamic.hpp"
#include "elf/file_layout.hpp"
#include "elf/split.hpp"
#include "elf/strip.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

class Damaged : public testing::Test {
 protected:
  Damaged()
      : path_(compile(scratch_, "small", bare_source,
                      {"-g", "-nostdlib", "-nostartfiles", "-shared", "-fPIC", "-Wl,--build-id",
                       "-Wl,-z,noseparate-code", "-Wl,-rpath,/x"})),
        bytes_(scratch_.read("small")),
        fd_(::open(path_.c_str(), O_RDWR | O_CLOEXEC)) {
    const OpenElf elf(path_);
    tables_ = {{0, elf.file->format().header_size()},
               elf.file->program_table(),
               elf.file->section_table()};
    for (const ElfSegment& segment : elf.file->segments()) {
      if (segment.type == PT_DYNAMIC || segment.type == PT_NOTE) {
        tables_.push_back({segment.offset, segment.file_size});
      }
    }
    const fs::path stripped =
        write_pieces(scratch_, "stripped", without_debug_sections(*elf.file).value(), *elf.file);
    stripped_ = open_for_reading(stripped, ExitCode::setup_error);
    output_ = Fd(::open((scratch_ / "output").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  }

  // Runs everything on the file as it is now; returns whether it still is an ELF file.
  bool read_all() {
    const std::optional<ElfFile> file = ElfFile::open(fd_.get(), path_);
    if (!file) return false;
    read_dynamic(*file);
    find_baked_paths(*file, {scratch_.path().string()});
    std::uint64_t size = 0;
    for (const FileRange& range : file_layout(*file)) size += range.size;
    EXPECT_EQ(size, file->file_size());
    for (const auto& pieces : {without_debug_sections(*file), debug_file(*file)}) {
      if (pieces) {
        EXPECT_LE(content_of(*pieces, *file).size(), bytes_.size() + 4096);
      }
    }
    return true;
  }

  // From now on the file is the debug file.
  void become_debug_file() {
    const OpenElf elf(path_);
    bytes_ = content_of(debug_file(*elf.file).value(), *elf.file);
    ASSERT_EQ(::pwrite(fd_.get(), bytes_.data(), bytes_.size(), 0),
              static_cast<ssize_t>(bytes_.size()));
  }

  // What comes out is as large as the debug file, if something does.
  bool restore() {
    EXPECT_EQ(::ftruncate(output_.get(), 0), 0);
    ::lseek(output_.get(), 0, SEEK_SET);
    bool is_restored = true;
    try {
      restore_original({stripped_.get(), "stripped"}, {fd_.get(), path_},
                       {output_.get(), "output"});
    } catch (const Error&) {
      is_restored = false;
    }
    EXPECT_EQ(::lseek(output_.get(), 0, SEEK_END),
              is_restored ? static_cast<off_t>(bytes_.size()) : 0);
    return is_restored;
  }

  void put(std::uint64_t offset, char byte) {
    ASSERT_EQ(::pwrite(fd_.get(), &byte, 1, static_cast<off_t>(offset)), 1);
  }

  template <class Action>
  void for_each_change(Action action) {
    for (const ByteRange& table : tables_) {
      for (std::uint64_t at = table.offset; at < table.end(); ++at) {
        for (const unsigned bit : {0x01U, 0x08U, 0x40U, 0x80U, 0xffU}) {
          put(at, static_cast<char>(static_cast<unsigned char>(bytes_[at]) ^ bit));
          action();
        }
        put(at, bytes_[at]);
      }
    }
  }

  void cut(std::size_t size) { ASSERT_EQ(::ftruncate(fd_.get(), static_cast<off_t>(size)), 0); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  ScratchDirectory scratch_;
  fs::path path_;
  std::string bytes_;
  Fd fd_;
  Fd stripped_;
  Fd output_;
  std::vector<ByteRange> tables_;
};

TEST_F(Damaged, ByEverySingleChangeOfAHeader) {
  ASSERT_TRUE(read_all());
  for_each_change([this] { read_all(); });
}

TEST_F(Damaged, ByEverySingleChangeWhenPutBack) {
  become_debug_file();
  ASSERT_TRUE(restore());
  for_each_change([this] { restore(); });
}

TEST_F(Damaged, ByEndingAnywhere) {
  for (std::size_t size = bytes().size(); size > 0; --size) {
    cut(size - 1);
    EXPECT_EQ(read_all(), size - 1 >= sizeof(Elf64_Ehdr)) << size - 1;
  }
}

}  // namespace
}  // namespace reuse_build
