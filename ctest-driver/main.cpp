// SPDX-License-Identifier: MIT OR Apache-2.0
// The driver's command line. Options stand before the first operand, for a test may have any name.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <exception>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "context/original_paths.hpp"
#include "help.hpp"
#include "launch/error.hpp"
#include "libtest/list.hpp"
#include "process/standard_streams.hpp"
#include "run/run.hpp"
#include "run/run_binary.hpp"
#include "run/setup_script.hpp"
#include "shadow.hpp"

namespace reuse_build::driver {
namespace {

[[noreturn]] void fail_usage(const std::string& why) {
  throw Error(ExitCode::usage, "wrong usage: " + why, "reuse-build-driver --help shows how");
}

struct Arguments {
  BinaryRequest request;  // what options say
  std::chrono::seconds list_time_limit = ListRequest().time_limit;
  std::vector<std::string> operands;
};

using Options = std::set<std::string_view>;

// Of a command that there is.
const Options& options_of(const std::string& command) {
  static const std::map<std::string_view, Options> known = {
      {"run", {"--workspace", "--profile", "--map-original-paths"}},
      {"run-binary",
       {"--workspace", "--profile", "--map-original-paths", "--jobs", "--tests", "--first",
        "--count", "--isolation"}},
      {"setup-script", {"--workspace", "--profile", "--map-original-paths"}},
      {"list", {"--workspace", "--map-original-paths", "--time-limit"}},
      {"not-listed", {}},
      {"shadow", {}},
  };
  const auto found = known.find(command);
  if (found != known.end()) return found->second;
  fail_usage("unknown command '" + command + "'");
}

void require_option(const std::string& command, const std::string& option) {
  if (options_of(command).contains(option)) return;
  fail_usage("'" + command + "' has no option '" + option + "'");
}

std::size_t positive(const std::string& option, const std::string& text) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, status] = std::from_chars(text.data(), end, number);
  if (status == std::errc{} && rest == end && number > 0) return number;
  fail_usage(option + " takes a number from 1 on, not '" + text + "'");
}

std::chrono::seconds seconds_up_to_a_day(const std::string& option, const std::string& text) {
  constexpr std::size_t a_day = std::size_t{24} * 60 * 60;
  const std::size_t seconds = positive(option, text);
  if (seconds <= a_day) return std::chrono::seconds(seconds);
  fail_usage(option + " takes at most a day, " + std::to_string(a_day) + ", not '" + text + "'");
}

bool is_one_process(const std::string& text) {
  if (text == "test" || text == "binary") return text == "binary";
  fail_usage("--isolation is test or binary, not '" + text + "'");
}

void set_option(Arguments& arguments, const std::string& option, const std::string& value) {
  BinaryRequest& request = arguments.request;
  if (option == "--workspace") {
    if (value.empty()) fail_usage("--workspace names no directory");
    request.workspace = value;
  } else if (option == "--profile") {
    request.profile = value;
  } else if (option == "--jobs") {
    request.jobs = static_cast<unsigned>(std::min<std::size_t>(positive(option, value), 65536));
  } else if (option == "--tests") {
    request.names_file = value;
  } else if (option == "--first") {
    request.first = positive(option, value);
  } else if (option == "--count") {
    request.count = positive(option, value);
  } else if (option == "--time-limit") {
    arguments.list_time_limit = seconds_up_to_a_day(option, value);
  } else if (option == "--isolation") {
    request.one_process = is_one_process(value);
  } else {
    fail_usage(option + " takes no value");
  }
}

// Takes an option and its value off the front, in either spelling; false when none is there.
bool take_option(Arguments& arguments, const std::string& command) {
  std::vector<std::string>& words = arguments.operands;
  if (words.empty() || !words.front().starts_with("--")) return false;
  const std::string first = words.front();
  const std::size_t equals = first.find('=');
  require_option(command, first.substr(0, equals));
  words.erase(words.begin());
  if (equals != std::string::npos) {
    set_option(arguments, first.substr(0, equals), first.substr(equals + 1));
    return true;
  }
  if (words.empty()) fail_usage(first + " lacks its value");
  const std::string value = words.front();
  words.erase(words.begin());
  set_option(arguments, first, value);
  return true;
}

bool take_map_original_paths(Arguments& arguments, const std::string& command) {
  std::vector<std::string>& words = arguments.operands;
  if (words.empty() || words.front() != "--map-original-paths") return false;
  require_option(command, words.front());
  words.erase(words.begin());
  ask_for_original_paths();
  return true;
}

Arguments parse_arguments(const std::string& command, std::vector<std::string> words) {
  (void)options_of(command);
  Arguments arguments;
  arguments.operands = std::move(words);
  while (take_map_original_paths(arguments, command) || take_option(arguments, command)) {
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
  const Arguments arguments = parse_arguments(command, std::move(words));
  const std::vector<std::string>& operands = arguments.operands;
  if (command == "run") {
    check_operands(command, arguments, 2);
    return run({operands[0], operands[1], arguments.request.workspace, arguments.request.profile});
  }
  if (command == "setup-script") {
    check_operands(command, arguments, 2);
    return run_setup_script(
        {operands[0], operands[1], arguments.request.workspace, arguments.request.profile});
  }
  check_operands(command, arguments, 1);
  if (command == "list") {
    return list({operands[0], arguments.request.workspace, arguments.list_time_limit});
  }
  if (command == "run-binary") {
    BinaryRequest request = arguments.request;
    request.record_file = operands[0];
    return run_binary(request);
  }
  if (command == "not-listed") return show_not_listed(operands[0]);
  return make_shadow(operands[0], own_name);
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
