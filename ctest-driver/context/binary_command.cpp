// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/binary_command.hpp"

#include <iterator>
#include <optional>
#include <utility>

#include "launch/error.hpp"
#include "launch/runner.hpp"

namespace reuse_build::driver {
namespace {

using launch::ChosenRunner;
using launch::RunnerUse;
using launch::Script;
using Words = std::vector<std::string>;

void append(Words& words, Words more) {
  words.insert(words.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

std::optional<ChosenRunner> runner_of(const LaunchContext& context) {
  return launch::choose_runner(
      context.record.runner, [&](const launch::Path& path) { return context.roots.resolve(path); });
}

Words words_of(const ChosenRunner& runner) {
  Words words = {runner.program};
  append(words, runner.arguments);
  return words;
}

Words words_of(const LaunchContext& context, const Script& script) {
  const launch::Program& program = script.program;
  Words words = {program.name.empty() ? context.roots.resolve(program.path) : program.name};
  append(words, program.arguments);
  return words;
}

// What stands before the binary.
Words starter(const LaunchContext& context, const Script* wrapper,
              const std::optional<ChosenRunner>& runner) {
  if (wrapper == nullptr) return runner ? words_of(*runner) : Words();
  Words words = words_of(context, *wrapper);
  if (!runner || wrapper->runner_use == RunnerUse::ignored) return words;
  Words of_runner = words_of(*runner);
  if (wrapper->runner_use == RunnerUse::around_wrapper) words.swap(of_runner);
  append(words, std::move(of_runner));
  return words;
}

constexpr const char* remedy_of_script = "install it, or change .config/nextest.toml";

std::string remedy_of_runner(const launch::Runner& runner) {
  return runner.is_final ? "install it, or let --config name another one where the tests are built"
                         : "install it, or let " + runner.variable + " name another one";
}

// Turns the first of the words into a path.
Command command_of(const LaunchContext& context, Words words, std::vector<std::string> environment,
                   const std::string& subject, const std::string& remedy) {
  std::string program = launch::find_program(words.front());
  if (program.empty()) {
    throw Error(ExitCode::setup_error, "cannot start " + subject + ": there is no such program",
                remedy);
  }
  words.erase(words.begin());
  return {std::move(program), std::move(words), context.cwd(), std::move(environment)};
}

bool is_first(const Script* wrapper, const std::optional<ChosenRunner>& runner) {
  return wrapper != nullptr && !(runner && wrapper->runner_use == RunnerUse::around_wrapper);
}

}  // namespace

const Script* wrapper_in_effect(const LaunchContext& context, const std::string& id) {
  if (id.empty()) return nullptr;
  const Script* const wrapper =
      launch::find_script(context.record.scripts, Script::Kind::wrapper, id);
  if (wrapper == nullptr || wrapper->runner_use != RunnerUse::overrides_wrapper) return wrapper;
  return runner_of(context) ? nullptr : wrapper;
}

Command binary_command(const LaunchContext& context, const std::string& wrapper_id, Words arguments,
                       std::vector<std::string> environment) {
  const Script* const wrapper = wrapper_in_effect(context, wrapper_id);
  const std::optional<ChosenRunner> runner = runner_of(context);
  Words words = starter(context, wrapper, runner);
  if (words.empty()) {
    return {context.binary(), std::move(arguments), context.cwd(), std::move(environment)};
  }
  words.push_back(context.binary());
  append(words, std::move(arguments));
  const std::string program = "'" + words.front() + "'";
  const std::string tests = "the tests of '" + context.record.binary_id + "' by the ";
  if (is_first(wrapper, runner)) {
    return command_of(context, std::move(words), std::move(environment),
                      tests + "wrapper script '" + wrapper->id + "', " + program, remedy_of_script);
  }
  return command_of(context, std::move(words), std::move(environment),
                    tests + "runner " + program + " (from " + runner->origin + ")",
                    remedy_of_runner(context.record.runner));
}

Command script_command(const LaunchContext& context, const Script& script, Words arguments,
                       std::vector<std::string> environment) {
  Words words = words_of(context, script);
  append(words, std::move(arguments));
  const std::string subject = "the script '" + script.id + "', '" + words.front() + "'";
  return command_of(context, std::move(words), std::move(environment), subject, remedy_of_script);
}

}  // namespace reuse_build::driver
