// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/provenance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "build/binaries_metadata.hpp"
#include "config/rustflags.hpp"
#include "support/file.hpp"
#include "support/json.hpp"
#include "support/process.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

std::string git_commit(const std::string& workspace) {
  std::string out;
  ProcessSpec spec;
  spec.arguments = {"git", "rev-parse", "--verify", "--quiet", "HEAD"};
  spec.directory = workspace;
  spec.on_stdout = [&out](std::string_view text) { out += text; };
  spec.on_stderr = [](std::string_view /*text*/) {};
  try {
    if (!run_process(spec).ok()) return {};
  } catch (const Error&) {
    return {};  // no git on this machine
  }
  return out.substr(0, out.find('\n'));
}

std::string lock_file_digest(const std::string& workspace) {
  const fs::path lock = fs::path(workspace) / "Cargo.lock";
  std::error_code ignored;
  if (!fs::is_regular_file(lock, ignored)) return {};
  Sha256 digest;
  digest.update(read_file(lock, ExitCode::archive_creation_failed));
  return digest.hex_digest();
}

// Whether a directory's name ends before this byte: "/w" is not the start of "/w2".
bool ends_a_name(char byte) {
  const auto letter = static_cast<unsigned char>(byte);
  return std::isalnum(letter) == 0 && byte != '_' && byte != '-' && byte != '.' && letter < 0x80;
}

std::string replaced(const std::string& text, const std::string& directory, const std::string& by) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = text.find(directory); at != std::string::npos;
       at = text.find(directory, at + 1)) {
    const std::size_t end = at + directory.size();
    if (at < done || (end < text.size() && !ends_a_name(text[end]))) continue;
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

Manifest describe_build(const BuiltWorkspace& built, const CargoOptions& options,
                        const std::string& driver_triple) {
  Manifest manifest;
  manifest.rustc_version = built.rustc_version;
  manifest.host_triple = built.build.host.triple;
  manifest.target_triple = built.build.target_platform().triple;
  manifest.driver_triple = driver_triple;
  manifest.cargo_arguments = options.selection;
  manifest.cargo_arguments.insert(manifest.cargo_arguments.end(), options.features.begin(),
                                  options.features.end());
  manifest.git_commit = git_commit(built.workspace.root);
  manifest.cargo_lock_sha256 = lock_file_digest(built.workspace.root);
  return manifest;
}

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
