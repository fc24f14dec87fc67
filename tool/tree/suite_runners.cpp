// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/suite_runners.hpp"

#include <cstdlib>
#include <optional>
#include <utility>

#include "launch/error.hpp"
#include "launch/runner.hpp"
#include "support/paths.hpp"

namespace reuse_build {

namespace {

using launch::Path;
using launch::Root;

bool is_path(const std::string& program) {
  return program.find('/') != std::string::npos;
}

launch::Program make_program(const std::string& program, std::vector<std::string> arguments,
                             const std::string& workspace) {
  if (!is_path(program)) return {program, {}, std::move(arguments)};
  const auto below = path_below(program, workspace);
  return {{},
          below ? Path{Root::workspace, *below} : Path{Root::absolute, program},
          std::move(arguments)};
}

void check_word(const std::string& word) {
  if (!word.empty() && word.find_first_of(" \t\r\n") == std::string::npos) return;
  throw Error(ExitCode::setup_error,
              "cannot pass the runner's word '" + word + "' on: it is empty or holds a blank",
              "let the runner be a script whose path has no blanks");
}

void add_variable(std::vector<std::string>& entries, const std::optional<ConfiguredRunner>& runner,
                  const std::string& triple) {
  const std::string variable = launch::runner_variable(triple);
  if (!runner || std::getenv(variable.c_str()) != nullptr) return;
  std::string value = runner->program;
  check_word(value);
  for (const std::string& argument : runner->arguments) {
    check_word(argument);
    value += " " + argument;
  }
  entries.push_back(variable + "=" + value);
}

}  // namespace

void set_runners(TestSuites& suites, const PlatformRunners& runners) {
  for (TestSuite& suite : suites) {
    const auto& runner = suite.binary.build_platform == "host" ? runners.host : runners.target;
    if (!runner) continue;
    launch::Runner& recorded = suite.record.runner;
    recorded.program = make_program(runner->program, runner->arguments, runners.workspace);
    recorded.is_final = runner->of_command_line;
  }
}

void set_fallback_runner(TestSuites& suites, const std::vector<std::string>& command) {
  if (command.empty()) return;
  for (TestSuite& suite : suites) {
    launch::Runner& recorded = suite.record.runner;
    if (suite.binary.build_platform == "host" || recorded.program.is_set()) continue;
    recorded.program = make_program(command.front(), {command.begin() + 1, command.end()}, {});
  }
}

std::vector<std::string> runner_variables(const PlatformRunners& runners,
                                          const PlatformTriples& triples) {
  std::vector<std::string> entries;
  add_variable(entries, runners.target, triples.target);
  if (triples.host != triples.target) add_variable(entries, runners.host, triples.host);
  return entries;
}

}  // namespace reuse_build
