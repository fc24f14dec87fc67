// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/needed_files.hpp"

#include <algorithm>

namespace reuse_build {

NeededFiles::NeededFiles(const Manifest& manifest, const TestSuites& suites) {
  const auto is_wanted = [&suites](std::size_t index) {
    return index >= suites.size() || suites[index].is_wanted();
  };
  for (const ManifestFile& file : manifest.files) {
    if (file.only_for.empty()) continue;
    if (std::any_of(file.only_for.begin(), file.only_for.end(), is_wanted)) continue;
    left_out_.insert(file.member.path);
  }
  // A script's program may be one of another package.
  for (const TestSuite& suite : suites) {
    for (const launch::Script& script : suite.record.scripts) {
      left_out_.erase(script.program.path.relative);
    }
  }
}

NeededFiles::NeededFiles(const TestSuites& suites) {
  for (const TestSuite& suite : suites) {
    if (!suite.is_wanted()) left_out_.insert(suite.record.binary.relative);
  }
}

}  // namespace reuse_build
