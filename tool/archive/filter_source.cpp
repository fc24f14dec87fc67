// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/filter_source.hpp"

#include <archive.h>

#include "launch/error.hpp"
#include "support/interrupt.hpp"

namespace reuse_build {

void FilterSource::Free::operator()(struct archive* archive) const {
  archive_read_free(archive);
}

FilterSource::FilterSource(int fd, std::filesystem::path file)
    : file_(std::move(file)), input_(fd, file_, error_), archive_(archive_read_new()) {
  require_success(archive_read_support_filter_gzip(archive_.get()));
  require_success(archive_read_support_filter_xz(archive_.get()));
  require_success(archive_read_support_format_raw(archive_.get()));
  require_success(input_.open(archive_.get()));
  struct archive_entry* entry = nullptr;
  require_success(archive_read_next_header(archive_.get(), &entry));
}

std::size_t FilterSource::read(char* buffer, std::size_t size) {
  throw_if_interrupted();
  std::size_t done = 0;
  while (done < size) {
    const la_ssize_t count = archive_read_data(archive_.get(), buffer + done, size - done);
    if (count == 0) break;
    if (count < 0) require_success(static_cast<int>(count));
    done += static_cast<std::size_t>(count);
  }
  return done;
}

void FilterSource::require_success(int result) const {
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return;
  if (error_) std::rethrow_exception(error_);
  const char* why = archive_error_string(archive_.get());
  if (input_.came_to_the_end()) why = "it is truncated";
  throw Error(ExitCode::setup_error,
              "cannot read the archive '" + file_.string() +
                  "': " + (why != nullptr ? why : "it is damaged"),
              "copy or download it again, and compare its SHA-256 with the original's");
}

}  // namespace reuse_build
