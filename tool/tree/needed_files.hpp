// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "tree/manifest.hpp"
#include "tree/test_suite.hpp"

namespace reuse_build {

// The files of an archive that the wanted suites need: all but those that only others need.
class NeededFiles {
 public:
  // Everything.
  NeededFiles() = default;
  // As the manifest says.
  NeededFiles(const Manifest& manifest, const TestSuites& suites);
  // Without a manifest nothing is known of files but that a test binary is needed by itself alone.
  explicit NeededFiles(const TestSuites& suites);

  [[nodiscard]] bool includes(std::string_view path) const {
    return left_out_.find(path) == left_out_.end();
  }

 private:
  std::set<std::string, std::less<>> left_out_;
};

}  // namespace reuse_build
