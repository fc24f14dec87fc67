// SPDX-License-Identifier: MIT OR Apache-2.0
// How a test is run and scheduled: what nextest.toml says of it for one profile.
// https://nexte.st/docs/configuration/reference/
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace reuse_build::launch {

using std::chrono::milliseconds;

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

struct RunPolicy {
  SlowTimeout slow;
  LeakTimeout leak;
  Retries retries;
  std::vector<std::string> extra_arguments;  // run-extra-args
  std::string group = "@global";             // test-group

  friend bool operator==(const RunPolicy&, const RunPolicy&) = default;
};

}  // namespace reuse_build::launch
