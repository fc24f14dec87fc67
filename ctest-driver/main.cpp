// SPDX-License-Identifier: MIT OR Apache-2.0
// The driver's command line. Options stand before the first operand, for a test may have any name.
#include <charconv>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "help.hpp"
#include "launch/error.hpp"
#include "list.hpp"
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
  std::string time_limit;  // of "list"
  std::vector<std::string> operands;
};

// Takes the value of an option off the front of the words, in either spelling; false when another
// word is there.
bool take_value(std::vector<std::string>& words, std::string_view option, const char* type,
                std::string& value) {
  if (words.empty() || !words.front().starts_with(option)) return false;
  const std::string first = words.front();
  words.erase(words.begin());
  if (first.size() > option.size() && first[option.size()] == '=') {
    value = first.substr(option.size() + 1);
  } else if (first.size() == option.size() && !words.empty()) {
    value = words.front();
    words.erase(words.begin());
  } else {
    fail_usage("'" + first + "' is not '" + std::string(option) + " " + type + "'");
  }
  if (value.empty()) fail_usage(std::string(option) + " has no value");
  return true;
}

// Up to a day.
std::chrono::seconds parse_seconds(const std::string& text) {
  constexpr unsigned a_day = 24U * 60 * 60;
  unsigned seconds = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, seconds);
  if (error == std::errc() && rest == end && seconds != 0 && seconds <= a_day) {
    return std::chrono::seconds(seconds);
  }
  fail_usage("--time-limit '" + text + "' is no number of seconds from 1 to 86400");
}

Arguments parse_arguments(const std::string& command, std::vector<std::string> words) {
  Arguments arguments{{}, {}, std::move(words)};
  std::vector<std::string>& operands = arguments.operands;
  while (take_value(operands, "--workspace", "DIR", arguments.workspace) ||
         (command == "list" &&
          take_value(operands, "--time-limit", "SECONDS", arguments.time_limit))) {
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

int list_tests_of(const Arguments& arguments) {
  ListRequest request{arguments.operands[0], arguments.workspace};
  if (!arguments.time_limit.empty()) request.time_limit = parse_seconds(arguments.time_limit);
  return list(request);
}

int run_command(const std::string& own_name, const std::string& command,
                std::vector<std::string> words) {
  if (command == "--help" || command == "-h" || command == "help") return print_text(help_text);
  if (command == "--version") return print_text("reuse-build-driver " REUSEBUILD_VERSION "\n");
  const Arguments arguments = parse_arguments(command, std::move(words));
  const std::vector<std::string>& operands = arguments.operands;
  if (command == "run") {
    check_operands(command, arguments, 2);
    return run({operands[0], operands[1], arguments.workspace});
  }
  check_operands(command, arguments, 1);
  if (command == "list") return list_tests_of(arguments);
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
