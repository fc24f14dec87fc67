// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

// Where things lie in a test tree, relative to its root. Everything of ours is below
// target/reuse-build, because cargo-nextest refuses an archive with anything outside target/.
namespace reuse_build::layout {

inline const std::string binaries_metadata = "target/nextest/binaries-metadata.json";
inline const std::string cargo_metadata = "target/nextest/cargo-metadata.json";
inline const std::string nextest_directory = "target/nextest";
inline const std::string libdirs = "target/nextest/libdirs";
inline const std::string host_libdir = libdirs + "/host";
inline const std::string target_libdir = libdirs + "/target/0";

inline const std::string root_ctest_file = "CTestTestfile.cmake";
inline const std::string own_directory = "target/reuse-build";
inline const std::string manifest = own_directory + "/manifest.json";
inline const std::string launch_directory = own_directory + "/launch";
inline const std::string ctest_directory = own_directory + "/ctest";
inline const std::string driver_directory = own_directory + "/bin";
inline const std::string debug_directory = own_directory + "/debug";  // gdb's debug-file-directory
inline const std::string bundled_workspace = own_directory + "/workspace";
inline const std::string workspace_remap = own_directory + "/workspace-remap";

// Of the binary with this index in the order of binary ids.
inline std::string launch_record(std::size_t index) {
  return launch_directory + "/" + std::to_string(index);
}
inline std::string names_file(std::size_t index) {
  return launch_record(index) + ".tests";
}
inline std::string not_listed_file(std::size_t index) {
  return launch_record(index) + ".not-listed";
}

inline std::string driver(const std::string& triple) {
  return driver_directory + "/" + triple + "/reuse-build-driver";
}

}  // namespace reuse_build::layout
