// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/launch_context.hpp"

#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <utility>

#include "context/original_paths.hpp"
#include "files.hpp"
#include "launch/error.hpp"
#include "launch/runner.hpp"

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

Command binary_command(const LaunchContext& context, std::vector<std::string> arguments,
                       std::vector<std::string> environment) {
  const auto runner = launch::choose_runner(
      context.record.runner, [&](const launch::Path& path) { return context.roots.resolve(path); });
  if (!runner) {
    return {context.binary(), std::move(arguments), context.cwd(), std::move(environment)};
  }
  std::string program = launch::find_program(runner->program);
  if (program.empty()) {
    throw Error(ExitCode::setup_error,
                "cannot start the tests of '" + context.record.binary_id + "' by the runner '" +
                    runner->program + "' (from " + runner->origin + "): there is no such program",
                context.record.runner.is_final
                    ? "install it, or let --config name another one where the tests are built"
                    : "install it, or let " + context.record.runner.variable + " name another one");
  }
  std::vector<std::string> words = runner->arguments;
  words.push_back(context.binary());
  words.insert(words.end(), std::make_move_iterator(arguments.begin()),
               std::make_move_iterator(arguments.end()));
  return {std::move(program), std::move(words), context.cwd(), std::move(environment)};
}

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
