// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/build_id.hpp"

#include <gtest/gtest.h>

#include "elf/compiled.hpp"

namespace reuse_build {
namespace {

TEST(BuildId, IsTheOneTheLinkerWasGiven) {
  const ScratchDirectory scratch;
  const OpenElf elf(
      compile(scratch, "program", sample_source, {"-Wl,--build-id=0xAbCdEf0123456789"}));
  EXPECT_EQ(build_id(*elf.file), "abcdef0123456789");
}

TEST(BuildId, IsEmptyWhereThereIsNone) {
  const ScratchDirectory scratch;
  const OpenElf elf(compile(scratch, "program", sample_source, {"-Wl,--build-id=none"}));
  EXPECT_EQ(build_id(*elf.file), "");
}

}  // namespace
}  // namespace reuse_build
