// SPDX-License-Identifier: MIT OR Apache-2.0
// The driver on programs that the dynamic loader of this machine gives up.
#include <filesystem>

#include "driver_fixture.hpp"

namespace reuse_build::driver {
namespace {

namespace fs = std::filesystem;
using launch::Root;
using testing::DriverResult;

// A program and its library, both in the tree, found by the record's library path.
class DriverLoader : public testing::DriverFixture {
 protected:
  DriverLoader() {
    fs::create_directories(place().path("tree/lib"));
    fs::copy(LINKED_LIBTEST_PROGRAM, program());
    fs::copy(ANSWER_LIBRARY, library());
    record().binary = {Root::tree, "linked"};
    record().library_paths = {{{Root::tree, "lib"}, false}};
    write_record();
  }

  [[nodiscard]] std::string program() const { return place().path("tree/linked"); }
  [[nodiscard]] std::string library() const {
    return place().path("tree/lib/" + fs::path(ANSWER_LIBRARY).filename().string());
  }

  DriverResult list() { return driver({"list", record_file()}); }

  // As ctest gives them: both streams into one file.
  DriverResult run_into_one_file() {
    fs::remove(output_file());
    const std::vector<std::string> words = run_arguments("pass");
    return testing::RunningDriver(words, output_file(), output_file()).wait();
  }

  // Makes the program need versions of the C library that do not exist; false where there is none
  // with versions.
  [[nodiscard]] bool need_future_glibc() const {
    std::string bytes = testing::read_text(program());
    std::size_t count = 0;
    for (std::size_t at = 0; (at = bytes.find("GLIBC_2.", at)) != std::string::npos; ++count) {
      bytes[at + std::string("GLIBC_").size()] = '9';
    }
    static_cast<void>(place().write("tree/linked", bytes));
    return count > 0;
  }

  void expect_explained(const DriverResult& result, int exit_code, const std::string& why) {
    EXPECT_EQ(result.exit_code(), exit_code);
    const std::string start = "error: cannot start the ";
    const std::size_t at = result.err.rfind(start);
    ASSERT_NE(at, std::string::npos) << result.err;
    const std::string error = result.err.substr(at);
    EXPECT_NE(error.find("'fake', '" + program() + "': " + why), std::string::npos) << error;
    EXPECT_NE(error.find("\n  hint: "), std::string::npos) << error;
  }
};

TEST_F(DriverLoader, StartsAProgramWithItsLibrary) {
  const DriverResult result = run_test("pass");
  EXPECT_EQ(result.exit_code(), 0) << result.err;
  EXPECT_EQ(list().out, "pass\ttest\n");
}

TEST_F(DriverLoader, NamesAMissingLibrary) {
  fs::remove(library());
  const std::string why =
      "the shared library '" + fs::path(library()).filename().string() + "' is missing\n";
  expect_explained(run_test("pass"), 96, why);
  expect_explained(run_into_one_file(), 96, why);
  expect_explained(list(), 104, why);
}

TEST_F(DriverLoader, NamesALibraryThatIsNone) {
  static_cast<void>(place().write("tree/lib/" + fs::path(library()).filename().string(), "text"));
  expect_explained(run_test("pass"), 96, "the shared library '" + library() + "' cannot be loaded");
}

TEST_F(DriverLoader, NamesTheVersionThatTheCLibraryLacks) {
  if (!need_future_glibc()) GTEST_SKIP() << "the C library here has no versions";
  expect_explained(run_test("pass"), 96, "'/");
  expect_explained(run_into_one_file(), 96, "'/");
  const DriverResult listed = list();
  expect_explained(listed, 104, "'/");
  EXPECT_NE(listed.err.find("is too old: it lacks GLIBC_9."), std::string::npos) << listed.err;
}

TEST_F(DriverLoader, LeavesATestThatExitsWith127Alone) {
  record().binary = {Root::absolute, FAKE_LIBTEST_PROGRAM};
  write_record();
  const DriverResult result = run_test("exit127");
  EXPECT_EQ(result.exit_code(), 127);
  EXPECT_EQ(result.err.find("cannot start"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace reuse_build::driver
