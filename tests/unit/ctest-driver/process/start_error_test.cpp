// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/start_error.hpp"

#include <gtest/gtest.h>

#include "temporary_directory.hpp"

namespace reuse_build::driver {
namespace {

TEST(Interpreter, OfAScript) {
  const testing::TemporaryDirectory directory;
  EXPECT_EQ(interpreter_of(directory.write("a", "#!/no/such -x\necho\n")), "/no/such");
  EXPECT_EQ(interpreter_of(directory.write("b", "#! \t/no/such\n")), "/no/such");
  EXPECT_EQ(interpreter_of(directory.write("c", "#!")), "");
  EXPECT_EQ(interpreter_of(directory.write("d", "#!/no/such")), "/no/such");
}

TEST(Interpreter, OfADynamicProgram) {
  const std::string interpreter = interpreter_of("/bin/sh");
  EXPECT_NE(interpreter.find("ld-"), std::string::npos) << interpreter;
}

TEST(Interpreter, OfDamagedFilesIsUnknown) {
  const testing::TemporaryDirectory directory;
  const std::string shell = testing::read_text("/bin/sh");
  for (const std::size_t size : {0U, 1U, 4U, 5U, 20U, 63U, 64U, 100U, 200U}) {
    EXPECT_EQ(interpreter_of(directory.write("cut", shell.substr(0, size))), "") << size;
  }
  EXPECT_EQ(interpreter_of(directory.path("none")), "");
}

}  // namespace
}  // namespace reuse_build::driver
