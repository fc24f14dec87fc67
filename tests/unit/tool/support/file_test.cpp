// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

constexpr auto code = ExitCode::archive_creation_failed;  // any that is not the usual one

ino_t inode_of(const fs::path& file) {
  struct stat status = {};
  EXPECT_EQ(::stat(file.c_str(), &status), 0) << file;
  return status.st_ino;
}

TEST(ReadFile, GivesAllBytes) {
  const ScratchDirectory scratch;
  const std::string bytes = std::string("a\0b", 3) + std::string(200'000, 'x');
  EXPECT_EQ(read_file(scratch.write("f", bytes), code), bytes);
}

TEST(ReadFile, NamesAFileThatIsNotThere) {
  const ScratchDirectory scratch;
  const Error error = thrown_error([&] { read_file(scratch / "none", code); });
  EXPECT_EQ(error.code(), code);
  EXPECT_PRED2(contains, error.message(), (scratch / "none").string());
  EXPECT_PRED2(contains, error.message(), "No such file");
}

TEST(ReadFile, NamesADirectory) {
  const ScratchDirectory scratch;
  const Error error = thrown_error([&] { read_file(scratch.path(), code); });
  EXPECT_PRED2(contains, error.message(), "Is a directory");
}

TEST(ReadFile, RefusesAFileThatIsTooLarge) {
  const ScratchDirectory scratch;
  const fs::path file = scratch.write("f", "");
  fs::resize_file(file, (std::uintmax_t{256} << 20U) + 1);  // a hole: it takes no room
  const Error error = thrown_error([&] { read_file(file, code); });
  EXPECT_PRED2(contains, error.message(), "it is larger than 256 MiB");
}

TEST(OpenForReading, IsNotInheritedByPrograms) {
  const Fd fd = open_for_reading("/dev/null", code);
  EXPECT_NE(::fcntl(fd.get(), F_GETFD) & FD_CLOEXEC, 0);
}

TEST(WriteFile, MakesParentsAndReplacesLongerContent) {
  const ScratchDirectory scratch;
  write_file(scratch / "a/b/f", "long content", code);
  write_file(scratch / "a/b/f", "short", code);
  EXPECT_EQ(scratch.read("a/b/f"), "short");
}

TEST(WriteFile, SaysThatTheDiskIsFullAndWhatToDo) {
  const Error error = thrown_error([] { write_file("/dev/full", "bytes", code); });
  EXPECT_EQ(error.code(), code);
  EXPECT_PRED2(contains, error.message(), "'/dev/full': No space left on device");
  EXPECT_PRED2(contains, error.hint(), "free some space");
}

TEST(WriteFile, DoesNotFollowALink) {
  const ScratchDirectory scratch;
  scratch.write("outside", "as it was");
  fs::create_symlink(scratch / "outside", scratch / "link");
  thrown_error([&] { write_file(scratch / "link", "bytes", code); });
  EXPECT_EQ(scratch.read("outside"), "as it was");
}

TEST(ReplaceFile, LeavesAnEqualFileUntouched) {
  const ScratchDirectory scratch;
  const fs::path file = scratch.write("f", "same");
  fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
  const fs::file_time_type before = fs::last_write_time(file);
  const ino_t inode = inode_of(file);
  replace_file(file, "same", code);
  EXPECT_EQ(fs::last_write_time(file), before);
  EXPECT_EQ(inode_of(file), inode);
}

TEST(ReplaceFile, PutsANewFileInPlaceOfADifferentOne) {
  const ScratchDirectory scratch;
  const fs::path file = scratch.write("f", "old");
  const Fd reader = open_for_reading(file, code);  // keeps the old inode's number from being reused
  const ino_t inode = inode_of(file);
  replace_file(file, "new", code);
  EXPECT_EQ(scratch.read("f"), "new");
  EXPECT_NE(inode_of(file), inode);
  EXPECT_EQ(scratch.entries(), Names{"f"});
}

TEST(ReplaceFile, MakesParents) {
  const ScratchDirectory scratch;
  replace_file(scratch / "a/b/f", "new", code);
  EXPECT_EQ(scratch.read("a/b/f"), "new");
}

TEST(MakeDirectories, NamesWhatCannotBeMade) {
  const ScratchDirectory scratch;
  scratch.write("file", "");
  const Error error = thrown_error([&] { make_directories(scratch / "file/below", code); });
  EXPECT_EQ(error.code(), code);
  EXPECT_PRED2(contains, error.message(), (scratch / "file/below").string());
}

TEST(StagedFile, IsNotAtItsFinalPathBeforeCommit) {
  const ScratchDirectory scratch;
  scratch.write("f", "old");
  StagedFile staged(scratch / "f", code);
  staged.write("n");
  staged.write("ew");
  EXPECT_EQ(scratch.read("f"), "old");
  staged.commit();
  EXPECT_EQ(scratch.read("f"), "new");
  EXPECT_EQ(scratch.entries(), Names{"f"});
}

TEST(StagedFile, LeavesNothingWithoutCommit) {
  const ScratchDirectory scratch;
  {
    StagedFile staged(scratch / "f", code);
    staged.write("bytes");
    ASSERT_EQ(scratch.entries().size(), 1U);
  }
  EXPECT_EQ(scratch.entries(), Names{});
}

TEST(StagedFile, LeavesNothingWhenCommitFails) {
  const ScratchDirectory scratch;
  scratch.write("f/inside", "a directory stands where the file should go");
  {
    StagedFile staged(scratch / "f", code);
    const Error error = thrown_error([&] { staged.commit(); });
    EXPECT_PRED2(contains, error.message(), (scratch / "f").string());
  }
  EXPECT_EQ(scratch.entries(), (Names{"f/", "f/inside"}));
}

TEST(StagedFile, HasTheModeThatANewFileHas) {
  const ScratchDirectory scratch;
  const mode_t before = ::umask(027);
  StagedFile staged(scratch / "f", code);
  staged.commit();
  ::umask(before);
  EXPECT_EQ(fs::status(scratch / "f").permissions(), fs::perms(0640));
}

TEST(StagedFile, SaysThatTheDirectoryIsNotThere) {
  const ScratchDirectory scratch;
  const Error error = thrown_error([&] { StagedFile(scratch / "none/f", code); });
  EXPECT_EQ(error.code(), code);
  EXPECT_PRED2(contains, error.message(), (scratch / "none/f").string());
  EXPECT_PRED2(contains, error.hint(), "check that the directory exists");
}

TEST(StagedDirectory, IsPrivateAndRemovedWithItsContent) {
  const ScratchDirectory scratch;
  {
    const StagedDirectory staged(scratch.path(), "work", code);
    EXPECT_EQ(staged.path().parent_path(), scratch.path());
    EXPECT_EQ(fs::status(staged.path()).permissions(), fs::perms::owner_all);
    write_file(staged.path() / "a/f", "bytes", code);
  }
  EXPECT_EQ(scratch.entries(), Names{});
}

TEST(StagedDirectory, StaysWhenReleased) {
  const ScratchDirectory scratch;
  fs::path path;
  {
    StagedDirectory staged(scratch.path(), "work", code);
    path = staged.path();
    staged.release();
  }
  EXPECT_TRUE(fs::is_directory(path));
}

}  // namespace
}  // namespace reuse_build
