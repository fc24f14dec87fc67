// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "report/progress.hpp"
#include "tree/integrity.hpp"

namespace reuse_build {

ExitCode run_verify(const VerifyOptions& options) {
  const ArchiveFile archive(options.archive.file, options.archive.format);
  const VerifiedFiles files = verify_archive(archive, options.archive.limits);
  report_step("Verified", counted(files.count, "file") + " of " + options.archive.file +
                              (files.have_digests ? "" : ": its checksums; it has no SHA-256s"));
  return ExitCode::ok;
}

void declare_options(OptionTable& table, VerifyOptions& options) {
  table.argument("ARCHIVE", options.archive.file, "The archive, or the directory of a tree");
  declare_archive_source(table, options.archive);
}

}  // namespace reuse_build
