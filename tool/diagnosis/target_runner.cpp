// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/target_runner.hpp"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

std::string variable_for(std::string_view triple) {
  std::string name = "CARGO_TARGET_" + std::string(triple) + "_RUNNER";
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char letter) {
    return letter == '-' ? '_' : static_cast<char>(std::toupper(letter));
  });
  return name;
}

std::string first_word(std::string_view text) {
  constexpr std::string_view blanks = " \t\n";
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  text.remove_prefix(begin);
  return std::string(text.substr(0, text.find_first_of(blanks)));
}

bool is_program(const fs::path& file) {
  std::error_code ignored;
  return fs::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0;
}

bool is_found(const std::string& program) {
  if (program.empty()) return false;
  if (program.find('/') != std::string::npos) return is_program(program);
  const char* variable = std::getenv("PATH");
  std::string_view path = variable == nullptr ? "" : variable;
  while (!path.empty()) {
    const std::string_view directory = path.substr(0, path.find(':'));
    if (is_program(fs::path(directory.empty() ? "." : directory) / program)) return true;
    path.remove_prefix(std::min(directory.size() + 1, path.size()));
  }
  return false;
}

}  // namespace

std::optional<TargetRunner> find_target_runner(std::string_view triple) {
  std::string variable = variable_for(triple);
  const char* value = triple.empty() ? nullptr : std::getenv(variable.c_str());
  if (value == nullptr) return std::nullopt;
  std::string program = first_word(value);
  const bool found = is_found(program);
  return TargetRunner{std::move(program), std::move(variable), found};
}

}  // namespace reuse_build
