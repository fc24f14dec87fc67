// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

namespace reuse_build {

// What a JUnit file says of the whole run. What is not known is left out of it.
struct JunitTotals {
  std::string uuid;
  std::string timestamp;  // when it began, RFC 3339
  std::optional<double> seconds;
};

// A JUnit file in the form of cargo-nextest's: <testsuites> of one <testsuite> a name.
class JunitDocument {
 public:
  explicit JunitDocument(const std::string& name);

  // The suite of this name, appended when there is none yet.
  pugi::xml_node suite(const std::string& name);

  // The file's text. `tests` counts test cases, not the attempts at them.
  std::string finish(const JunitTotals& totals);

 private:
  pugi::xml_document document_;
  pugi::xml_node root_;
  std::map<std::string, pugi::xml_node> suites_;
};

// "0.250": as cargo-nextest writes times.
std::string junit_seconds(double seconds);

}  // namespace reuse_build
