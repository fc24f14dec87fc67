// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// The shared libraries of a system by their names: absolute paths, the loader's choice first.
using LibraryCache = std::map<std::string, std::vector<std::string>, std::less<>>;

// Reads the content of /etc/ld.so.cache, in the format of glibc 2.2 and newer
// (sysdeps/generic/dl-cache.h), which may follow the old one. Entries that make no sense are left
// out; of what is no such file nothing is read.
LibraryCache parse_library_cache(std::string_view bytes);

}  // namespace reuse_build
