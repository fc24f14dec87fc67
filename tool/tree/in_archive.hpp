// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "archive/archive_file.hpp"
#include "launch/error.hpp"

namespace reuse_build {

// Runs what looks at an archive's content, and at nothing else; an Error that it throws is said of
// the archive.
template <class Action>
auto in_archive(const ArchiveFile& archive, const Action& action) {
  try {
    return action();
  } catch (const Error& error) {
    throw Error(error.code(),
                "cannot use the archive '" + archive.path().string() + "': " + error.message(),
                error.hint().empty() ? "archive again: the file is damaged or was written by hand"
                                     : error.hint());
  }
}

}  // namespace reuse_build
