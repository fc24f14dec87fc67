// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/failure.hpp"

#include <cstring>

#include "launch/script.hpp"

namespace reuse_build {

namespace {

using launch::AttemptResult;
using launch::Outcome;

std::string leaked_mark(const AttemptResult& attempt) {
  return attempt.leaked ? " (leaked handles)" : "";
}

std::string_view trim_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n\f\v");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

// "thread '<name>' panicked at", since Rust 1.89 "thread '<name>' (<id>) panicked at".
bool is_panic(std::string_view line) {
  return line.rfind("thread '", 0) == 0 && line.find(" panicked at ") != std::string_view::npos;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// Where the lines begin that say why; npos when none does. The last panic counts: programs that
// look for the smallest failing input print many.
std::size_t excerpt_begin(std::string_view err) {
  std::size_t error = std::string_view::npos;
  std::size_t panic = std::string_view::npos;
  std::size_t line_with_words = 0;
  for (std::size_t at = 0; at < err.size(); at = next_line(err, at)) {
    const std::string_view line = first_line(err.substr(at));
    if (is_panic(line)) {
      const bool after_error = err.substr(line_with_words).rfind("Error:", 0) == 0;
      panic = after_error ? line_with_words : at;
    }
    if (error == std::string_view::npos && line.rfind("Error: ", 0) == 0) error = at;
    if (!trim_end(line).empty()) line_with_words = at;
  }
  return panic != std::string_view::npos ? panic : error;
}

std::string_view line_with(std::string_view text, std::string_view part) {
  const std::size_t found = text.find(part);
  if (found == std::string_view::npos) return {};
  const std::size_t before = text.rfind('\n', found);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return trim_end(first_line(text.substr(begin)));
}

std::string signal_message(const AttemptResult& attempt) {
  std::string message = "process aborted with signal " + std::to_string(attempt.code);
  if (const char* name = ::sigabbrev_np(attempt.code)) {
    ((message += " (SIG") += name) += ')';
  }
  return message + leaked_mark(attempt);
}

std::string as_item(std::string_view text) {
  std::string item = "* ";
  for (const char character : text) {
    item += character;
    if (character == '\n') item += "  ";
  }
  return item + '\n';
}

std::string type_of(const AttemptResult& attempt) {
  const std::string unit = launch::is_setup_script(attempt.binary_id) ? "script" : "test";
  switch (attempt.outcome) {
    case Outcome::failed:
      return unit + " failure with exit code " + std::to_string(attempt.code) +
             leaked_mark(attempt);
    case Outcome::signaled:
      return unit + " abort" + leaked_mark(attempt);
    case Outcome::timed_out:
      return unit + " timeout";
    case Outcome::leaked:
      return unit + " exited with code 0, but leaked handles so was marked failed";
    case Outcome::passed:  // and yet counted as a failure
    case Outcome::not_started:
      break;
  }
  return "execution failure";
}

// The first line, without the ':' with which a panic's place ends.
std::string message_of(std::string_view description) {
  std::string_view line = trim_end(first_line(description));
  if (!line.empty() && line.back() == ':') line.remove_suffix(1);
  return std::string(line);
}

}  // namespace

std::string failure_excerpt(std::string_view out, std::string_view err) {
  const std::size_t begin = excerpt_begin(err);
  if (begin != std::string_view::npos) return std::string(trim_end(err.substr(begin)));
  return std::string(line_with(out, "note: test did not panic as expected"));
}

Failure describe_failure(const AttemptResult& attempt, std::string_view out, std::string_view err) {
  Failure failure;
  failure.is_error = attempt.outcome == Outcome::leaked || attempt.outcome == Outcome::passed ||
                     attempt.outcome == Outcome::not_started;
  failure.type = type_of(attempt);
  // A script's output is no test's.
  const std::string excerpt =
      launch::is_setup_script(attempt.binary_id) ? "" : failure_excerpt(out, err);
  if (attempt.outcome != Outcome::signaled) {
    failure.description = excerpt.empty() ? attempt.why : excerpt;
  } else if (excerpt.empty()) {
    failure.description = signal_message(attempt);
  } else {
    failure.description =
        "2 errors occurred executing test:\n" + as_item(signal_message(attempt)) + as_item(excerpt);
  }
  failure.message = message_of(failure.description);
  return failure;
}

Failure describe_killed_driver() {
  const std::string words = "the driver was killed while the test ran";
  return {true, "execution failure", words, words};
}

Failure describe_flaky_failure(const AttemptResult& attempt) {
  return {false, "flaky failure",
          "test passed on attempt " + std::to_string(attempt.attempt) + "/" +
              std::to_string(attempt.attempts) + " but is configured to fail when flaky",
          ""};
}

}  // namespace reuse_build
