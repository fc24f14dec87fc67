// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/cache.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "archive/tar_builder.hpp"
#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_archive.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;

// A cache in a scratch directory, and an archive.
class CacheTest : public testing::Test {
 protected:
  CacheTest() { archive_.write(archive_file_); }

  // Quietly: it says on stderr when it extracts.
  [[nodiscard]] static Cache::LockedTree tree_of(const Cache& cache, const fs::path& archive,
                                                 const ChooseTests& choose = {}) {
    testing::internal::CaptureStderr();
    const auto captured = [] { return testing::internal::GetCapturedStderr(); };
    try {
      Cache::LockedTree tree = cache.tree_of(ArchiveFile(archive), {}, choose, {});
      captured();
      return tree;
    } catch (...) {
      captured();
      throw;
    }
  }
  [[nodiscard]] std::size_t count(const std::string& directory) const {
    const fs::directory_iterator entries(scratch_ / "cache" / directory);
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
  }
  static void age(const fs::path& path, hours by) {
    fs::last_write_time(path, fs::file_time_type::clock::now() - by);
  }

  // The first test of the first suite.
  static void choose_one(const Workspace& /*workspace*/, TestSuites& suites) {
    suites.at(0).chosen = {{"one", "test", false}};
    suites.at(1).chosen.emplace();
  }

  ScratchDirectory scratch_;
  ScopedVariable own_{"REUSE_BUILD_CACHE_DIR", scratch_ / "cache"};
  ScopedVariable workspace_{"REUSE_BUILD_WORKSPACE", std::nullopt};
  fs::path archive_file_ = scratch_ / "x.tar.zst";
  SampleArchive archive_;
};

TEST_F(CacheTest, IsMadePrivate) {
  const mode_t before = ::umask(0);
  const Cache cache = Cache::open();
  ::umask(before);
  EXPECT_EQ(cache.directory(), scratch_ / "cache");
  for (const char* directory : {"cache", "cache/trees", "cache/runs"}) {
    EXPECT_EQ(fs::status(scratch_ / directory).permissions(), fs::perms::owner_all) << directory;
  }
}

TEST_F(CacheTest, IsRefusedWhenOthersCanGetAtIt) {
  for (const unsigned mode : {0755U, 0701U, 0770U}) {
    fs::create_directory(scratch_ / "cache");
    fs::permissions(scratch_ / "cache", fs::perms(mode));
    const Error error = thrown_error([] { Cache::open(); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), (scratch_ / "cache").string());
    EXPECT_PRED2(contains, error.message(), "is not private");
    EXPECT_PRED2(contains, error.hint(), "chmod 700");
  }
}

TEST_F(CacheTest, IsRefusedWhenADirectoryInItIsOpenToOthers) {
  (void)Cache::open();
  fs::permissions(scratch_ / "cache/trees", fs::perms(0755));
  EXPECT_PRED2(contains, thrown_error([] { Cache::open(); }).message(), "cache/trees");
}

TEST_F(CacheTest, IsRefusedWhenItBelongsToSomebodyElse) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a directory away";
  (void)Cache::open();
  ASSERT_EQ(::chown((scratch_ / "cache").c_str(), 1, 1), 0);
  EXPECT_PRED2(contains, thrown_error([] { Cache::open(); }).message(), "owner 1");
}

TEST_F(CacheTest, IsRefusedWhenItIsAFile) {
  scratch_.write("cache", "");
  EXPECT_PRED2(contains, thrown_error([] { Cache::open(); }).message(), "is not a directory");
}

TEST_F(CacheTest, LiesInTheUsersCacheDirectory) {
  const ScopedVariable own("REUSE_BUILD_CACHE_DIR", std::nullopt);
  const ScopedVariable home("HOME", scratch_ / "home");
  {
    const ScopedVariable xdg("XDG_CACHE_HOME", scratch_ / "xdg");
    EXPECT_EQ(Cache::open().directory(), scratch_ / "xdg/reuse-build");
  }
  for (const std::optional<std::string>& none :
       {std::optional<std::string>(), {std::string()}, {std::string("relative")}}) {
    const ScopedVariable xdg("XDG_CACHE_HOME", none);
    EXPECT_EQ(Cache::open().directory(), scratch_ / "home/.cache/reuse-build");
  }
}

TEST_F(CacheTest, HasNoPlaceWithoutAHome) {
  const ScopedVariable own("REUSE_BUILD_CACHE_DIR", std::nullopt);
  const ScopedVariable xdg("XDG_CACHE_HOME", std::nullopt);
  const ScopedVariable home("HOME", std::nullopt);
  const Error error = thrown_error([] { Cache::open(); });
  EXPECT_PRED2(contains, error.message(), "HOME is not set");
  EXPECT_PRED2(contains, error.hint(), "REUSE_BUILD_CACHE_DIR");
}

TEST_F(CacheTest, ExtractsAnArchiveOnce) {
  const Cache cache = Cache::open();
  const fs::path root = tree_of(cache, archive_file_).tree.root;
  EXPECT_EQ(root.parent_path(), scratch_ / "cache/trees");
  EXPECT_EQ(root.filename().string().size(), 64U);
  scratch_.write("cache/trees/" + root.filename().string() + "/mark", "");
  EXPECT_EQ(tree_of(cache, archive_file_).tree.root, root);
  EXPECT_TRUE(fs::exists(root / "mark"));
}

TEST_F(CacheTest, ExtractsOnlyWhatTheChosenTestsNeed) {
  const Cache cache = Cache::open();
  const fs::path part = tree_of(cache, archive_file_, choose_one).tree.root;
  EXPECT_TRUE(fs::exists(part / sample_unit_tests));
  EXPECT_FALSE(fs::exists(part / sample_integration_test));
  EXPECT_EQ(tree_of(cache, archive_file_, choose_one).tree.root, part);
  const fs::path whole = tree_of(cache, archive_file_).tree.root;
  EXPECT_NE(whole, part);
  EXPECT_TRUE(fs::exists(whole / sample_integration_test));
}

TEST_F(CacheTest, TakesAWholeTreeForSomeOfItsTests) {
  const Cache cache = Cache::open();
  const fs::path whole = tree_of(cache, archive_file_).tree.root;
  const TestTree tree = tree_of(cache, archive_file_, choose_one).tree;
  EXPECT_EQ(tree.root, whole);
  EXPECT_EQ(test_count(tree.suites), 1U);
}

TEST_F(CacheTest, KnowsAnArchiveByItsBytesNotItsName) {
  const Cache cache = Cache::open();
  const fs::path root = tree_of(cache, archive_file_).tree.root;
  fs::copy_file(archive_file_, scratch_ / "copy.tar.zst");
  EXPECT_EQ(tree_of(cache, scratch_ / "copy.tar.zst").tree.root, root);
  archive_.other["target/more"] = "";
  archive_.write(archive_file_);
  EXPECT_NE(tree_of(cache, archive_file_).tree.root, root);
}

TEST_F(CacheTest, KnowsADirectoryByAllThatIsInIt) {
  archive_.ours = false;
  archive_.format = ArchiveFormat::directory;
  archive_.write(scratch_ / "d");
  const fs::path program = scratch_ / "d" / sample_unit_tests;
  ExtractLimits limits;
  const auto key = [&] {
    const Cache cache = Cache::open();
    testing::internal::CaptureStderr();
    // Its tests cannot be listed here, but by then it has a lock.
    EXPECT_THROW((void)cache.tree_of(ArchiveFile(scratch_ / "d"), {}, {}, limits), Error);
    testing::internal::GetCapturedStderr();
    std::set<std::string> locks;
    for (const std::string& entry : scratch_.entries()) {
      if (entry.ends_with(".lock")) locks.insert(entry);
    }
    fs::remove_all(scratch_ / "cache");
    return locks;
  };
  std::set<std::set<std::string>> keys = {key()};
  const auto expect_new_key = [&](const char* change) {
    EXPECT_TRUE(keys.insert(key()).second) << change;
  };
  fs::permissions(program, fs::perms::owner_read);
  expect_new_key("mode");
  fs::create_directory(scratch_ / "d/target/empty");
  expect_new_key("empty directory");
  fs::create_symlink("empty", scratch_ / "d/target/link");
  expect_new_key("link");
  fs::remove(scratch_ / "d/target/link");
  fs::create_symlink("debug", scratch_ / "d/target/link");
  expect_new_key("what the link says");
  limits.members = 3;
  EXPECT_EQ(key(), std::set<std::string>());
}

TEST_F(CacheTest, KeepsNoTreeOfADirectoryThatChangedMeanwhile) {
  archive_.listed = false;
  archive_.workspace = scratch_.path();
  archive_.driver = "echo > " + (scratch_ / "d/target/new").string() + "; printf 'one\\ttest\\n'\n";
  archive_.format = ArchiveFormat::directory;
  archive_.write(scratch_ / "d");
  const Cache cache = Cache::open();
  const Error error = thrown_error([&] { (void)tree_of(cache, scratch_ / "d"); });
  EXPECT_PRED2(contains, error.message(), "changed while it was read");
  EXPECT_EQ(count("trees"), 1U);  // the lock
}

TEST_F(CacheTest, ExtractsOnceHoweverManyAsk) {
  archive_.listed = false;
  archive_.workspace = scratch_.path();
  archive_.driver = "echo >> " + (scratch_ / "log").string() + "; printf 'one\\ttest\\n'\n";
  archive_.write(archive_file_);
  const Cache cache = Cache::open();
  std::atomic<int> complete = 0;
  testing::internal::CaptureStderr();
  {
    std::vector<std::jthread> threads(4);
    for (std::jthread& thread : threads) {
      thread = std::jthread([&] {
        if (test_count(cache.tree_of(ArchiveFile(archive_file_), {}, {}, {}).tree.suites) == 2)
          ++complete;
      });
    }
  }
  testing::internal::GetCapturedStderr();
  EXPECT_EQ(complete, 4);
  EXPECT_EQ(scratch_.read("log"), "\n\n");  // a line a test binary
}

TEST_F(CacheTest, KeepsNothingOfAnExtractionThatFailed) {
  const Cache cache = Cache::open();
  scratch_.write("bad.tar.zst", zstd_frame(TarBuilder().add_file("target/x").end().bytes()));
  EXPECT_THROW((void)tree_of(cache, scratch_ / "bad.tar.zst"), Error);
  for (const fs::directory_entry& entry : fs::directory_iterator(scratch_ / "cache/trees")) {
    EXPECT_EQ(entry.path().extension(), ".lock");
  }
}

TEST_F(CacheTest, KeepsNoTreeWhoseTestsCouldNotBeListed) {
  archive_.listed = false;
  archive_.workspace = scratch_.path();
  archive_.write(archive_file_);
  const Cache cache = Cache::open();
  const Error error = thrown_error([&] { (void)tree_of(cache, archive_file_); });
  EXPECT_EQ(error.code(), ExitCode::test_list_failed);
  EXPECT_EQ(count("trees"), 1U);  // the lock
}

TEST_F(CacheTest, RemovesWhatAKilledExtractionLeft) {
  const Cache cache = Cache::open();
  const fs::path root = tree_of(cache, archive_file_).tree.root;
  fs::rename(root, root.string() + ".staged.killed");
  (void)tree_of(cache, archive_file_);
  EXPECT_FALSE(fs::exists(root.string() + ".staged.killed"));
}

TEST_F(CacheTest, MakesANewDirectoryForEveryRun) {
  const Cache cache = Cache::open();
  const fs::path first = cache.make_run_directory().path;
  EXPECT_EQ(first.parent_path(), scratch_ / "cache/runs");
  EXPECT_NE(cache.make_run_directory().path, first);
  EXPECT_EQ(fs::status(first).permissions(), fs::perms::owner_all);
}

TEST_F(CacheTest, PrunesWhatIsNotInUse) {
  const Cache cache = Cache::open();
  const fs::path root = tree_of(cache, archive_file_).tree.root;
  (void)cache.make_run_directory();
  const Cache::PruneResult result = cache.prune(hours(0));
  EXPECT_EQ(result.removed, 2U);
  EXPECT_EQ(result.in_use, 0U);
  EXPECT_FALSE(fs::exists(root));
  EXPECT_EQ(count("runs"), 0U);
}

TEST_F(CacheTest, PrunesWhatAKilledPruneLeft) {
  const Cache cache = Cache::open();
  const std::string root = tree_of(cache, archive_file_).tree.root;
  fs::create_directories(root + ".staged.gone/half");
  EXPECT_EQ(cache.prune(hours(0)).removed, 1U);
  EXPECT_EQ(count("trees"), 1U);  // the lock
  EXPECT_EQ(cache.prune(hours(0)).removed, 0U);
}

TEST_F(CacheTest, LeavesATreeInUse) {
  const Cache cache = Cache::open();
  const Cache::LockedTree used = tree_of(cache, archive_file_);
  const Cache::PruneResult result = cache.prune(hours(0));
  EXPECT_EQ(result.removed, 0U);
  EXPECT_EQ(result.in_use, 1U);
  EXPECT_TRUE(fs::exists(used.tree.root / layout::manifest));
}

TEST_F(CacheTest, PrunesByTheTimeOfLastUse) {
  const Cache cache = Cache::open();
  const fs::path root = tree_of(cache, archive_file_).tree.root;
  const std::string lock = root.string() + ".lock";
  age(lock, hours(50));
  age(root, hours(50));
  (void)tree_of(cache, archive_file_);  // uses it again
  EXPECT_EQ(cache.prune(hours(48)).removed, 0U);
  age(lock, hours(50));
  EXPECT_EQ(cache.prune(hours(48)).removed, 1U);
  EXPECT_FALSE(fs::exists(root));
}

TEST_F(CacheTest, LeavesARunInUse) {
  const Cache cache = Cache::open();
  const Cache::RunDirectory used = cache.make_run_directory();
  EXPECT_EQ(cache.prune(hours(0)).removed, 0U);
  EXPECT_TRUE(fs::exists(used.path));
}

TEST_F(CacheTest, RemovesRunsOfAWeekAgoWithANewOne) {
  const Cache cache = Cache::open();
  const fs::path old = cache.make_run_directory().path;
  const fs::path recent = cache.make_run_directory().path;
  age(old, hours(8 * 24));
  age(recent, hours(6 * 24));
  (void)cache.make_run_directory();
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(recent));
}

TEST_F(CacheTest, PrunesOldRunsOnly) {
  const Cache cache = Cache::open();
  const fs::path old = cache.make_run_directory().path;
  const fs::path recent = cache.make_run_directory().path;
  age(old, hours(50));
  EXPECT_EQ(cache.prune(hours(48)).removed, 1U);
  EXPECT_FALSE(fs::exists(old));
  EXPECT_TRUE(fs::exists(recent));
}

TEST_F(CacheTest, ExtractsAgainAfterPruning) {
  const Cache cache = Cache::open();
  const fs::path root = tree_of(cache, archive_file_).tree.root;
  (void)cache.prune(hours(0));
  EXPECT_EQ(tree_of(cache, archive_file_).tree.root, root);
  EXPECT_TRUE(fs::exists(root / layout::manifest));
}

}  // namespace
}  // namespace reuse_build
