// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/outcome_text.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace reuse_build::driver {
namespace {

using launch::Outcome;

// glibc and musl have different names for this, or none.
std::string signal_name(int signal) {
  static constexpr std::array<std::pair<int, const char*>, 16> names{{
      {SIGHUP, "SIGHUP"},
      {SIGINT, "SIGINT"},
      {SIGQUIT, "SIGQUIT"},
      {SIGILL, "SIGILL"},
      {SIGTRAP, "SIGTRAP"},
      {SIGABRT, "SIGABRT"},
      {SIGBUS, "SIGBUS"},
      {SIGFPE, "SIGFPE"},
      {SIGKILL, "SIGKILL"},
      {SIGUSR1, "SIGUSR1"},
      {SIGSEGV, "SIGSEGV"},
      {SIGUSR2, "SIGUSR2"},
      {SIGPIPE, "SIGPIPE"},
      {SIGALRM, "SIGALRM"},
      {SIGTERM, "SIGTERM"},
      {SIGSYS, "SIGSYS"},
  }};
  for (const auto& [number, name] : names) {
    if (number == signal) return name;
  }
  return "ABORT SIG " + std::to_string(signal);
}

}  // namespace

std::string outcome_word(const launch::AttemptResult& result) {
  switch (result.outcome) {
    case Outcome::passed:
      return result.leaked ? "LEAK" : "PASS";
    case Outcome::failed:
      return result.leaked ? "FAIL + LEAK" : "FAIL";
    case Outcome::signaled:
      return signal_name(result.code);
    case Outcome::timed_out:
      return result.passes ? "TIMEOUT-PASS" : "TIMEOUT";
    case Outcome::leaked:
      return "LEAK-FAIL";
    case Outcome::not_started:
      break;
  }
  return "XFAIL";
}

std::string outcome_sentence(const launch::AttemptResult& result) {
  switch (result.outcome) {
    case Outcome::passed:
      return "passed";
    case Outcome::failed:
      return "exited with " + std::to_string(result.code);
    case Outcome::signaled:
      return "was ended by " + signal_name(result.code);
    case Outcome::timed_out:
      return "ran out of time and was ended";
    case Outcome::leaked:
      return "left its output open to a process that it started, which counts as a failure here";
    case Outcome::not_started:
      break;
  }
  return "could not be run: " + result.why;
}

std::string seconds_text(std::chrono::microseconds time) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%8.3fs", static_cast<double>(time.count()) / 1e6);
  return text.data();
}

}  // namespace reuse_build::driver
