// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "elf/compiled.hpp"
#include "pack/planned_file.hpp"

namespace reuse_build {

inline const std::string planned_member = "target/debug/deps/app-1";

// A real program with debug sections and a build-id, as a file for an archive.
inline ContentFile compiled_content(const ScratchDirectory& scratch,
                                    const std::string& name = "app-1") {
  return {planned_member, compile(scratch, name, bare_source, bare_flags), false, {}};
}

}  // namespace reuse_build
