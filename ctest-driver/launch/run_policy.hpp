// SPDX-License-Identifier: MIT OR Apache-2.0
// How a test is run and scheduled: what nextest.toml says of it for one profile.
// https://nexte.st/docs/configuration/reference/
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace reuse_build::launch {

using std::chrono::milliseconds;

// No duration below is longer, so that a few of them fit any clock: 100 years.
inline constexpr milliseconds longest_duration{std::chrono::hours(24 * 365 * 100)};

// After every `period` the test is called slow. After `terminate_after` of them (0: never) its
// group gets SIGTERM, and `grace` later SIGKILL; with no grace SIGKILL at once.
struct SlowTimeout {
  milliseconds period{60'000};
  unsigned terminate_after = 0;
  milliseconds grace{10'000};
  bool passes = false;  // on-timeout = "pass"

  friend bool operator==(const SlowTimeout&, const SlowTimeout&) = default;
};

// How long the output may stay open after the test's end.
struct LeakTimeout {
  milliseconds period{200};
  bool fails = false;  // result = "fail"

  friend bool operator==(const LeakTimeout&, const LeakTimeout&) = default;
};

// Further attempts after one that failed.
struct Retries {
  unsigned count = 0;
  milliseconds delay{0};
  bool exponential = false;   // the delay doubles each time,
  milliseconds max_delay{0};  // up to this (0: no limit)
  bool jitter = false;        // times a random number in (0.5, 1]
  bool flaky_fails = false;   // flaky-result = "fail"

  friend bool operator==(const Retries&, const Retries&) = default;
};

// A number of threads. What is not a plain number is known only where the tests run.
struct Threads {
  enum class Kind { number, processors, test_threads };

  Kind kind = Kind::number;
  unsigned number = 1;  // for Kind::number, at least 1

  friend bool operator==(const Threads&, const Threads&) = default;
};

struct RunPolicy {
  SlowTimeout slow;
  LeakTimeout leak;
  Retries retries;
  std::vector<std::string> extra_arguments;  // run-extra-args
  std::string group = "@global";             // test-group
  std::optional<Threads> group_threads;      // max-threads of the group; "@global" has no limit
  Threads threads_required;
  int priority = 0;                        // -100 to 100; higher ones first
  std::vector<std::string> setup_scripts;  // ids, in the order in which they run
  std::string wrapper;                     // the id of the wrapper script; empty: none

  friend bool operator==(const RunPolicy&, const RunPolicy&) = default;
};

// What a profile of nextest.toml says of a whole run, and of the tests of one binary.
struct RunProfile {
  std::string name;
  unsigned policy = 0;  // of its tests, but for those of which the names file says otherwise: the
                        // index in the record's policies
  std::string default_filter;                  // a filterset; empty: all tests
  std::optional<milliseconds> global_timeout;  // of the whole run
  std::string list_wrapper = {};               // the id of the wrapper script for listing

  friend bool operator==(const RunProfile&, const RunProfile&) = default;
};

}  // namespace reuse_build::launch
