// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/subset.hpp"

namespace reuse_build {

void keep_subset(RustBuild& build, const SubsetRules& rules) {
  std::erase_if(build.binaries,
                [&rules](const TestBinary& binary) { return !rules.keeps_binary(binary); });
  std::set<std::string> packages;
  for (const TestBinary& binary : build.binaries) packages.insert(binary.package_id);
  const auto is_without_tests = [&packages](const auto& entry) {
    return packages.count(entry.first) == 0;
  };
  for (auto& entry : build.non_test_binaries) {
    if (!is_without_tests(entry)) continue;
    std::erase_if(entry.second, [&rules](const NonTestBinary& file) {
      return file.kind == "bin-exe" && !rules.keeps_program(file.name);
    });
  }
  std::erase_if(build.non_test_binaries, [](const auto& entry) { return entry.second.empty(); });
  std::erase_if(build.out_dirs, is_without_tests);
  if (build.build_script_environment) {
    std::erase_if(*build.build_script_environment, is_without_tests);
  }
}

}  // namespace reuse_build
