// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/member.hpp"
#include "elf/program_facts.hpp"
#include "support/json.hpp"

namespace reuse_build {

// A file of an archive, with what is known of it.
struct ManifestFile {
  Member member;
  // The test binaries that need it, by their index in the order of ids; empty: all of them.
  std::vector<std::size_t> only_for = {};
  std::optional<ProgramFacts> program = std::nullopt;  // of a program or shared library
  // Of the file with its debug sections, when they were taken out of this one; otherwise empty.
  std::string sha256_with_debug = {};
};

// Its entry in the manifest:
//     {"path": …, "size": bytes, "mode": "0755", "sha256": hex, "frame": index,
//      "only-for": [index…], "sha256-with-debug": hex,
//      "program": {"machine": …, "interpreter": …, "needed": […], "rpath": …, "runpath": …,
//                  "soname": …, "glibc": "2.34", "build-id": hex, "layout": [[kind, bytes]…]}}
// What is empty is left out. The ranges of a layout follow each other from the file's start.
Json to_json(const ManifestFile& file);

// Throws (setup_error) naming `subject` and what is wrong.
ManifestFile parse_manifest_file(const Json& json, std::string_view subject);

// "code", "data", "line-tables", "debug", "symbols".
std::string_view name_of(ContentKind kind);

}  // namespace reuse_build
