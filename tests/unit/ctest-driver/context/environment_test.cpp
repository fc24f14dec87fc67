// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/environment.hpp"

#include <gtest/gtest.h>

namespace reuse_build::driver {
namespace {

TEST(Environment, SetsInPlaceAndAtTheEnd) {
  Environment environment({"A=1", "B=2"});
  environment.set("A", "3");
  environment.set("C", "4=5");
  EXPECT_EQ(environment.entries(), (std::vector<std::string>{"A=3", "B=2", "C=4=5"}));
}

TEST(Environment, DoesNotTakeAPrefixForTheKey) {
  Environment environment({"AB=1"});
  environment.set("A", "2");
  EXPECT_EQ(environment.get("AB"), "1");
  EXPECT_EQ(environment.get("A"), "2");
}

TEST(Environment, DefaultYieldsToWhatWasInheritedOnly) {
  Environment environment({"A=inherited"});
  environment.set("B", "set");
  environment.set_default("A", "default");
  environment.set_default("B", "default");
  EXPECT_EQ(environment.get("A"), "inherited");
  EXPECT_EQ(environment.get("B"), "default");
}

TEST(Environment, RemembersWhatWasInherited) {
  Environment environment({"A=1"});
  environment.set("A", "2");
  EXPECT_EQ(environment.get_inherited("A"), "1");
  EXPECT_EQ(environment.get_inherited("B"), std::nullopt);
}

}  // namespace
}  // namespace reuse_build::driver
