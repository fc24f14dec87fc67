// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/json.hpp"

namespace reuse_build {

// A TOML document in the model of JSON; dates and times become text. Keys come sorted. Throws
// (setup_error) naming `subject`, the line, and why; also for what nests deeper than 64 levels,
// and for a line with more than 256 dots.
Json parse_toml(std::string_view text, const std::string& subject);

// parse_toml() of a file's content; an error also when the file cannot be read.
Json read_toml_file(const std::filesystem::path& file);

// The keys of a table of a document, in the order in which they are defined; `path` are the keys
// that lead to it. None where there is no such table, or no file.
std::vector<std::string> toml_keys_in_order(const std::filesystem::path& file,
                                            const std::vector<std::string>& path);

}  // namespace reuse_build
