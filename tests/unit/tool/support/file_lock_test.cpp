// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/file_lock.hpp"

#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Mode = FileLock::Mode;

// Another process that holds an exclusive lock until this is destroyed.
class LockingProcess {
 public:
  explicit LockingProcess(const std::filesystem::path& file) : pid_(::fork()) {
    if (pid_ == 0) hold(file);
  }
  LockingProcess(const LockingProcess&) = delete;
  LockingProcess& operator=(const LockingProcess&) = delete;
  ~LockingProcess() { die(); }

  void die() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }

 private:
  [[noreturn]] static void hold(const std::filesystem::path& file) noexcept {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    [[maybe_unused]] const FileLock lock = FileLock::acquire(file, Mode::exclusive);
    for (;;) ::pause();
  }

  pid_t pid_;
};

// True as soon as `condition` is; false after ten seconds.
template <class Condition>
bool comes_true(Condition condition) {
  for (int tries = 0; tries < 1000; ++tries) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

TEST(FileLock, MayBeSharedByMany) {
  const ScratchDirectory scratch;
  const FileLock first = FileLock::acquire(scratch / "lock", Mode::shared);
  EXPECT_TRUE(FileLock::try_acquire(scratch / "lock", Mode::shared));
}

TEST(FileLock, SharedKeepsExclusiveOut) {
  const ScratchDirectory scratch;
  const FileLock first = FileLock::acquire(scratch / "lock", Mode::shared);
  EXPECT_FALSE(FileLock::try_acquire(scratch / "lock", Mode::exclusive));
}

TEST(FileLock, ExclusiveKeepsAllOut) {
  const ScratchDirectory scratch;
  const FileLock first = FileLock::acquire(scratch / "lock", Mode::exclusive);
  EXPECT_FALSE(FileLock::try_acquire(scratch / "lock", Mode::shared));
  EXPECT_FALSE(FileLock::try_acquire(scratch / "lock", Mode::exclusive));
}

TEST(FileLock, LocksADirectoryToo) {
  const ScratchDirectory scratch;
  const auto first = FileLock::try_directory(scratch.path(), Mode::shared);
  EXPECT_TRUE(first);
  EXPECT_TRUE(FileLock::try_directory(scratch.path(), Mode::shared));
  EXPECT_FALSE(FileLock::try_directory(scratch.path(), Mode::exclusive));
  EXPECT_FALSE(FileLock::try_directory(scratch / "gone", Mode::shared));
  EXPECT_FALSE(std::filesystem::exists(scratch / "gone"));
}

TEST(FileLock, MakesNoDirectory) {
  const ScratchDirectory scratch;
  EXPECT_TRUE(FileLock::try_directory(scratch.path(), Mode::exclusive));
  EXPECT_FALSE(FileLock::try_directory(scratch / "none", Mode::exclusive));
  EXPECT_TRUE(scratch.entries().empty());
}

TEST(FileLock, EndsWhenDestroyed) {
  const ScratchDirectory scratch;
  { const FileLock first = FileLock::acquire(scratch / "lock", Mode::exclusive); }
  EXPECT_TRUE(FileLock::try_acquire(scratch / "lock", Mode::exclusive));
}

TEST(FileLock, MovesWithTheObject) {
  const ScratchDirectory scratch;
  FileLock first = FileLock::acquire(scratch / "lock", Mode::exclusive);
  const FileLock second = std::move(first);
  EXPECT_FALSE(FileLock::try_acquire(scratch / "lock", Mode::shared));
}

TEST(FileLock, HoldsBetweenProcessesAndEndsWithTheirs) {
  const ScratchDirectory scratch;
  const auto is_free = [&] {
    return FileLock::try_acquire(scratch / "lock", Mode::shared).has_value();
  };
  LockingProcess other(scratch / "lock");
  ASSERT_TRUE(comes_true([&] { return !is_free(); }));
  other.die();
  EXPECT_TRUE(comes_true(is_free));
}

TEST(FileLock, AcquireWaits) {
  const ScratchDirectory scratch;
  std::optional<FileLock> first = FileLock::acquire(scratch / "lock", Mode::exclusive);
  std::atomic<bool> acquired = false;
  std::jthread waiter([&] {
    const FileLock second = FileLock::acquire(scratch / "lock", Mode::shared);
    acquired = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_FALSE(acquired);
  first.reset();
  waiter.join();
  EXPECT_TRUE(acquired);
}

TEST(FileLock, IsPrivate) {
  const ScratchDirectory scratch;
  const FileLock lock = FileLock::acquire(scratch / "lock", Mode::shared);
  namespace fs = std::filesystem;
  EXPECT_EQ(fs::status(scratch / "lock").permissions() & ~fs::perms::owner_all, fs::perms::none);
}

TEST(FileLock, DoesNotFollowALink) {
  const ScratchDirectory scratch;
  std::filesystem::create_symlink(scratch / "elsewhere", scratch / "lock");
  const Error error = thrown_error([&] { FileLock::acquire(scratch / "lock", Mode::shared); });
  EXPECT_PRED2(contains, error.message(), (scratch / "lock").string());
  EXPECT_FALSE(std::filesystem::exists(scratch / "elsewhere"));
}

}  // namespace
}  // namespace reuse_build
