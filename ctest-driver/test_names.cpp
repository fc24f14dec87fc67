// SPDX-License-Identifier: MIT OR Apache-2.0
#include "test_names.hpp"

#include <optional>

#include "files.hpp"
#include "launch/error.hpp"

namespace reuse_build::driver {
namespace {

std::optional<launch::TestName> find_in(const MappedFile& names, const std::string& file,
                                        const std::string& name) {
  try {
    return launch::find(names.bytes(), name);
  } catch (const Error& error) {
    throw Error(error.code(), "bad list of tests '" + file + "': " + error.message(),
                "extract or build the test tree again");
  }
}

}  // namespace

launch::TestName look_up_test(const LaunchContext& context, const std::string& name) {
  const std::string file = context.record_file + ".tests";
  const auto names = MappedFile::open(file);
  if (!names) return {name, "test", false};
  if (auto test = find_in(*names, file, name)) return *test;
  throw Error(ExitCode::setup_error,
              "cannot run test '" + name + "': it is not among the tests of '" +
                  context.record.binary_id + "'",
              "the list of tests is older or newer than the ctest file: build or extract again");
}

}  // namespace reuse_build::driver
