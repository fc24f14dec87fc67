// SPDX-License-Identifier: MIT OR Apache-2.0
// The one error type of the project, of the driver and of the tool alike: what failed, on what,
// why, and what to do about it. Thrown anywhere, caught once in main().
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace reuse_build {

// Exit codes: cargo-nextest's numbers where it has one, and 77, by which ctest knows a skipped
// test.
enum class ExitCode : int {
  ok = 0,
  usage = 2,
  no_tests_run = 4,
  skipped = 77,
  invalid_filterset = 94,
  experimental_feature_not_enabled = 95,
  setup_error = 96,
  test_run_failed = 100,
  build_failed = 101,
  cargo_metadata_failed = 102,
  archive_creation_failed = 103,
  test_list_failed = 104,
  setup_script_failed = 105,
  write_output_error = 110,
};

class Error : public std::exception {
 public:
  // `message` reads "what 'subject': why"; further lines of it are details and are printed
  // indented. `hint` says what to do; empty where there is nothing to say.
  explicit Error(ExitCode code, std::string message, std::string hint = {});

  [[nodiscard]] ExitCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  ExitCode code_;
  std::string message_;
  std::string hint_;
};

// An error whose "why" is the system's text for `errno_value`: "<what>: No such file or
// directory".
[[nodiscard]] Error system_error(ExitCode code, std::string_view what, int errno_value,
                                 std::string hint = {});

// "error: <message>\n  hint: <hint>\n", as it is shown to people: launch::printable().
[[nodiscard]] std::string to_text(const Error& error);

// Writes to_text(error) to standard error.
void print(const Error& error);

}  // namespace reuse_build
