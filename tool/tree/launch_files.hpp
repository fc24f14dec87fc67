// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "build/workspace.hpp"
#include "config/cargo_config.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// Where the files that cargo built are when the tests run: below the tree's own target/, or where
// cargo left them.
enum class Placement { in_tree, in_place };

// Makes the suites of a build, with their launch records and no tests yet. The environment is
// nextest's, in its order; what is only known at run time the driver adds.
TestSuites make_suites(const RustBuild& build, const Workspace& workspace, Placement placement,
                       const CargoEnvironment& cargo_env);

// Lets the scripts whose programs are below cargo's target directory be found in the tree's own.
void move_scripts_into_tree(launch::Record& record, const std::string& target_directory);

// The launch records, and of each suite its names file or the reason why there is none; given to
// `write(path in the tree, bytes)`.
using WriteTreeFile = std::function<void(const std::string& path, const std::string& bytes)>;
void write_launch_files(const TestSuites& suites, const WriteTreeFile& write);

// Reads back what write_launch_files() wrote, into suites whose binaries are given: by `read(path
// in the tree)`, which gives nothing for a file that is not there. Throws (setup_error) when a
// record is missing or belongs to another binary.
using ReadTreeFile = std::function<std::optional<std::string>(const std::string& path)>;
void read_launch_files(TestSuites& suites, const ReadTreeFile& read);

}  // namespace reuse_build
