// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/extraction_directory.hpp"

#include "support/file.hpp"
#include "support/file_lock.hpp"
#include "support/replace_directory.hpp"
#include "tree/ctest_files.hpp"
#include "tree/layout.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

constexpr auto failed = ExitCode::setup_error;

// What is at DIR/target may be replaced only when an earlier extraction put it there, never when it
// is somebody's target directory.
void check_destination(const fs::path& directory, bool overwrite) {
  require_no_other_root_file(directory);
  const fs::path target = directory / "target";
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(target, ignored))) return;
  if (!overwrite) {
    throw Error(failed, "cannot extract to '" + target.string() + "': it exists already",
                "give another --extract-to, or --extract-overwrite to replace it");
  }
  const bool is_extracted = fs::is_directory(target / "nextest") &&
                            !fs::exists(target / ".rustc_info.json") &&
                            !fs::exists(target / "CACHEDIR.TAG");
  if (is_extracted) return;
  throw Error(
      failed,
      "cannot replace '" + target.string() + "': it does not look like an extracted archive",
      "--extract-overwrite replaces only what an earlier extraction left; remove the "
      "directory yourself or choose another");
}

constexpr const char* staged_name = ".reuse-build-extract";

// Those of extractions that were killed: nobody holds their locks any more.
void remove_leftovers(const fs::path& directory) {
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    const bool is_staged = entry.path().filename().string().starts_with(staged_name);
    if (is_staged && FileLock::try_directory(entry.path(), FileLock::Mode::exclusive)) {
      remove_directory(entry.path());
    }
  }
}

}  // namespace

// A new directory below the final one, which other extractions leave alone while it is locked.
class ExtractionDirectory::Stage {
 public:
  explicit Stage(const fs::path& parent) : directory_(parent, staged_name, failed) {}
  [[nodiscard]] const fs::path& path() const { return directory_.path(); }

 private:
  StagedDirectory directory_;
  FileLock lock_ = FileLock::acquire_directory(directory_.path(), FileLock::Mode::exclusive);
};

ExtractionDirectory::ExtractionDirectory(const fs::path& directory, bool overwrite)
    : directory_(directory), overwrite_(overwrite), is_new_(!fs::exists(directory)) {
  make_directories(directory_, failed);
  const FileLock lock = FileLock::acquire_directory(directory_, FileLock::Mode::exclusive);
  check_destination(directory_, overwrite_);
  remove_leftovers(directory_);
  stage_ = std::make_unique<Stage>(directory_);
}

ExtractionDirectory::~ExtractionDirectory() {
  stage_.reset();
  std::error_code not_empty;
  if (is_new_) fs::remove(directory_, not_empty);
}

const fs::path& ExtractionDirectory::staged() const {
  return stage_->path();
}

void ExtractionDirectory::commit() {
  const FileLock lock = FileLock::acquire_directory(directory_, FileLock::Mode::exclusive);
  check_destination(directory_, overwrite_);
  replace_directory(staged() / "target", directory_ / "target", failed);
  replace_file(directory_ / layout::root_ctest_file,
               read_file(staged() / layout::root_ctest_file, failed), failed);
}

}  // namespace reuse_build
