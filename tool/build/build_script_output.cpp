// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/build_script_output.hpp"

#include "support/line_splitter.hpp"

namespace reuse_build {

namespace {

void add_directive(BuildScriptOutput& output, std::string_view key, std::string_view value) {
  if (key == "rerun-if-changed") output.rerun_if_changed.emplace_back(value);
  if (key == "rerun-if-changed" || key == "rerun-if-env-changed") output.says_when_to_rerun = true;
  const std::size_t equals = value.find('=');
  if (key == "rustc-env" && equals != std::string_view::npos) {
    output.environment[std::string(value.substr(0, equals))] = value.substr(equals + 1);
  }
}

}  // namespace

BuildScriptOutput parse_build_script_output(std::string_view text) {
  BuildScriptOutput output;
  LineSplitter lines([&output](std::string_view line) {
    constexpr std::string_view prefix = "cargo:";
    if (!line.starts_with(prefix)) return;
    line.remove_prefix(prefix.size());
    if (line.starts_with(':')) line.remove_prefix(1);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return;
    add_directive(output, line.substr(0, equals), line.substr(equals + 1));
  });
  lines.add(text);
  lines.finish();
  return output;
}

}  // namespace reuse_build
