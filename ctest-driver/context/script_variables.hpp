// SPDX-License-Identifier: MIT OR Apache-2.0
// The variables that setup scripts set for tests. Script and tests have drivers of their own; what
// they have in common is the run's id and a directory of the user's own in the one for temporary
// files, where each script of a run leaves a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reuse_build::driver {

using Variables = std::vector<std::pair<std::string, std::string>>;

// A script in one run of ctest, which may have the tests of several trees.
struct ScriptInRun {
  std::string run_id;
  std::string tree;  // canonical
  std::string script;
};

// Of what a script has written to NEXTEST_ENV: lines KEY=value. Throws Error(setup_script_failed)
// for another line, and for a key that a script may not set.
[[nodiscard]] Variables parse_variables(std::string_view text);

// Makes the directory where there is none, and removes files in it that are older than a week. Done
// before paths may come to mean other places. Throws Error(setup_error).
void prepare_script_variables();

// Makes an empty file to be NEXTEST_ENV. What it holds counts from keep() on; otherwise it goes
// with its object, and so does what the script left earlier in this run.
class ScriptVariablesFile {
 public:
  // Throws Error(setup_error).
  explicit ScriptVariablesFile(const ScriptInRun& script);
  ScriptVariablesFile(const ScriptVariablesFile&) = delete;
  ScriptVariablesFile(ScriptVariablesFile&&) = delete;
  ScriptVariablesFile& operator=(const ScriptVariablesFile&) = delete;
  ScriptVariablesFile& operator=(ScriptVariablesFile&&) = delete;
  ~ScriptVariablesFile();

  [[nodiscard]] const std::string& path() const { return path_; }
  // Throws Error(setup_error), as parse_variables() does, and Error(setup_script_failed) when the
  // script has put something else in the file's place.
  void keep();

 private:
  std::string path_;
  std::string kept_path_;
  bool is_kept_ = false;
};

// What a script has left for this run; nothing when it has not run. Throws Error(setup_error) when
// it cannot be read.
[[nodiscard]] std::optional<Variables> script_variables(const ScriptInRun& script);

}  // namespace reuse_build::driver
