// SPDX-License-Identifier: MIT OR Apache-2.0
// The driver's command line. Options stand before the first operand, for a test may have any name.
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "help.hpp"
#include "launch/error.hpp"
#include "list.hpp"
#include "original_paths.hpp"
#include "run.hpp"
#include "shadow.hpp"
#include "standard_streams.hpp"

namespace reuse_build::driver {
namespace {

[[noreturn]] void fail_usage(const std::string& why) {
  throw Error(ExitCode::usage, "wrong usage: " + why, "reuse-build-driver --help shows how");
}

struct Arguments {
  std::string workspace;
  std::vector<std::string> operands;
};

// Takes the value of --workspace off the front, in either spelling; false when the option is not
// there.
bool take_workspace(Arguments& arguments) {
  constexpr std::string_view option = "--workspace";
  std::vector<std::string>& words = arguments.operands;
  if (words.empty() || !words.front().starts_with(option)) return false;
  const std::string first = words.front();
  words.erase(words.begin());
  if (first.size() > option.size() && first[option.size()] == '=') {
    arguments.workspace = first.substr(option.size() + 1);
  } else if (first.size() == option.size() && !words.empty()) {
    arguments.workspace = words.front();
    words.erase(words.begin());
  } else {
    fail_usage("'" + first + "' is not '--workspace DIR'");
  }
  if (arguments.workspace.empty()) fail_usage("--workspace names no directory");
  return true;
}

bool take_map_original_paths(Arguments& arguments) {
  std::vector<std::string>& words = arguments.operands;
  if (words.empty() || words.front() != "--map-original-paths") return false;
  words.erase(words.begin());
  ask_for_original_paths();
  return true;
}

Arguments parse_arguments(std::vector<std::string> words) {
  Arguments arguments{{}, std::move(words)};
  while (take_workspace(arguments) || take_map_original_paths(arguments)) {
  }
  if (!arguments.operands.empty() && arguments.operands.front().starts_with('-')) {
    fail_usage("unknown option '" + arguments.operands.front() + "'");
  }
  return arguments;
}

void check_operands(const std::string& command, const Arguments& arguments, std::size_t count) {
  if (arguments.operands.size() == count) return;
  fail_usage("'" + command + "' takes " + std::to_string(count) +
             (count == 1 ? " operand, not " : " operands, not ") +
             std::to_string(arguments.operands.size()));
}

int print_text(const std::string& text) {
  write_output(text);
  return static_cast<int>(ExitCode::ok);
}

int run_command(const std::string& own_name, const std::string& command,
                std::vector<std::string> words) {
  if (command == "--help" || command == "-h" || command == "help") return print_text(help_text);
  if (command == "--version") return print_text("reuse-build-driver " REUSEBUILD_VERSION "\n");
  const Arguments arguments = parse_arguments(std::move(words));
  const std::vector<std::string>& operands = arguments.operands;
  if (command == "run") {
    check_operands(command, arguments, 2);
    return run({operands[0], operands[1], arguments.workspace});
  }
  check_operands(command, arguments, 1);
  if (command == "list") return list({operands[0], arguments.workspace});
  if (command == "not-listed") return show_not_listed(operands[0]);
  if (command == "shadow") return make_shadow(operands[0], own_name);
  fail_usage("unknown command '" + command + "'");
}

int main_with_errors(int count, char** words) {
  open_missing_standard_streams();
  if (count < 2) fail_usage("no command");
  return run_command(words[0], words[1], {words + 2, words + count});
}

}  // namespace
}  // namespace reuse_build::driver

int main(int argc, char** argv) {
  using reuse_build::Error;
  using reuse_build::ExitCode;
  try {
    return reuse_build::driver::main_with_errors(argc, argv);
  } catch (const Error& error) {
    reuse_build::print(error);
    return static_cast<int>(error.code());
  } catch (const std::exception& error) {
    reuse_build::print(Error(ExitCode::setup_error, error.what()));
    return static_cast<int>(ExitCode::setup_error);
  }
}
