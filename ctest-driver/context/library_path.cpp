// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/library_path.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "files.hpp"
#include "launch/error.hpp"

namespace reuse_build::driver {
namespace {

void check_separator(const std::string& directory) {
  if (directory.find(':') == std::string::npos) return;
  throw Error(ExitCode::setup_error,
              "cannot put '" + directory + "' into " + library_path_variable +
                  ": it holds a ':', which separates directories there",
              "move the test tree to a path without a ':'");
}

std::vector<std::string> directories(const launch::Record& record, const Roots& roots) {
  std::vector<std::string> unique;
  for (const launch::LibraryPath& entry : record.library_paths) {
    std::string directory = roots.resolve(entry.path);
    if (entry.only_if_existing && !is_directory(directory)) continue;
    if (std::find(unique.begin(), unique.end(), directory) != unique.end()) continue;
    check_separator(directory);
    unique.push_back(std::move(directory));
  }
  return unique;
}

}  // namespace

std::string library_path(const launch::Record& record, const Roots& roots,
                         const std::string& inherited) {
  std::string joined;
  for (const std::string& directory : directories(record, roots)) {
    if (!joined.empty()) joined += ':';
    joined += directory;
  }
  if (!joined.empty() && !inherited.empty()) joined += ':';
  return joined + inherited;
}

void set_library_path(Environment& environment, const launch::Record& record, const Roots& roots) {
  for (const std::string& entry : environment.inherited_entries()) {
    if (!entry.starts_with("LD_") && !entry.starts_with("DYLD_")) continue;
    const std::string_view text = entry;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    environment.set("NEXTEST_" + entry.substr(0, equals), text.substr(equals + 1));
  }
  const std::string value =
      library_path(record, roots, environment.get_inherited(library_path_variable).value_or(""));
  environment.set(library_path_variable, value);
  environment.set(std::string("NEXTEST_") + library_path_variable, value);
}

}  // namespace reuse_build::driver
