// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/junit.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "launch/script.hpp"
#include "results/failure.hpp"
#include "results/junit_document.hpp"
#include "results/output_text.hpp"
#include "results/xml_text.hpp"

namespace reuse_build {

namespace {

using launch::AttemptResult;
using launch::Outcome;
using launch::ResultLine;

// As cargo-nextest writes it: "2026-11-24T22:32:37.086+00:00".
std::string timestamp(std::chrono::milliseconds since_1970) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since_1970);
  const std::time_t time = seconds.count();
  std::tm parts{};
  std::array<char, 64> date{};
  if (::gmtime_r(&time, &parts) == nullptr) return {};
  std::strftime(date.data(), date.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::array<char, 16> milliseconds{};
  std::snprintf(milliseconds.data(), milliseconds.size(), ".%03d+00:00",
                static_cast<int>((since_1970 - seconds).count()));
  return std::string(date.data()) + milliseconds.data();
}

std::string seconds_of(const AttemptResult& attempt) {
  return junit_seconds(std::chrono::duration<double>(attempt.time).count());
}

bool passed(const ResultLine& attempt) {
  return attempt.has_ended && attempt.result.passes;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

void set_if_any(const pugi::xml_node& node, const char* name, const std::string& value) {
  if (!value.empty()) set(node, name, value);
}

void append_text(pugi::xml_node node, std::string_view text) {
  if (!text.empty()) node.append_child(pugi::node_pcdata).set_value(xml_text(text).c_str());
}

// What an attempt wrote; of one that did not end nothing is known.
struct Output {
  std::string out;
  std::string err;
};

Output output_of(const ResultLine& attempt) {
  if (!attempt.has_ended) return {};
  return {output_text(attempt.result.out), output_text(attempt.result.err)};
}

Failure failure_of(const ResultLine& attempt, const Output& output) {
  if (!attempt.has_ended) return describe_killed_driver();
  const bool combined = attempt.result.combined;
  return describe_failure(attempt.result, output.out, combined ? output.out : output.err);
}

void append_output(pugi::xml_node node, const AttemptResult& attempt, const Output& output) {
  constexpr std::string_view not_started = "(process failed to start)";
  constexpr std::string_view combined = "(stdout and stderr are combined)";
  const bool started = attempt.outcome != Outcome::not_started;
  append_text(node.append_child("system-out"), started ? output.out : not_started);
  if (attempt.combined && started) {
    append_text(node.append_child("system-err"), combined);
  } else {
    append_text(node.append_child("system-err"), started ? output.err : not_started);
  }
}

class CaseWriter {
 public:
  CaseWriter(pugi::xml_node suite, const TestResult& test, const JunitSettings& settings)
      : test_(test), settings_(settings), node_(suite.append_child("testcase")) {}

  void write() {
    const ResultLine& main = main_attempt();
    set(node_, "name", test_.test_name);
    set(node_, "classname", test_.binary_id);
    write_times(node_, main);
    write_properties();
    passed(test_.attempts.back()) ? write_success(main) : write_failure(main);
  }

 private:
  // What the test is judged by: its last attempt when that passed, else the first that failed.
  [[nodiscard]] const ResultLine& main_attempt() const {
    if (passed(test_.attempts.back())) return test_.attempts.back();
    return *std::find_if_not(test_.attempts.begin(), test_.attempts.end(), passed);
  }

  // How long an attempt took that did not end is not known.
  static void write_times(const pugi::xml_node& node, const ResultLine& attempt) {
    set(node, "timestamp", timestamp(attempt.result.started));
    if (attempt.has_ended) set(node, "time", seconds_of(attempt.result));
  }

  void write_properties() {
    const auto any = [this](bool AttemptResult::*mark) {
      return std::any_of(test_.attempts.begin(), test_.attempts.end(),
                         [mark](const ResultLine& attempt) { return attempt.result.*mark; });
    };
    if (test_.attempts.size() > 1) property("attempts", std::to_string(test_.attempts.size()));
    if (any(&AttemptResult::slow)) property("slow", "true");
    if (any(&AttemptResult::leaked)) property("leaked", "true");
  }

  void property(const char* name, const std::string& value) {
    pugi::xml_node properties = node_.child("properties");
    if (!properties) properties = node_.append_child("properties");
    pugi::xml_node property = properties.append_child("property");
    set(property, "name", name);
    set(property, "value", value);
  }

  void write_success(const ResultLine& last) {
    const bool flaky = !std::all_of(test_.attempts.begin(), test_.attempts.end(), passed);
    if (flaky && last.result.flaky_fails && settings_.flaky_fails_as_failure) {
      write_verdict(describe_flaky_failure(last.result));
    }
    write_others(last, "flakyFailure", "flakyError");
    // nextest's own default for a script.
    const bool is_script = launch::is_setup_script(last.result.binary_id);
    if (settings_.store_success_output || is_script) {
      append_output(node_, last.result, output_of(last));
    }
  }

  void write_failure(const ResultLine& first) {
    const Output output = output_of(first);
    write_verdict(failure_of(first, output));
    write_others(first, "rerunFailure", "rerunError");
    if (settings_.store_failure_output && first.has_ended) {
      append_output(node_, first.result, output);
    }
  }

  void write_verdict(const Failure& failure) {
    const pugi::xml_node node = node_.append_child(failure.is_error ? "error" : "failure");
    set_if_any(node, "message", failure.message);
    set(node, "type", failure.type);
    append_text(node, failure.description);
  }

  void write_others(const ResultLine& main, const char* failure_name, const char* error_name) {
    for (const ResultLine& attempt : test_.attempts) {
      if (&attempt == &main || passed(attempt)) continue;
      const Output output = output_of(attempt);
      const Failure failure = failure_of(attempt, output);
      const pugi::xml_node node = node_.append_child(failure.is_error ? error_name : failure_name);
      write_times(node, attempt);
      set_if_any(node, "message", failure.message);
      set(node, "type", failure.type);
      append_text(node, failure.description);
      if (settings_.store_failure_output && attempt.has_ended) {
        append_output(node, attempt.result, output);
      }
    }
  }

  const TestResult& test_;
  const JunitSettings& settings_;
  pugi::xml_node node_;
};

void write_skipped(pugi::xml_node suite, const SkippedTest& test) {
  pugi::xml_node node = suite.append_child("testcase");
  set(node, "name", test.test_name);
  set(node, "classname", test.binary_id);
  set(node, "time", junit_seconds(0));
  set(node.append_child("skipped"), "message", "Skipped: " + test.why);
}

// From the first attempt's start to the last one's end.
JunitTotals totals_of(const JunitRun& run) {
  using std::chrono::microseconds;
  JunitTotals totals;
  totals.uuid = xml_text(run.run_id);
  microseconds first = microseconds::max();
  microseconds last = microseconds::min();
  for (const TestResult& test : run.results) {
    for (const ResultLine& attempt : test.attempts) {
      const microseconds started = attempt.result.started;
      first = std::min(first, started);
      last = std::max(last, started + attempt.result.time);
    }
  }
  if (run.results.empty()) return totals;
  totals.timestamp = timestamp(std::chrono::floor<std::chrono::milliseconds>(first));
  totals.seconds = std::chrono::duration<double>(last - first).count();
  return totals;
}

}  // namespace

std::string junit_text(const JunitRun& run, const JunitSettings& settings) {
  JunitDocument document(settings.report_name);
  for (const TestResult& test : run.results) {
    CaseWriter(document.suite(test.binary_id), test, settings).write();
  }
  for (const SkippedTest& test : run.skipped) write_skipped(document.suite(test.binary_id), test);
  return document.finish(totals_of(run));
}

}  // namespace reuse_build
