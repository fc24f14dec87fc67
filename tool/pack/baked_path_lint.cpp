// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/baked_path_lint.hpp"

#include "elf/baked_paths.hpp"
#include "launch/error.hpp"
#include "report/progress.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace {

constexpr auto failed = ExitCode::archive_creation_failed;
constexpr const char* remedy =
    "let tests read such paths when they run, std::env::var(\"CARGO_MANIFEST_DIR\") or "
    "(\"CARGO_BIN_EXE_<name>\"), or have the same paths on both machines; --lint allow accepts "
    "them";

BakedPaths baked_paths_of(const TestBinary& binary, const std::vector<std::string>& directories) {
  const Fd fd = open_for_reading(binary.path, failed);
  const auto elf = ElfFile::open(fd.get(), binary.path);
  return elf ? find_baked_paths(*elf, directories) : BakedPaths();
}

}  // namespace

void lint_baked_paths(const RustBuild& build, const Workspace& workspace, Lint lint) {
  if (lint == Lint::allow) return;
  const std::vector<std::string> directories = {workspace.root, build.target_directory,
                                                build.build_directory};
  std::string found;
  for (const TestBinary& binary : build.binaries) {
    const BakedPaths paths = baked_paths_of(binary, directories);
    if (paths.opened_paths) found += "\n" + binary.binary_id + ": " + paths.example;
  }
  if (found.empty()) return;
  const std::string what = "paths of this machine are compiled into test binaries:" + found;
  if (lint == Lint::deny) throw Error(failed, what, remedy);
  report_warning(what + "\nhint: " + remedy);
}

}  // namespace reuse_build
