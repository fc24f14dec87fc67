// SPDX-License-Identifier: MIT OR Apache-2.0
// --map-original-paths where it needs no rights: refusals, and nothing to map. The mapping itself
// is tested by tests/e2e/original_paths_test.sh.
#include "driver_fixture.hpp"

namespace reuse_build::driver {
namespace {

using launch::Root;
using testing::DriverResult;

class DriverOriginalPaths : public testing::DriverFixture {
 protected:
  DriverResult run_mapped() {
    write_record();
    return driver({"run", "--map-original-paths", record_file(), "pass"});
  }
  void expect_error(const DriverResult& result, const std::string& what) {
    EXPECT_EQ(result.exit_code(), 96);
    EXPECT_NE(result.err.find("error: " + what), std::string::npos) << result.err;
    EXPECT_EQ(result.out, "");
  }
};

TEST_F(DriverOriginalPaths, AreNotMappedWhereTheyAreTheSame) {
  record().target_directory = {Root::absolute, place().path("tree/target")};
  EXPECT_EQ(run_mapped().exit_code(), 0);
}

TEST_F(DriverOriginalPaths, MustBePlain) {
  for (const char* path : {"/", "w", "/a/../b", "/a/./b", "/a//b", "/a/"}) {
    record().target_directory = {Root::absolute, path};
    expect_error(run_mapped(), "cannot map the build machine's path '" + std::string(path) + "'");
  }
}

TEST_F(DriverOriginalPaths, AreMappedOnlyWhenSomebodyAsks) {
  record().target_directory = {Root::absolute, "/a/../b"};
  write_record();
  EXPECT_EQ(run_test("pass").exit_code(), 0);
  set_variable("REUSE_BUILD_MAP_ORIGINAL_PATHS", "no");
  EXPECT_EQ(run_test("pass").exit_code(), 0);
  set_variable("REUSE_BUILD_MAP_ORIGINAL_PATHS", "yes");
  expect_error(run_test("pass"), "cannot map the build machine's path '/a/../b'");
  set_variable("REUSE_BUILD_MAP_ORIGINAL_PATHS", "1");
  expect_error(run_test("pass"), "cannot use REUSE_BUILD_MAP_ORIGINAL_PATHS '1'");
}

}  // namespace
}  // namespace reuse_build::driver
