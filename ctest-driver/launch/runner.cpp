// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/runner.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "launch/error.hpp"

namespace reuse_build::launch {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  std::vector<std::string> words;
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    if (text.empty()) return words;
    const std::string_view word = text.substr(0, text.find_first_of(blanks));
    words.emplace_back(word);
    text.remove_prefix(word.size());
  }
}

ChosenRunner from_variable(const std::string& variable, std::string_view value) {
  std::vector<std::string> words = words_of(value);
  if (words.empty()) {
    throw Error(ExitCode::setup_error, "the variable " + variable + " names no program",
                "unset it, or let it name the program that starts the tests");
  }
  ChosenRunner runner{words.front(), {words.begin() + 1, words.end()}, variable};
  if (runner.program.find('/') != std::string::npos && runner.program.front() != '/') {
    throw Error(ExitCode::setup_error,
                "the variable " + variable + " names the relative path '" + runner.program + "'",
                "ctest starts tests in other directories: give an absolute path, or a name that "
                "PATH finds");
  }
  return runner;
}

bool is_program(const std::string& file) {
  struct stat status = {};
  return ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         ::access(file.c_str(), X_OK) == 0;
}

}  // namespace

std::string runner_variable(std::string_view triple) {
  std::string name = "CARGO_TARGET_" + std::string(triple) + "_RUNNER";
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) {
    return letter == '-' ? '_' : static_cast<char>(std::toupper(letter));
  });
  return name;
}

std::optional<ChosenRunner> choose_runner(const Runner& recorded, const ResolvePath& resolve) {
  const bool may_be_overridden = !recorded.variable.empty() && !recorded.is_final;
  const char* value = may_be_overridden ? std::getenv(recorded.variable.c_str()) : nullptr;
  if (value != nullptr) return from_variable(recorded.variable, value);
  if (!recorded.program.is_set()) return std::nullopt;
  const Program& program = recorded.program;
  return ChosenRunner{program.name.empty() ? resolve(program.path) : program.name,
                      program.arguments, "the launch record"};
}

std::string find_program(std::string_view name) {
  if (name.find('/') != std::string_view::npos) {
    return is_program(std::string(name)) ? std::string(name) : std::string();
  }
  const char* variable = std::getenv("PATH");
  std::string_view path = variable == nullptr ? "" : variable;
  while (!name.empty() && !path.empty()) {
    const std::string_view directory = path.substr(0, path.find(':'));
    std::string file = std::string(directory.empty() ? "." : directory) + '/';
    file += name;
    if (is_program(file)) return file;
    path.remove_prefix(std::min(directory.size() + 1, path.size()));
  }
  return {};
}

}  // namespace reuse_build::launch
