// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/measurements.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string>

#include "files.hpp"

namespace reuse_build::driver {
namespace {

void print_element(std::string_view type, std::string_view name, std::string_view value) {
  std::string text = "<CTestMeasurement type=\"";
  ((text += type) += "\" name=\"") += name;
  ((text += "\">") += value) += "</CTestMeasurement>\n";
  write_all(STDOUT_FILENO, text);
}

}  // namespace

bool is_dashboard() {
  return std::getenv("DASHBOARD_TEST_FROM_CTEST") != nullptr;
}

void print_measurement(std::string_view name, unsigned value) {
  print_element("numeric/double", name, std::to_string(value));
}

void print_measurement(std::string_view name, std::string_view value) {
  print_element("text/string", name, value);
}

}  // namespace reuse_build::driver
