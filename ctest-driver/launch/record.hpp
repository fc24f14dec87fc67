// SPDX-License-Identifier: MIT OR Apache-2.0
// The launch record: everything needed to start the tests of one binary, except their names.
// Text, one "key value" line each; its paths start from symbolic roots, so that a tree may be
// moved.
//
//     reuse-build-launch 1
//     binary-id calc::cli
//     platform target                          target | host
//     workspace absolute:/home/u/calc          the workspace root on the build machine
//     target-directory absolute:/home/u/calc/target   cargo's, on the build machine
//     binary tree:target/debug/deps/cli-0123
//     cwd workspace:crates/cli
//     library-path tree:target/debug           in order
//     library-path-existing tree:target/nextest/libdirs/host    only if it is a directory
//     env KEY=value                            in file order
//     env-path KEY=workspace:crates/cli        a path, resolved
//     env-default KEY=value                    only when KEY is not in the inherited environment
//     env-default-path KEY=workspace:data      both
//     env-configured 2                         so many of the first are of cargo's configuration
//     runner-variable CARGO_TARGET_…_RUNNER    names a runner that counts for more than these:
//     runner qemu-aarch64                      a program that starts the binary, found in PATH; or
//     runner-path workspace:tools/run          its path
//     runner-argument -L                       its arguments, in order
//     runner-final yes                         it counts for more than the variable's
//     policy 0                                 begins the first policy; what follows of it is in
//                                              launch/policy_lines.hpp
//     profile ci                               begins a profile; there, too
//     setup-script db                          begins a setup script, launch/script_lines.hpp
//     wrapper-script valgrind                  begins a wrapper script; there, too
//
// Values are percent-encoded (launch/percent.hpp). Unknown keys are ignored; a newer version is an
// error. The tool writes records and the driver reads them, both by this header alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "launch/program.hpp"
#include "launch/run_policy.hpp"
#include "launch/script.hpp"

namespace reuse_build::launch {

// The format's version. Raised only when an older driver would start a test wrongly.
inline constexpr int record_version = 1;

struct LibraryPath {
  Path path;
  bool only_if_existing = false;

  friend bool operator==(const LibraryPath&, const LibraryPath&) = default;
};

struct EnvironmentLine {
  enum class Kind { value, default_value, path, default_path };

  Kind kind = Kind::value;
  std::string key;
  std::string value;  // for Kind::value and Kind::default_value
  Path path;          // for Kind::path and Kind::default_path

  friend bool operator==(const EnvironmentLine&, const EnvironmentLine&) = default;
};

// What starts the binary, where it does not start itself.
struct Runner {
  std::string variable;  // of the environment, that names another one
  Program program;
  bool is_final = false;  // whatever the variable says

  friend bool operator==(const Runner&, const Runner&) = default;
};

struct Record {
  std::string binary_id;
  std::string platform = "target";  // "target" or "host"
  Path workspace;
  Path target_directory = {};  // of cargo on the build machine; empty in older records
  Path binary;
  Path cwd;
  std::vector<LibraryPath> library_paths;
  std::vector<EnvironmentLine> environment;
  std::size_t configured_variables = 0;  // so many of the first lines are cargo's [env]
  Runner runner;
  std::vector<RunPolicy> policies;
  std::vector<RunProfile> profiles;  // empty: only "default", which changes nothing
  std::vector<Script> scripts;       // setup scripts in the order of their definition

  friend bool operator==(const Record&, const Record&) = default;
};

// Throws Error(setup_error) for what cannot be written: an empty key, a '=' in a key, a NUL byte.
[[nodiscard]] std::string to_text(const Record& record);

// Throws Error(setup_error) that says which line is wrong. The caller adds the file's name.
[[nodiscard]] Record parse(std::string_view text);

}  // namespace reuse_build::launch
