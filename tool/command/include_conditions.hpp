// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"
#include "cargo/options.hpp"
#include "config/archive_include.hpp"
#include "select/filterset.hpp"

namespace reuse_build {

// For which test binaries and platforms includes are. Their filtersets are compiled before the
// build, so that a mistake in one does not cost a build.
class IncludeConditions {
 public:
  IncludeConditions() = default;
  // Throws (setup_error) for a wrong filterset, naming the place where it stands.
  IncludeConditions(const std::vector<ArchiveInclude>& includes, const Workspace& workspace,
                    CargoOptions cargo);

  // The ids of the build's test binaries that an include's filterset matches.
  [[nodiscard]] std::vector<std::string> matching(const std::string& filter,
                                                  const RustBuild& build) const;

  // Whether the build's tests are for `platform`, a triple or cfg(...). Asks rustc for the latter.
  [[nodiscard]] bool is_for_platform(const std::string& platform, const RustBuild& build) const;

 private:
  CargoOptions cargo_;
  std::map<std::string, Filterset> filtersets_;
};

}  // namespace reuse_build
