// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/missing_scripts.hpp"

#include <unistd.h>

#include <set>
#include <string>

#include "files.hpp"
#include "launch/printable.hpp"

namespace reuse_build::driver {

void note_missing_scripts(const RunContext& context, const std::vector<PlannedTest>& tests) {
  std::set<std::string> missing;
  for (const PlannedTest& test : tests) {
    for (const std::string& script : context.environments.missing_scripts(test.policy)) {
      missing.insert(script);
    }
  }
  for (const std::string& script : missing) {
    write_all(STDERR_FILENO, "note: the setup script " + launch::printable(script) +
                                 " has not run in this run of ctest; what it would set up is not "
                                 "there\n");
  }
}

}  // namespace reuse_build::driver
