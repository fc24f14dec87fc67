// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/replace_directory.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

void rename_or_throw(const fs::path& from, const fs::path& to, ExitCode code) {
  if (::rename(from.c_str(), to.c_str()) == 0) return;
  throw system_error(code, "cannot rename the finished directory to '" + to.string() + "'", errno);
}

}  // namespace

void replace_directory(const fs::path& staged, const fs::path& final_path, ExitCode code) {
  std::error_code ignored;
  if (!fs::exists(final_path, ignored)) return rename_or_throw(staged, final_path, code);
  // Through syscall(): musl and old glibc have no wrapper.
  constexpr unsigned rename_exchange = 2;
  if (::syscall(SYS_renameat2, AT_FDCWD, staged.c_str(), AT_FDCWD, final_path.c_str(),
                rename_exchange) == 0) {
    return;
  }
  const fs::path old = staged.string() + ".old";
  rename_or_throw(final_path, old, code);
  try {
    rename_or_throw(staged, final_path, code);
  } catch (const Error&) {
    fs::rename(old, final_path, ignored);
    throw;
  }
  rename_or_throw(old, staged, code);
}

}  // namespace reuse_build
