// SPDX-License-Identifier: MIT OR Apache-2.0
// A run's results file: what the driver notes of the attempts at running tests, and the tool makes
// JUnit of. Any number of drivers append to it at once, a line by one write(), so that it is whole
// up to any crash but for lines that were cut off. A line is a word, blank-separated fields
// <key>=<percent-encoded value>, and a full stop; each begins and ends with a newline, so that a
// line that was cut off does not run into the next one:
//
//     begin binary=calc::cli test=parser::empty attempt=1 attempts=3 started=1764020000123 .
//     end binary=calc::cli test=parser::empty attempt=1 attempts=3 started=1764020000123 time=3021
//         outcome=failed code=101 slow leaked out=… err=… .      (one line)
//
// started is in milliseconds since 1970, time in microseconds. Fields without meaning for an
// attempt are left out; unknown ones are ignored. A test with a "begin" and no "end" was under way
// when its driver was killed.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reuse_build::launch {

// The environment variable that names the results file; unset or empty: there is none.
inline constexpr const char* results_variable = "REUSE_BUILD_RESULTS";

// The one that says whose output is kept in it: "all", or of attempts that failed and of scripts.
inline constexpr const char* kept_output_variable = "REUSE_BUILD_RESULTS_OUTPUT";

enum class Outcome {
  passed,
  failed,       // it exited with another code than 0
  signaled,     // a signal ended it
  timed_out,    // it was ended for its time
  leaked,       // it exited with 0, but left its output open where that is a failure
  not_started,  // `why` says why
};

// What came from one of a test's output streams. `text` is all of it, or its beginning and end
// where there was too much; then `file` has all of it. In a line that is the file's name in the
// directory "<results file>.output".
struct KeptOutput {
  std::string text;
  std::string file;

  friend bool operator==(const KeptOutput&, const KeptOutput&) = default;
};

struct AttemptResult {
  std::string binary_id;                 // "@setup-script:<id>" for a setup script
  std::string test_name;                 // the id of a setup script
  unsigned attempt = 1;                  // 1-based
  unsigned attempts = 1;                 // the most there may be
  std::chrono::milliseconds started{0};  // since 1970
  std::chrono::microseconds time{0};
  Outcome outcome = Outcome::passed;
  int code = 0;  // the exit code or the signal's number
  bool slow = false;
  bool leaked = false;
  bool passes = true;  // counts as passed: by its outcome, or because the configuration says so
  bool flaky_fails = false;  // passing after a failed attempt counts as a failure
  bool shared = false;       // it began in a process with other tests: a later line of the same
                             // attempt, begun anew by itself, takes its place
  bool combined = false;     // standard error is in `out` as well
  KeptOutput out;
  KeptOutput err;
  std::string why;

  // Whatever it exited with: it was told to stop, and so has not passed.
  void fail_by_signal(int signal) {
    outcome = Outcome::signaled;
    code = signal;
    passes = false;
  }

  friend bool operator==(const AttemptResult&, const AttemptResult&) = default;
};

struct ResultLine {
  bool has_ended = false;  // else only names, numbers and `started` are meant
  AttemptResult result;

  friend bool operator==(const ResultLine&, const ResultLine&) = default;
};

// With the newlines.
[[nodiscard]] std::string to_text(const ResultLine& line);

// `text` is a line without its newlines. Nothing for one that was cut off. Throws
// Error(setup_error) that says what is wrong with it.
[[nodiscard]] std::optional<ResultLine> parse_result_line(std::string_view text);

}  // namespace reuse_build::launch
