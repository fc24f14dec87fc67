// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>

#include "build/rust_build.hpp"
#include "build/workspace.hpp"

namespace reuse_build {

inline const std::string sample_package_id = "path+file:///w/crates/app#0.1.0";

// The metadata of a workspace with the one package "app" in crates/app.
inline Workspace sample_workspace(const std::string& root, const std::string& target) {
  return parse_cargo_metadata(
      fmt::format(
          R"({{"packages":[{{"name":"app","version":"0.1.0","id":"{}",)"
          R"("manifest_path":"{}/crates/app/Cargo.toml","targets":[]}}],"workspace_members":["{}"],)"
          R"("target_directory":"{}","workspace_root":"{}","version":1}})",
          sample_package_id, root, sample_package_id, target, root),
      "the sample");
}

inline TestBinary sample_binary(const std::string& id, const std::string& kind,
                                const std::string& path) {
  return {id, "name-of-" + id, sample_package_id, kind, path, "target"};
}

// Unit tests and an integration test of "app", which has a program, a build script and linked
// paths; nothing of it is on the disk.
inline RustBuild sample_build(const std::string& target) {
  RustBuild build;
  build.target_directory = target;
  build.build_directory = target;
  build.base_output_directories = {"debug"};
  build.non_test_binaries[sample_package_id] = {{"my-tool", "bin-exe", "debug/my-tool", "target"},
                                                {"plain", "bin-exe", "debug/plain", "target"},
                                                {"app", "dylib", "debug/libapp.so", "target"}};
  build.out_dirs[sample_package_id] = "debug/build/app-1/out";
  build.build_script_environment.emplace()[sample_package_id] = {{"GIT_SHA", "a%b c"}};
  build.linked_paths = {"debug/build/app-1/out/lib"};
  build.host.triple = "x86_64-unknown-linux-gnu";
  build.binaries = {sample_binary("app", "lib", target + "/debug/deps/app-1"),
                    sample_binary("app::it", "test", target + "/debug/deps/it-2")};
  return build;
}

}  // namespace reuse_build
