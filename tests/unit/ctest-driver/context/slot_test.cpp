// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/slot.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <memory>
#include <string>

namespace reuse_build::driver {
namespace {

std::string fresh_run(const char* name) {
  return name + std::to_string(::getpid());
}

TEST(Slot, IsTheSmallestFreeNumber) {
  const std::string run = fresh_run("smallest");
  auto first = std::make_unique<Slot>(run);
  const Slot second(run);
  EXPECT_EQ(first->number(), 0U);
  EXPECT_EQ(second.number(), 1U);
  first.reset();
  EXPECT_EQ(Slot(run).number(), 0U);
}

TEST(Slot, BelongsToOneRun) {
  const Slot mine(fresh_run("a"));
  EXPECT_EQ(Slot(fresh_run("b")).number(), 0U);
}

TEST(Slot, TakesARunIdOfAnyLength) {
  const std::string run(100'000, 'x');
  const Slot first(run + "1");
  EXPECT_EQ(Slot(run + "2").number(), 0U);
  EXPECT_EQ(Slot(run + "1").number(), 1U);
}

}  // namespace
}  // namespace reuse_build::driver
