// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/ctest_result.hpp"

#include <pugixml.hpp>

namespace reuse_build {

std::optional<CtestCounts> read_ctest_junit(const std::filesystem::path& file) {
  pugi::xml_document document;
  if (!document.load_file(file.c_str())) return std::nullopt;
  const pugi::xml_node suite = document.child("testsuite");
  const auto attribute = [&suite](const char* name) { return suite.attribute(name).as_int(); };
  return CtestCounts{attribute("tests") - attribute("skipped") - attribute("disabled")};
}

}  // namespace reuse_build
