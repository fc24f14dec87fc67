// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/ctest_result.hpp"

#include <pugixml.hpp>

#include "launch/script.hpp"

namespace reuse_build {

std::optional<CtestCounts> read_ctest_junit(const std::filesystem::path& file) {
  pugi::xml_document document;
  if (!document.load_file(file.c_str())) return std::nullopt;
  const pugi::xml_node suite = document.child("testsuite");
  const auto attribute = [&suite](const char* name) { return suite.attribute(name).as_int(); };
  CtestCounts counts{attribute("tests") - attribute("skipped") - attribute("disabled")};
  for (const pugi::xml_node test : suite.children("testcase")) {
    if (!launch::is_setup_script(test.attribute("name").value())) continue;
    --counts.ran;
    if (!test.child("failure").empty()) counts.setup_script_failed = true;
  }
  return counts;
}

}  // namespace reuse_build
