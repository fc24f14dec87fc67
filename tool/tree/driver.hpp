// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace reuse_build {

// The driver that was built with this tool: ../libexec/reuse-build/<triple>/ seen from the tool's
// own directory, in the build tree as in an installed prefix.
struct InstalledDriver {
  std::string triple;
  std::filesystem::path file;
};

// Throws (setup_error) when it is not there.
InstalledDriver find_installed_driver();

// Throws (setup_error) unless programs for `triple` run where the driver does; it is linked
// statically, so the C library does not matter.
void require_same_machine(const InstalledDriver& driver, const std::string& triple);

}  // namespace reuse_build
