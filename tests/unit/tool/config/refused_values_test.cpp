// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/refused_values.hpp"

#include <gtest/gtest.h>

#include "config/nextest_config.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

// cargo-nextest 0.9.143 accepts and refuses the same.
class RefusedValues : public testing::Test {
 protected:
  [[nodiscard]] NextestConfig read(const std::string& toml) const {
    scratch_.write(".config/nextest.toml", toml);
    return NextestConfig::read(scratch_.path());
  }
  // Why the line is refused in a profile that nobody asked for; empty when it is not.
  [[nodiscard]] std::string mistake(const std::string& line) const {
    try {
      (void)read("[profile.ci]\n" + line);
      return {};
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ExitCode::setup_error);
      return error.message();
    }
  }

  ScratchDirectory scratch_;
};

TEST_F(RefusedValues, AreUnknownFeatures) {
  const auto mistake_in = [this](const std::string& value) {
    return thrown_error([&] { (void)read("experimental = " + value); }).message();
  };
  EXPECT_NO_THROW((void)read("experimental = ['benchmarks', 'setup-scripts', 'wrapper-scripts']"));
  EXPECT_NO_THROW((void)read("experimental = { benchmarks = true, setup-scripts = false }"));
  for (const char* value : {"['x']", "{ x = true }", "{ setup-scripts = 1 }", "'setup-scripts'"}) {
    EXPECT_PRED2(contains, mistake_in(value), "experimental") << value;
  }
}

TEST_F(RefusedValues, AreNoneOfNextestsWords) {
  for (const char* line :
       {"failure-output = 'immediate-final'", "success-output = 'never'", "status-level = 'retry'",
        "final-status-level = 'flaky'", "test-threads = -2", "test-threads = 'num-cpus'",
        "fail-fast = false", "fail-fast = { max-fail = 2, terminate = 'immediate' }",
        "fail-fast = { max-fail = 'all' }"}) {
    EXPECT_EQ(mistake(line), "") << line;
  }
}

TEST_F(RefusedValues, AreRefusedWithTheirPlace) {
  for (const char* line :
       {"failure-output = 'sometimes'", "success-output = 1", "status-level = 'flaky'",
        "final-status-level = 'loud'", "test-threads = 0", "test-threads = 'num-test-threads'",
        "test-threads = 1.5", "fail-fast = 1", "fail-fast = {}", "fail-fast = { max-fail = 0 }",
        "fail-fast = { max-fail = '2' }", "fail-fast = { max-fail = 2, terminate = 'now' }"}) {
    EXPECT_PRED2(contains, mistake(line), "nextest.toml': profile.ci.") << line;
  }
  EXPECT_PRED2(contains, mistake("failure-output = 'finall'"),
               "profile.ci.failure-output: 'finall' is none of immediate, immediate-final, final");
}

TEST_F(RefusedValues, AreRefusedInOverridesToo) {
  EXPECT_PRED2(contains,
               mistake("[[profile.ci.overrides]]\nfilter = 'all()'\nsuccess-output = 'x'"),
               "profile.ci.overrides[0].success-output: ");
}

TEST_F(RefusedValues, AreOnlyWarnedOfWhereNextestDoes) {
  const NextestConfig config =
      read("[profile.default-x]\nfail-fast = { max-fail = 1, terminat = 'wait' }");
  std::string notes;
  for (const std::string& note : config.notes()) notes += note + "\n";
  EXPECT_PRED2(contains, notes, "profile.default-x: nextest reserves names");
  EXPECT_PRED2(contains, notes, "fail-fast.terminat: unknown key; did you mean 'terminate'?");
}

}  // namespace
}  // namespace reuse_build
