// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnosis/library_cache.hpp"
#include "elf/glibc_version.hpp"

namespace reuse_build {

// A machine that tests are to start on: what decides whether they do.
struct Machine {
  std::vector<std::string>
      processors;                     // whose programs it runs itself, as machine_name() names them
  std::vector<std::string> emulated;  // those it runs by binfmt_misc
  std::optional<GlibcVersion> glibc;  // none: it has another C library
  std::vector<std::string> library_path;         // directories of LD_LIBRARY_PATH
  LibraryCache cached_libraries;                 // of glibc's loader
  std::vector<std::string> library_directories;  // where glibc's loader looks in the end
  std::vector<std::string> musl_directories;     // where musl's loader looks
};

// This one, as far as it can be found out; what cannot is empty.
Machine this_machine();

// "x86_64 (i686 too), glibc 2.36"
std::string describe(const Machine& machine);

}  // namespace reuse_build
