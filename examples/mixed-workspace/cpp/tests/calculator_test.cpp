// SPDX-License-Identifier: MIT OR Apache-2.0
#include "calculator.hpp"

#include <gtest/gtest.h>

#include <ostream>

namespace mixed {
namespace {

TEST(Calculator, RemembersVariables) {
  Calculator calculator;
  EXPECT_EQ(calculator.evaluate("r = 3"), 3);
  EXPECT_EQ(calculator.evaluate("r^2 + 1"), 10);
}

TEST(Calculator, UnderstandsUtf8) {
  EXPECT_DOUBLE_EQ(Calculator{}.evaluate("π × 2 − tau"), 0);
}

TEST(Calculator, SaysWhatIsWrong) {
  try {
    Calculator{}.evaluate("1 + )");
    FAIL() << "expected a CalculationError";
  } catch (const CalculationError& error) {
    EXPECT_STREQ(error.what(), "column 5: expected a value, found ')'");
  }
}

struct Sample {
  const char* statement;
  double value;
};

// Names the test: gtest_discover_tests puts it after the suite's name.
std::ostream& operator<<(std::ostream& out, const Sample& sample) {
  return out << sample.statement;
}

class Samples : public testing::TestWithParam<Sample> {};

TEST_P(Samples, HaveTheirValue) {
  EXPECT_EQ(Calculator{}.evaluate(GetParam().statement), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(Functions, Samples,
                         testing::Values(Sample{"sqrt(16)", 4}, Sample{"max(1, 5, 3)", 5},
                                         Sample{"rem(-7, 3)", 2}));

}  // namespace
}  // namespace mixed
