// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/restore_debug.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "elf/split.hpp"
#include "support/file.hpp"
#include "support/file_digest.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

// Into a directory of its own first: in the tree there may be links already.
void extract_debug_files(const TestTree& tree, const fs::path& debug_archive,
                         const ExtractLimits& limits) {
  const StagedDirectory staged(tree.root, ".debug", failed);
  ExtractOptions options;
  options.limits = limits;
  extract_archive(ArchiveFile(debug_archive), staged.path(), options);
  const fs::path from = staged.path() / layout::debug_directory;
  const fs::path to = tree.root / layout::debug_directory;
  if (!fs::is_directory(fs::symlink_status(from))) {
    throw Error(failed, "the archive '" + debug_archive.string() + "' holds no debug files",
                "it is written beside the archive by `reuse-build archive --strip split`");
  }
  if (::rename(from.c_str(), to.c_str()) == 0) return;
  throw system_error(failed, "cannot move the debug files to '" + to.string() + "'", errno);
}

void restore(const ManifestFile& file, const fs::path& program, const fs::path& debug_file) {
  const fs::path restored = program.string() + ".restored";
  const Fd from = open_for_reading(program, failed);
  const Fd debug = open_for_reading(debug_file, failed);
  Fd to(::open(restored.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!to) throw system_error(failed, "cannot create '" + restored.string() + "'", errno);
  restore_original({from.get(), program}, {debug.get(), debug_file}, {to.get(), restored});
  if (sha256_of_file(to.get(), restored, failed) != file.sha256_with_debug) {
    throw Error(failed, "'" + file.member.path + "' and its debug sections do not belong together",
                "take both archives from one run of `reuse-build archive`");
  }
  ::fchmod(to.get(), file.member.mode & 0777U);
  if (const int error = to.close_checked()) {
    throw system_error(failed, "cannot write '" + restored.string() + "'", error);
  }
  fs::rename(restored, program);
}

}  // namespace

std::size_t restore_debug_sections(const TestTree& tree, const fs::path& debug_archive,
                                   const ExtractLimits& limits) {
  extract_debug_files(tree, debug_archive, limits);
  std::size_t count = 0;
  for (const ManifestFile& file : tree.manifest.files) {
    const fs::path program = tree.root / file.member.path;
    std::error_code ignored;
    if (file.sha256_with_debug.empty() || !file.program || !fs::exists(program, ignored)) continue;
    const auto path = debug_file_path(file.program->build_id);
    if (!path) continue;
    restore(file, program, tree.root / layout::debug_directory / *path);
    ++count;
  }
  if (count > 0) return count;
  throw Error(failed, "there is nothing to put debug sections back into",
              "--with-debug is for archives that `reuse-build archive --strip split` wrote");
}

}  // namespace reuse_build
