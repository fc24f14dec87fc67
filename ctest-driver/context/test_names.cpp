// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/test_names.hpp"

#include <cerrno>
#include <optional>

#include "files.hpp"
#include "launch/error.hpp"

namespace reuse_build::driver {
namespace {

// What `read` gives, and in its errors the file's name.
template <typename Read>
auto from_file(const std::string& file, Read read) {
  try {
    return read();
  } catch (const Error& error) {
    throw Error(error.code(), "bad list of tests '" + file + "': " + error.message(),
                "extract or build the test tree again");
  }
}

}  // namespace

std::string names_file_of(const LaunchContext& context) {
  return context.record_file + ".tests";
}

std::vector<launch::TestName> read_names(const std::string& file) {
  const auto names = MappedFile::open(file);
  if (!names) {
    throw system_error(ExitCode::setup_error, "cannot read the list of tests '" + file + "'",
                       ENOENT, "extract or build the test tree again");
  }
  return from_file(file, [&] { return launch::parse_names(names->bytes()); });
}

launch::TestName look_up_test(const LaunchContext& context, const std::string& name) {
  const std::string file = names_file_of(context);
  const auto names = MappedFile::open(file);
  if (!names) return {name, "test", false};
  const auto test = from_file(file, [&] { return launch::find(names->bytes(), name); });
  if (test) return *test;
  throw Error(ExitCode::setup_error,
              "cannot run test '" + name + "': it is not among the tests of '" +
                  context.record.binary_id + "'",
              "the list of tests is older or newer than the ctest file: build or extract again");
}

}  // namespace reuse_build::driver
