// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/processors.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using Names = std::vector<std::string>;

TEST(Processors, AreNamedAsInTriples) {
  EXPECT_EQ(native_processors("x86_64"), (Names{"x86_64", "i686"}));
  EXPECT_EQ(native_processors("i586"), Names{"i686"});
  EXPECT_EQ(native_processors("aarch64"), (Names{"aarch64", "arm"}));
  EXPECT_EQ(native_processors("armv7l"), Names{"arm"});
  EXPECT_EQ(native_processors("armv7b"), Names{"armeb"});
  EXPECT_EQ(native_processors("ppc64le"), Names{"powerpc64le"});
  EXPECT_EQ(native_processors("riscv64"), Names{"riscv64"});
  EXPECT_EQ(native_processors("new"), Names{"new"});
}

// As qemu-user-static registers it.
const std::string aarch64_magic = "7f454c460201010000000000000000000200b700";

std::string handler(const std::string& state, const std::string& offset, const std::string& magic) {
  return state + "\ninterpreter /usr/bin/qemu\nflags: OCF\noffset " + offset + "\nmagic " + magic +
         "\nmask ffffffffffffff00fffffffffffffffffeffffff\n";
}

TEST(Processors, OfAHandlerAreThoseOfItsMagic) {
  EXPECT_EQ(processor_of_handler(handler("enabled", "0", aarch64_magic)), "aarch64");
  EXPECT_EQ(
      processor_of_handler(handler("enabled", "0", "7f454c4602020100000000000000000000020016")),
      "s390x");
}

TEST(Processors, OfOtherHandlersAreNone) {
  EXPECT_FALSE(processor_of_handler(""));
  EXPECT_FALSE(processor_of_handler(handler("disabled", "0", aarch64_magic)));
  EXPECT_FALSE(processor_of_handler(handler("enabled", "4", aarch64_magic)));
  EXPECT_FALSE(processor_of_handler(handler("enabled", "0", "7f454c46")));
  EXPECT_FALSE(processor_of_handler(handler("enabled", "0", "cafebabe")));
  EXPECT_FALSE(processor_of_handler(handler("enabled", "0", aarch64_magic.substr(1))));
  EXPECT_FALSE(processor_of_handler("enabled\ninterpreter /usr/bin/jexec\nextension .jar\n"));
}

}  // namespace
}  // namespace reuse_build
