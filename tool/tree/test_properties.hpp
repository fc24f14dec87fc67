// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "tree/test_suite.hpp"

namespace reuse_build {

// What ctest is to know of a test's policy under one profile, to schedule it as nextest does:
//
//     threads-required   PROCESSORS; ctest takes all of its -j for what is more than that
//     test-group         RESOURCE_LOCK; where max-threads is n the group's tests are dealt to n
//                        locks, so that n of them run at once, if not always the next n
//     priority           COST
//     setup scripts      FIXTURES_REQUIRED
class TestProperties {
 public:
  explicit TestProperties(std::string profile) : profile_(std::move(profile)) {}

  // Arguments of set_tests_properties(), each with a blank before it; empty for most tests. Throws
  // (setup_error) for a profile that the suite does not know.
  std::string of(const TestSuite& suite, const launch::TestName& test);

  // The same for a test of ctest's that runs several tests, `jobs` of them at a time. It takes all
  // locks of their groups, since the driver lets as many of a group run as it allows.
  std::string of_unit(const TestSuite& suite, std::span<const launch::TestName> tests,
                      unsigned jobs);

 private:
  std::string lock_of(const launch::RunPolicy& policy);

  std::string profile_;
  std::map<std::string, std::uint64_t> group_sizes_;  // so far
};

}  // namespace reuse_build
