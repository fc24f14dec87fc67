// SPDX-License-Identifier: MIT OR Apache-2.0
#include <sys/wait.h>

#include "driver_fixture.hpp"

namespace reuse_build::driver {
namespace {

using testing::DriverResult;
using testing::read_text;

class DriverShadow : public testing::DriverFixture {
 protected:
  // Puts the driver into a tree, as an archive does, and runs it there.
  DriverResult shadow(const std::string& directory) {
    const std::string bin = place().make_directory("tree/target/reuse-build/bin/cpu-vendor-os");
    static_cast<void>(place().make_directory("tree/target/reuse-build/ctest"));
    std::filesystem::copy_file(DRIVER_PROGRAM, bin + "/reuse-build-driver",
                               std::filesystem::copy_options::overwrite_existing);
    const pid_t pid = testing::start_program({bin + "/reuse-build-driver", "shadow", directory},
                                             output_file(), error_file());
    DriverResult result;
    EXPECT_EQ(::waitpid(pid, &result.status, 0), pid);
    result.out = read_text(output_file());
    result.err = read_text(error_file());
    return result;
  }
};

TEST_F(DriverShadow, IsMadeWithItsParents) {
  const std::string directory = place().path("a/b c");
  const DriverResult result = shadow(directory);
  EXPECT_EQ(result.exit_code(), 0) << result.err;
  EXPECT_NE(result.out.find("ctest --test-dir '" + directory + "'"), std::string::npos);
  EXPECT_NE(read_text(directory + "/CTestTestfile.cmake")
                .find("subdirs([[" + place().path("tree/target/reuse-build/ctest") + "]])"),
            std::string::npos);
}

TEST_F(DriverShadow, MayBeMadeAgain) {
  const std::string directory = place().make_directory("again/Testing");
  EXPECT_EQ(shadow(place().path("again")).exit_code(), 0);
  EXPECT_EQ(shadow(place().path("again")).exit_code(), 0);
}

TEST_F(DriverShadow, IsNotMadeOverOtherFiles) {
  static_cast<void>(place().write("full/notes.txt", ""));
  const DriverResult result = shadow(place().path("full"));
  EXPECT_EQ(result.exit_code(), 96);
  EXPECT_NE(result.err.find("'notes.txt'"), std::string::npos) << result.err;
  static_cast<void>(place().write("build/CTestTestfile.cmake", "subdirs(x)\n"));
  EXPECT_EQ(shadow(place().path("build")).exit_code(), 96);
  EXPECT_EQ(read_text(place().path("build/CTestTestfile.cmake")), "subdirs(x)\n");
}

TEST_F(DriverShadow, NeedsATree) {
  EXPECT_EQ(driver({"shadow", place().path("shadow")}).exit_code(), 96);
  EXPECT_FALSE(std::filesystem::exists(place().path("shadow")));
}

}  // namespace
}  // namespace reuse_build::driver
