// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/launch_context.hpp"

#include <cerrno>
#include <cstdlib>
#include <optional>

#include "context/original_paths.hpp"
#include "files.hpp"
#include "launch/error.hpp"

namespace reuse_build::driver {
namespace {

launch::Record read_record(const std::string& file) {
  const std::optional<std::string> text = read_file(file);
  if (!text) {
    throw system_error(ExitCode::setup_error, "cannot read launch record '" + file + "'", errno,
                       "extract or build the test tree again");
  }
  try {
    return launch::parse(*text);
  } catch (const Error& error) {
    throw Error(error.code(), "bad launch record '" + file + "': " + error.message(), error.hint());
  }
}

}  // namespace

LaunchContext load_launch_context(const std::string& record_file,
                                  const std::string& workspace_option) {
  LaunchContext context{record_file, read_record(record_file), {}};
  const char* variable = std::getenv("REUSE_BUILD_WORKSPACE");
  const WorkspaceWish wish{workspace_option, variable == nullptr ? "" : variable};
  context.roots.tree = tree_of_record(record_file);
  context.roots.workspace = find_workspace(context.roots.tree, context.record, wish);
  map_original_paths(context.record, context.roots);
  return context;
}

}  // namespace reuse_build::driver
