// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/needed_scripts.hpp"

#include <unistd.h>

#include "files.hpp"
#include "launch/printable.hpp"

namespace reuse_build::driver {

std::set<std::string> needed_scripts(const std::vector<PlannedTest>& tests) {
  std::set<std::string> scripts;
  for (const PlannedTest& test : tests) {
    scripts.insert(test.policy.setup_scripts.begin(), test.policy.setup_scripts.end());
  }
  return scripts;
}

void note_missing_scripts(const TestEnvironments& environments,
                          const std::vector<PlannedTest>& tests) {
  for (const std::string& script : needed_scripts(tests)) {
    if (environments.has_run(script)) continue;
    write_all(STDERR_FILENO, "note: the setup script " + launch::printable(script) +
                                 " has not run in this run of ctest; what it would set up is not "
                                 "there\n");
  }
}

}  // namespace reuse_build::driver
