// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/suite_runners.hpp"

#include <gtest/gtest.h>

#include "support/scoped_variable.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using launch::Root;
using Words = std::vector<std::string>;

// One suite for the target, one for the host.
TestSuites two_suites() {
  TestSuites suites(2);
  suites[0].binary.build_platform = "target";
  suites[1].binary.build_platform = "host";
  return suites;
}

TEST(SetRunners, GivesEachPlatformItsOwn) {
  TestSuites suites = two_suites();
  set_runners(suites, {ConfiguredRunner{"sandbox", {}, false},
                       ConfiguredRunner{"/w/tools/run", {"-v"}, true}, "/w"});
  EXPECT_EQ(suites[0].record.runner,
            (launch::Runner{"", {"", {Root::workspace, "tools/run"}, {"-v"}}, true}));
  EXPECT_EQ(suites[1].record.runner, (launch::Runner{"", {"sandbox", {}, {}}, false}));
}

TEST(SetRunners, KeepsPathsElsewhere) {
  TestSuites suites = two_suites();
  set_runners(suites, {std::nullopt, ConfiguredRunner{"/work/run", {}, false}, "/w"});
  EXPECT_EQ(suites[0].record.runner.program.path, (launch::Path{Root::absolute, "/work/run"}));
  EXPECT_FALSE(suites[1].record.runner.program.is_set());
}

TEST(SetFallbackRunner, IsForTheTargetsSuitesThatHaveNone) {
  TestSuites suites = two_suites();
  set_fallback_runner(suites, {});
  EXPECT_FALSE(suites[0].record.runner.program.is_set());
  set_fallback_runner(suites, {"qemu", "-L", "/usr"});
  EXPECT_EQ(suites[0].record.runner, (launch::Runner{"", {"qemu", {}, {"-L", "/usr"}}, false}));
  EXPECT_FALSE(suites[1].record.runner.program.is_set());
  set_fallback_runner(suites, {"/other"});
  EXPECT_EQ(suites[0].record.runner.program.name, "qemu");
}

constexpr const char* host_variable = "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER";
const PlatformTriples triples = {"x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"};

TEST(RunnerVariables, NameTheRunnersUnlessTheEnvironmentDoes) {
  const PlatformRunners runners{ConfiguredRunner{"sandbox", {"-v"}, false},
                                ConfiguredRunner{"/bin/qemu", {"-L", "/usr"}, false}, "/w"};
  const ScopedVariable none(host_variable, std::nullopt);
  EXPECT_EQ(runner_variables(runners, triples),
            (Words{"CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER=/bin/qemu -L /usr",
                   std::string(host_variable) + "=sandbox -v"}));
  const ScopedVariable one(host_variable, "other");
  EXPECT_EQ(runner_variables(runners, triples).size(), 1U);
}

TEST(RunnerVariables, CannotExpressBlanks) {
  const PlatformRunners runners{std::nullopt, ConfiguredRunner{"a b", {}, false}, "/w"};
  const Error error = thrown_error([&] { (void)runner_variables(runners, triples); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "'a b'");
}

}  // namespace
}  // namespace reuse_build
