// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

// The lines that `cargo test --no-run --message-format json-render-diagnostics` prints (the Cargo
// Book, "External tools"), reduced to what is used.
namespace reuse_build {

struct Artifact {
  std::string package_id;
  std::string target_name;
  std::vector<std::string> kinds;
  std::vector<std::string> filenames;  // absolute
  std::string executable;              // absolute; empty when there is none
  bool is_test = false;  // compiled with the test harness or as a `harness = false` test
};

struct BuildScript {
  std::string package_id;
  std::vector<std::string> linked_paths;  // as cargo gives them, "native=/dir" included
  std::map<std::string, std::string> environment;
  std::string out_dir;  // absolute
};

struct CargoMessages {
  std::vector<Artifact> artifacts;
  std::vector<BuildScript> build_scripts;

  // Takes one line; lines that are not JSON objects (a build script may print to stdout) and
  // messages of other kinds are ignored.
  void add_line(std::string_view line);
};

}  // namespace reuse_build
