// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/cargo.hpp"

#include <cstdlib>
#include <filesystem>

#include "launch/error.hpp"
#include "support/line_splitter.hpp"
#include "support/process.hpp"

namespace reuse_build {

namespace {

std::string program(const char* variable, const char* name) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' ? value : name;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void append_manifest(std::vector<std::string>& arguments, const CargoOptions& options) {
  if (options.manifest_path.empty()) return;
  arguments.emplace_back("--manifest-path");
  arguments.push_back(options.manifest_path);
}

// cargo and rustc choose their toolchain and configuration by the working directory, so both run in
// the workspace's own.
std::optional<std::string> directory_of(const CargoOptions& options) {
  if (options.manifest_path.empty()) return std::nullopt;
  return std::filesystem::path(options.manifest_path).parent_path().string();
}

std::string value_of(std::string_view text, std::string_view key) {
  const std::size_t start = text.find(key);
  if (start == std::string_view::npos) return {};
  const std::size_t end = text.find('\n', start);
  return std::string(text.substr(start + key.size(), end - start - key.size()));
}

// Runs a cargo command that builds; cargo's own progress and diagnostics go to stderr.
CargoMessages run_build(const CargoOptions& options, const std::vector<std::string>& command,
                        const std::string& name, const std::string& what) {
  ProcessSpec spec;
  spec.arguments = {program("CARGO", "cargo")};
  append(spec.arguments, command);
  append(spec.arguments, {"--message-format", "json-render-diagnostics"});
  append_manifest(spec.arguments, options);
  append(spec.arguments, options.selection);
  append(spec.arguments, options.features);
  append(spec.arguments, options.resolution);
  if (!options.target_dir.empty()) append(spec.arguments, {"--target-dir", options.target_dir});
  spec.directory = directory_of(options);
  spec.environment = options.environment;
  CargoMessages messages;
  LineSplitter lines([&messages](std::string_view line) { messages.add_line(line); });
  spec.on_stdout = [&lines](std::string_view text) { lines.add(text); };
  const ProcessResult result = run_process(spec);
  if (!result.ok()) {
    throw Error(ExitCode::build_failed, "`" + name + "` failed with " + result.describe(),
                "cargo's own message is above; " + what + " must build first");
  }
  lines.finish();
  return messages;
}

}  // namespace

Toolchain find_toolchain(const CargoOptions& options) {
  const std::string rustc = program("RUSTC", "rustc");
  const auto ask = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), rustc);
    return capture_stdout({std::move(arguments), {}, directory_of(options), {}, {}});
  };
  const std::string version = ask({"-vV"});
  const std::string libdir = ask({"--print", "target-libdir"});
  Toolchain toolchain;
  toolchain.version = version.substr(0, version.find('\n'));
  toolchain.host.triple = value_of(version, "host: ");
  toolchain.host.libdir = libdir.substr(0, libdir.find('\n'));
  return toolchain;
}

Workspace run_cargo_metadata(const CargoOptions& options, const std::string& host_triple) {
  ProcessSpec spec;
  spec.arguments = {program("CARGO", "cargo"), "metadata",          "--format-version=1",
                    "--all-features",          "--filter-platform", host_triple};
  append_manifest(spec.arguments, options);
  append(spec.arguments, options.resolution);
  // `cargo metadata` has no --target-dir.
  if (!options.target_dir.empty()) spec.environment = {"CARGO_TARGET_DIR=" + options.target_dir};
  spec.directory = directory_of(options);
  std::string json;
  spec.on_stdout = [&json](std::string_view text) { json += text; };
  const ProcessResult result = run_process(spec);
  if (!result.ok()) {
    throw Error(ExitCode::cargo_metadata_failed,
                "`cargo metadata` failed with " + result.describe(),
                "cargo's own message is above; check --manifest-path");
  }
  while (!json.empty() && json.back() == '\n') json.pop_back();
  return parse_cargo_metadata(std::move(json), "the output of `cargo metadata`");
}

CargoMessages run_cargo_test_no_run(const CargoOptions& options) {
  return run_build(options, {"test", "--no-run"}, "cargo test --no-run", "the tests");
}

CargoMessages run_cargo_build(const CargoOptions& options) {
  return run_build(options, {"build"}, "cargo build", "the programs");
}

std::vector<std::string> rustc_cfg(const CargoOptions& options, const std::string& triple) {
  const std::string out =
      capture_stdout({{program("RUSTC", "rustc"), "--print", "cfg", "--target", triple},
                      {},
                      directory_of(options),
                      {},
                      {}});
  std::vector<std::string> cfg;
  LineSplitter lines([&cfg](std::string_view line) { cfg.emplace_back(line); });
  lines.add(out);
  lines.finish();
  return cfg;
}

}  // namespace reuse_build
