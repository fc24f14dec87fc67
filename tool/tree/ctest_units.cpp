// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/ctest_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "launch/cmake_text.hpp"
#include "launch/error.hpp"
#include "launch/percent.hpp"

namespace reuse_build {

namespace {

// `count` tests from the `first`-th on, counted from 1.
struct Unit {
  std::size_t first;
  std::size_t count;
};

std::string options(const Granularity& granularity, const Unit& unit, unsigned jobs,
                    const std::string& tests) {
  std::string text;
  if (jobs > 1) text += fmt::format(" --jobs {}", jobs);
  if (granularity.one_process) text += " --isolation binary";
  if (!tests.empty()) text += " --tests " + tests;
  if (granularity.unit == Granularity::Unit::chunk) {
    text += fmt::format(" --first {} --count {}", unit.first, unit.count);
  }
  return text;
}

// All of these may turn out to have only ignored tests, depending on what is asked for when they
// run.
std::string add_unit(const std::string& name, const std::string& command,
                     const std::string& properties) {
  const std::string quoted = launch::bracket_argument(name);
  return fmt::format("add_test({} {})\nset_tests_properties({} PROPERTIES SKIP_RETURN_CODE {}{})\n",
                     quoted, command, quoted, static_cast<int>(ExitCode::skipped), properties);
}

}  // namespace

std::string add_units(const TestSuite& suite, const Granularity& granularity,
                      const std::string& driver, const std::string& tests,
                      TestProperties& properties) {
  const std::string id = launch::encode_test_name(suite.binary.binary_id);
  const std::vector<launch::TestName> names = suite.tests_to_run();
  const std::size_t all = names.size();
  const bool in_chunks = granularity.unit == Granularity::Unit::chunk;
  const std::size_t size = in_chunks ? granularity.chunk_size : all;
  std::string text;
  for (std::size_t first = 1; first <= all; first += size) {
    const Unit unit{first, std::min(size, all - first + 1)};
    const auto jobs = static_cast<unsigned>(std::min<std::size_t>(granularity.jobs, unit.count));
    const std::string name =
        in_chunks ? fmt::format("{}/{}-{}", id, first, first + unit.count - 1) : id;
    const std::string command = driver + options(granularity, unit, jobs, tests) + " \"${record}\"";
    const auto own = std::span(names).subspan(first - 1, unit.count);
    text += add_unit(name, command, properties.of_unit(suite, own, jobs));
  }
  return text;
}

}  // namespace reuse_build
