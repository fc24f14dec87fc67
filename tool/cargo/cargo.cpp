// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/cargo.hpp"

#include <cstdlib>
#include <filesystem>

#include "launch/error.hpp"
#include "support/line_splitter.hpp"
#include "support/process.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

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
// the workspace's own. What the user gave is relative to his.
std::optional<std::string> directory_of(const CargoOptions& options) {
  if (options.manifest_path.empty()) return std::nullopt;
  return fs::path(options.manifest_path).parent_path().string();
}

// A --config is a file if there is one of that name, else KEY=VALUE.
std::vector<std::string> with_absolute_files(std::vector<std::string> arguments) {
  for (std::size_t index = 1; index < arguments.size(); ++index) {
    std::error_code ignored;
    if (arguments[index - 1] == "--config" && fs::is_regular_file(arguments[index], ignored)) {
      arguments[index] = fs::absolute(arguments[index]).string();
    }
  }
  return arguments;
}

// The variables that name cargo's output, from the user's directory to an absolute one.
std::vector<std::string> target_directory_variables() {
  std::vector<std::string> variables;
  for (const char* name : {"CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"}) {
    const char* directory = std::getenv(name);
    if (directory == nullptr || *directory == '\0') continue;
    variables.push_back(std::string(name) + "=" + fs::absolute(directory).string());
  }
  return variables;
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
  append(spec.arguments, with_absolute_files(options.resolution));
  if (!options.target_dir.empty()) append(spec.arguments, {"--target-dir", options.target_dir});
  spec.directory = directory_of(options);
  spec.environment = target_directory_variables();
  append(spec.environment, options.environment);
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
  append(spec.arguments, with_absolute_files(options.resolution));
  spec.directory = directory_of(options);
  spec.environment = target_directory_variables();
  // `cargo metadata` has no --target-dir.
  if (!options.target_dir.empty()) spec.environment = {"CARGO_TARGET_DIR=" + options.target_dir};
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
