// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/test_choice.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/launch_files.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

using Names = std::vector<launch::TestName>;

SelectionOptions filterset(const std::string& text) {
  SelectionOptions options;
  options.filtersets = {text};
  return options;
}

SelectionOptions partition(const std::string& part) {
  SelectionOptions options;
  options.partition = part;
  return options;
}

SelectionOptions platform(const std::string& filter) {
  SelectionOptions options;
  options.platform_filter = filter;
  return options;
}

class TestChoice : public testing::Test {
 protected:
  TestChoice() {
    suites_[0].tests = {{"one"}, {"slow", "test", true}};
    suites_[1].tests = {{"one"}, {"three"}};
  }
  void choose(const SelectionOptions& options) { choose_by(options)(workspace_, suites_); }

  Workspace workspace_ = sample_workspace("/w", "/t");
  TestSuites suites_ = make_suites(sample_build("/t"), workspace_, Placement::in_tree, {});
};

TEST_F(TestChoice, IsNoneWhenNothingIsAskedFor) {
  choose({});
  choose(platform("any"));
  EXPECT_FALSE(suites_[0].chosen);
  choose(platform("host"));
  EXPECT_TRUE(suites_[0].chosen);
}

TEST_F(TestChoice, TakesWhatAFiltersetMatches) {
  choose(filterset("test(three) + test(slow)"));
  EXPECT_EQ(suites_[0].tests_to_run(), (Names{{"slow", "test", true}}));
  EXPECT_EQ(suites_[1].tests_to_run(), (Names{{"three"}}));
}

TEST_F(TestChoice, TakesNames) {
  SelectionOptions options;
  options.names.wanted = {"thr", "slo"};
  choose(options);
  EXPECT_EQ(suites_[0].tests_to_run(), (Names{{"slow", "test", true}}));
  EXPECT_EQ(suites_[1].tests_to_run(), (Names{{"three"}}));
  options.names.exact = true;
  choose(options);
  EXPECT_EQ(test_count(suites_), 0U);
}

TEST_F(TestChoice, JudgesAllSuitesByAllOptions) {
  suites_[0].tests = {{"slow", "test", true}, {"one"}};
  const auto judged = judge(filterset("kind(lib) & test(n)"), workspace_, suites_);
  ASSERT_EQ(judged.size(), 2U);
  EXPECT_EQ(judged[0].tests, (Names{{"one"}, {"slow", "test", true}}));
  EXPECT_EQ(judged[0].choice.mismatches,
            (std::vector<std::optional<Mismatch>>{std::nullopt, Mismatch::ignored}));
  EXPECT_EQ(judged[1].choice.status, BinaryStatus::skipped);
}

TEST_F(TestChoice, TellsWhatIsWrongWithoutSuites) {
  EXPECT_EQ(thrown_error([&] { check(filterset("package(none)"), workspace_); }).code(),
            ExitCode::invalid_filterset);
  EXPECT_EQ(thrown_error([&] { check(partition("time:1/2"), workspace_); }).code(),
            ExitCode::usage);
}

TEST_F(TestChoice, LeavesSuitesThatAreNotWanted) {
  choose(filterset("kind(test)"));
  EXPECT_FALSE(suites_[0].is_wanted());
  EXPECT_TRUE(suites_[1].is_wanted());
  EXPECT_EQ(suite_count(suites_), 1U);
}

// Its tests are chosen when it is listed.
TEST_F(TestChoice, LeavesASuiteAloneThatIsNotListedYet) {
  suites_[0].tests.reset();
  suites_[1].tests.reset();
  choose(filterset("test(three)"));
  EXPECT_FALSE(suites_[0].chosen);
  EXPECT_TRUE(suites_[0].is_wanted());
  choose(filterset("kind(test)"));
  EXPECT_FALSE(suites_[0].is_wanted());
  EXPECT_TRUE(suites_[1].is_wanted());
}

TEST_F(TestChoice, TakesEveryTestInExactlyOnePart) {
  const TestSuites all = suites_;
  std::size_t count = 0;
  for (const char* part : {"slice:1/2", "slice:2/2"}) {
    suites_ = all;
    choose(partition(part));
    count += test_count(suites_);
  }
  EXPECT_EQ(count, test_count(all));
}

TEST(IsSelected, GoesByRunIgnored) {
  const launch::TestName ignored{"x", "test", true};
  const launch::TestName usual{"y"};
  EXPECT_TRUE(is_selected(usual, "default"));
  EXPECT_FALSE(is_selected(ignored, "default"));
  EXPECT_FALSE(is_selected(usual, "only"));
  EXPECT_TRUE(is_selected(ignored, "only"));
  EXPECT_TRUE(is_selected(usual, "all"));
  EXPECT_TRUE(is_selected(ignored, "all"));
}

TEST_F(TestChoice, DealsByTime) {
  const ScratchDirectory scratch;
  const std::string file =
      scratch
          .write("junit.xml",
                 R"(<testsuites><testsuite name="app::it"><testcase name="three" time="9"/>
                    <testcase name="one" time="2"/><testcase name="gone" time="3"/></testsuite></testsuites>)")
          .string();
  SelectionOptions options = partition("time:1/2");
  options.durations = {file};
  testing::internal::CaptureStderr();
  choose(options);
  choose(options);
  EXPECT_EQ(suites_[0].tests_to_run(), (Names{{"slow", "test", true}}));
  EXPECT_EQ(suites_[1].tests_to_run(), (Names{{"three"}}));
  EXPECT_NE(testing::internal::GetCapturedStderr().find("time:1/2: 2 tests, about 9.0s"),
            std::string::npos);
  options.partition = "time:2/2";
  choose(options);
  EXPECT_EQ(suites_[0].tests_to_run(), (Names{{"one"}}));  // taken to need 3 seconds
  EXPECT_EQ(suites_[1].tests_to_run(), (Names{{"one"}}));
}

TEST_F(TestChoice, NeedsDurationsForTimeAlone) {
  EXPECT_EQ(thrown_error([&] { choose_by(partition("time:1/2")); }).code(), ExitCode::usage);
  SelectionOptions options = partition("slice:1/2");
  options.durations = {"x.xml"};
  EXPECT_EQ(thrown_error([&] { choose_by(options); }).code(), ExitCode::usage);
}

}  // namespace
}  // namespace reuse_build
