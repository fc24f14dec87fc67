// SPDX-License-Identifier: MIT OR Apache-2.0
// "setup-script": one setup script, as one test of ctest's that others have as a fixture.
#pragma once

#include <string>

namespace reuse_build::driver {

struct SetupScriptRequest {
  std::string record_file;  // of any binary of the workspace
  std::string script;       // its id
  std::string workspace;    // --workspace, or empty
  std::string profile;      // --profile: that ctest schedules by; empty: default
};

// Returns the exit code for ctest: 0, or 105 when the script failed. Does not return when a signal
// asked for the end: then this process dies of it.
int run_setup_script(const SetupScriptRequest& request);

}  // namespace reuse_build::driver
