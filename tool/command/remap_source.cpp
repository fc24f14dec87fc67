// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/remap_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "build/binaries_metadata.hpp"
#include "config/rustflags.hpp"
#include "launch/error.hpp"
#include "support/json.hpp"

namespace reuse_build {

namespace {

// Of a file's name, as far as it can be told: any byte may be.
bool is_of_a_name(char byte) {
  const auto letter = static_cast<unsigned char>(byte);
  return std::isalnum(letter) != 0 || byte == '_' || byte == '-' || byte == '.' || letter >= 0x80;
}

// "-L" or "-I", glued to the path behind it.
bool ends_with_option(std::string_view text) {
  const std::size_t size = text.size();
  return size >= 2 && std::isalpha(static_cast<unsigned char>(text[size - 1])) != 0 &&
         text[size - 2] == '-' && (size == 2 || !is_of_a_name(text[size - 3]));
}

// Whether the directory found here is meant: "/w" neither begins "/w2" nor ends "/srv/w".
bool is_whole_path(std::string_view text, std::size_t at, std::size_t end) {
  if (end < text.size() && is_of_a_name(text[end])) return false;
  if (at == 0 || ends_with_option(text.substr(0, at))) return true;
  return !is_of_a_name(text[at - 1]) && text[at - 1] != '/';
}

std::string replaced(const std::string& text, const std::string& directory, const std::string& by) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = text.find(directory); at != std::string::npos;
       at = text.find(directory, at + 1)) {
    const std::size_t end = at + directory.size();
    if (at < done || !is_whole_path(text, at, end)) continue;
    result.append(text, done, at - done).append(by);
    done = end;
  }
  return result.append(text, done);
}

// As JSON writes a path.
std::string as_json(const std::string& path) {
  const std::string quoted = Json(path).dump();
  return quoted.substr(1, quoted.size() - 2);
}

// As cargo's package ids write it: path+file://... (percent-encoded as the URL Standard has paths).
std::string as_url(const std::string& path) {
  constexpr std::string_view encoded = "\"#<>?`{}%\\";
  std::string url;
  for (const char byte : path) {
    const auto code = static_cast<unsigned char>(byte);
    const bool is_plain =
        code > 0x20 && code < 0x7f && encoded.find(byte) == std::string_view::npos;
    if (is_plain) {
      url += byte;
    } else {
      url += fmt::format("%{:02X}", code);
    }
  }
  return url;
}

// What they are called instead. The target directory usually lies in the workspace, which therefore
// comes first: rustc takes the last prefix that matches.
std::vector<std::pair<std::string, std::string>> remapped_directories(
    const std::string& target, const std::string& build, const std::string& workspace) {
  return {{workspace, "/reuse-build/workspace"},
          {build, target == build ? "/reuse-build/target" : "/reuse-build/build"},
          {target, "/reuse-build/target"}};
}

std::string remapped(std::string document, const RustBuild& build, const Workspace& workspace) {
  auto directories =
      remapped_directories(build.target_directory, build.build_directory, workspace.root);
  std::reverse(directories.begin(), directories.end());  // here the first that matches counts
  for (const auto& [directory, by] : directories) {
    document = replaced(document, as_json(directory), by);
    document = replaced(document, fmt::format("file://{}", as_url(directory)),
                        fmt::format("file://{}", by));
  }
  return document;
}

}  // namespace

std::vector<std::string> remapping_environment(const CargoOptions& options,
                                               const FoundWorkspace& found) {
  for (const std::string& argument : options.resolution) {
    if (argument.find("rustflags") == std::string::npos) continue;
    throw Error(ExitCode::usage, "--remap-source cannot be used with --config '" + argument + "'",
                "give the flags in RUSTFLAGS or in .cargo/config.toml");
  }
  const Workspace& workspace = found.workspace;
  const std::string& triple = found.toolchain.host.triple;
  std::vector<std::string> flags =
      effective_rustflags(workspace.root, triple, [&] { return rustc_cfg(options, triple); });
  for (const auto& [directory, by] : remapped_directories(
           workspace.target_directory, workspace.build_directory, workspace.root)) {
    flags.push_back(fmt::format("--remap-path-prefix={}={}", directory, by));
  }
  const std::string encoded = fmt::format("{}", fmt::join(flags, "\x1f"));
  return {"CARGO_ENCODED_RUSTFLAGS=" + encoded};
}

void remap_documents(RustBuild& build, Workspace& workspace) {
  const std::string binaries = remapped(archived_binaries_metadata(build), build, workspace);
  const std::string metadata = remapped(workspace.json, build, workspace);
  build = parse_binaries_metadata(binaries, "the remapped metadata");
  workspace = parse_cargo_metadata(metadata, "the remapped metadata");
}

}  // namespace reuse_build
