// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/test_environment.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace reuse_build::driver {
namespace {

using Kind = launch::EnvironmentLine::Kind;

LaunchContext context() {
  LaunchContext context;
  context.record.binary_id = "calc::cli";
  context.roots = {"/tree", {"/work", "--workspace"}};
  context.record.library_paths = {{{launch::Root::tree, "lib"}, false}};
  context.record.environment = {
      {Kind::default_value, "DEFAULTED", "record", {}},
      {Kind::value, "A", "1", {}},
      {Kind::value, "A", "2", {}},
      {Kind::path, "CARGO_MANIFEST_DIR", "", {launch::Root::workspace, "crates/cli"}}};
  return context;
}

Environment for_run(std::vector<std::string> inherited) {
  Environment environment = run_environment(Environment(std::move(inherited)), context(), "id", "");
  TestRun run{"calc::cli", "m::t", "id"};
  run.slot = 3;
  add_test(environment, run);
  return environment;
}

TEST(TestEnvironment, RecordsLinesAreAppliedInOrder) {
  const Environment environment = for_run({"A=0", "DEFAULTED=mine"});
  EXPECT_EQ(environment.get("A"), "2");
  EXPECT_EQ(environment.get("DEFAULTED"), "mine");
  EXPECT_EQ(environment.get("CARGO_MANIFEST_DIR"), "/work/crates/cli");
  EXPECT_EQ(environment.get("LD_LIBRARY_PATH"), "/tree/lib");
}

TEST(TestEnvironment, OfARunHasNextestsVariables) {
  ASSERT_EQ(::setenv("CTEST_PARALLEL_LEVEL", "8", 1), 0);
  const Environment environment = for_run({});
  ASSERT_EQ(::unsetenv("CTEST_PARALLEL_LEVEL"), 0);
  const std::pair<const char*, const char*> expected[] = {
      {"NEXTEST_PROFILE", "default"},
      {"NEXTEST_TEST_PHASE", "run"},
      {"NEXTEST_RUN_ID", "id"},
      {"NEXTEST_RUN_MODE", "test"},
      {"NEXTEST_BINARY_ID", "calc::cli"},
      {"NEXTEST_TEST_NAME", "m::t"},
      {"NEXTEST_ATTEMPT", "1"},
      {"NEXTEST_TOTAL_ATTEMPTS", "1"},
      {"NEXTEST_ATTEMPT_ID", "id:calc::cli$m::t"},
      {"NEXTEST_STRESS_CURRENT", "none"},
      {"NEXTEST_STRESS_TOTAL", "none"},
      {"NEXTEST_TEST_GLOBAL_SLOT", "3"},
      {"NEXTEST_TEST_GROUP", "@global"},
      {"NEXTEST_TEST_GROUP_SLOT", "none"},
      {"NEXTEST_TEST_THREADS", "8"},
      {"NEXTEST_WORKSPACE_ROOT", "/work"},
      {"NEXTEST_VERSION", "0.9.143"},
      {"NEXTEST_REQUIRED_VERSION", "none"},
      {"NEXTEST_RECOMMENDED_VERSION", "none"}};
  for (const auto& [key, value] : expected) EXPECT_EQ(environment.get(key), value) << key;
}

TEST(TestEnvironment, OfAFurtherAttemptCountsIt) {
  Environment environment({});
  TestRun run{"calc::cli", "m::t", "id", 2, 4};
  run.group = "serial";
  run.group_slot = 1;
  add_test(environment, run);
  EXPECT_EQ(environment.get("NEXTEST_ATTEMPT"), "2");
  EXPECT_EQ(environment.get("NEXTEST_TOTAL_ATTEMPTS"), "4");
  EXPECT_EQ(environment.get("NEXTEST_ATTEMPT_ID"), "id:calc::cli$m::t#2");
  EXPECT_EQ(environment.get("NEXTEST_TEST_GROUP"), "serial");
  EXPECT_EQ(environment.get("NEXTEST_TEST_GROUP_SLOT"), "1");
}

TEST(TestEnvironment, OfAListingHasNoTest) {
  const Environment environment = list_environment(Environment({}), context(), "id", "");
  EXPECT_EQ(environment.get("NEXTEST_TEST_PHASE"), "list");
  EXPECT_EQ(environment.get("NEXTEST_RUN_ID"), "id");
  EXPECT_EQ(environment.get("NEXTEST_TEST_NAME"), std::nullopt);
  EXPECT_EQ(environment.get("NEXTEST_RUN_MODE"), std::nullopt);
}

LaunchContext context_with_scripts() {
  LaunchContext result = context();
  result.record.configured_variables = 2;
  result.record.scripts = {
      {launch::Script::Kind::setup, "db", {"db", {}, {}}, {{"A", "of script"}, {"B", "2"}}},
      {launch::Script::Kind::wrapper, "w", {"w", {}, {}}, {{"A", "of script"}, {"C", "3"}}}};
  return result;
}

TEST(TestEnvironment, HasAWrappersVariablesBelowTheRecords) {
  const LaunchContext context = context_with_scripts();
  const Environment environment = run_environment(Environment({}), context, "id", "w");
  EXPECT_EQ(environment.get("A"), "2");
  EXPECT_EQ(environment.get("C"), "3");
  EXPECT_EQ(run_environment(Environment({}), context, "id", "").get("C"), std::nullopt);
}

TEST(TestEnvironment, OfASetupScriptIsForAllPackages) {
  const LaunchContext context = context_with_scripts();
  const Environment environment = setup_script_environment(
      Environment({}), context, "id", context.record.scripts[0], "/tmp/variables");
  EXPECT_EQ(environment.get("DEFAULTED"), "record");
  EXPECT_EQ(environment.get("A"), "of script");
  EXPECT_EQ(environment.get("B"), "2");
  EXPECT_EQ(environment.get("NEXTEST"), "1");
  EXPECT_EQ(environment.get("NEXTEST_ENV"), "/tmp/variables");
  EXPECT_EQ(environment.get("NEXTEST_RUN_MODE"), "test");
  EXPECT_EQ(environment.get("LD_LIBRARY_PATH"), "/tree/lib");
  for (const char* of_tests : {"CARGO_MANIFEST_DIR", "NEXTEST_BINARY_ID", "NEXTEST_TEST_PHASE"}) {
    EXPECT_EQ(environment.get(of_tests), std::nullopt) << of_tests;
  }
}

TEST(TestEnvironment, KeepsTheProfile) {
  EXPECT_EQ(for_run({"NEXTEST_PROFILE=ci"}).get("NEXTEST_PROFILE"), "ci");
}

TEST(TestThreads, AreCtestsLevelWhereItIsANumber) {
  ASSERT_EQ(::setenv("CTEST_PARALLEL_LEVEL", "7", 1), 0);
  EXPECT_EQ(test_threads(), 7U);
  for (const char* level : {"", "0", "-3", "7x", "many"}) {
    ASSERT_EQ(::setenv("CTEST_PARALLEL_LEVEL", level, 1), 0);
    EXPECT_GE(test_threads(), 1U) << level;
    EXPECT_NE(test_threads(), 0U) << level;
  }
  ASSERT_EQ(::unsetenv("CTEST_PARALLEL_LEVEL"), 0);
}

}  // namespace
}  // namespace reuse_build::driver
