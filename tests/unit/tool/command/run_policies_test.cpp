// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/run_policies.hpp"

#include <gtest/gtest.h>

#include "command/profile_context.hpp"
#include "launch/policy_of.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/launch_files.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

const std::string linux_triple = "x86_64-unknown-linux-gnu";

// The suites "app", with the tests one and slow, and "app::it", with one and three.
class PoliciesOfSuites : public testing::Test {
 protected:
  PoliciesOfSuites() {
    suites_[0].tests = {{"one"}, {"slow", "test", true}};
    suites_[1].tests = {{"one"}, {"three"}};
  }

  void apply(const std::string& toml) {
    scratch_.write(".config/nextest.toml", toml);
    RunPolicies(NextestConfig::read(scratch_.path()), workspace_, platforms_).apply(suites_);
  }
  [[nodiscard]] launch::RunPolicy policy(std::size_t suite, std::size_t test,
                                         const std::string& profile = "default") const {
    return launch::policy_of(suites_[suite].record, suites_[suite].tests->at(test), profile);
  }
  // The retries of all tests, in their order.
  [[nodiscard]] std::vector<unsigned> retries(const std::string& profile = "default") const {
    return {policy(0, 0, profile).retries.count, policy(0, 1, profile).retries.count,
            policy(1, 0, profile).retries.count, policy(1, 1, profile).retries.count};
  }
  [[nodiscard]] FiltersetContext context(const std::string& profile = "default") const {
    return context_of_profile(profile, WorkspaceGraph(workspace_), suites_);
  }
  [[nodiscard]] Filterset filterset(const std::string& text) const {
    return Filterset::compile({text}, WorkspaceGraph(workspace_), FiltersetUse::run, context());
  }
  [[nodiscard]] bool matches(const std::string& text, std::size_t suite,
                             std::string_view test) const {
    return filterset(text).matches_test(suites_[suite].binary, test);
  }

  using Counts = std::vector<unsigned>;

  ScratchDirectory scratch_;
  TestPlatforms platforms_{linux_triple, linux_triple, [](const std::string&) {
                             return std::optional(std::vector<std::string>{"unix"});
                           }};
  Workspace workspace_ = sample_workspace("/w", "/t");
  TestSuites suites_ = make_suites(sample_build("/t"), workspace_, Placement::in_tree, {});
};

TEST_F(PoliciesOfSuites, StayUnsetWithoutAConfiguration) {
  const TestSuites before = suites_;
  apply("[profile.default]\nstatus-level = 'all'\n");
  EXPECT_EQ(suites_[0].record, before[0].record);
  EXPECT_EQ(suites_[0].tests, before[0].tests);
}

TEST_F(PoliciesOfSuites, AreThoseOfTheProfile) {
  apply("[profile.default]\nretries = 1\n[profile.ci]\nretries = 2\n");
  EXPECT_EQ(retries(), (Counts{1, 1, 1, 1}));
  EXPECT_EQ(retries("ci"), (Counts{2, 2, 2, 2}));
  EXPECT_EQ(suites_[0].record.policies.size(), 2U);
  EXPECT_TRUE(suites_[0].tests->at(0).policies.empty());
}

TEST_F(PoliciesOfSuites, HaveWhatTheFirstMatchingOverrideSets) {
  apply(
      "[profile.default]\nretries = 1\noverrides = [\n"
      "  { filter = 'kind(test)', retries = 2, priority = 5 },\n"
      "  { filter = 'test(three) | test(slow)', retries = 3, run-extra-args = ['x'] }]\n");
  EXPECT_EQ(retries(), (Counts{1, 3, 2, 2}));
  EXPECT_EQ(policy(1, 1).priority, 5);
  EXPECT_EQ(policy(1, 1).extra_arguments, std::vector<std::string>{"x"});
}

TEST_F(PoliciesOfSuites, OfAProfileCountForMoreThanThoseOfDefault) {
  apply(
      "[profile.default]\noverrides = [{ filter = 'all()', retries = 1, priority = 9 }]\n"
      "[profile.ci]\nretries = 7\noverrides = [{ filter = 'test(slow)', retries = 2 }]\n");
  EXPECT_EQ(retries("ci"), (Counts{1, 2, 1, 1}));
  EXPECT_EQ(policy(0, 1, "ci").priority, 9);
}

TEST_F(PoliciesOfSuites, AreNotedOnlyWhereTestsDiffer) {
  apply("[profile.default]\noverrides = [{ filter = 'test(slow)', retries = 2 }]\n");
  EXPECT_TRUE(suites_[0].tests->at(0).policies.empty());
  EXPECT_EQ(suites_[0].tests->at(1).policies, Counts{1});
  EXPECT_EQ(suites_[1].record.policies.size(), 0U);  // its tests are as all others
}

const std::string three_scripts =
    "experimental = ['setup-scripts', 'wrapper-scripts']\n"
    "[scripts.setup.z]\ncommand = { command-line = 'debug/z 1', relative-to = 'target' }\n"
    "[scripts.setup.a]\ncommand = 'tools/a'\nslow-timeout = '5s'\n"
    "[scripts.wrapper.w]\ncommand = './w'\n";

TEST_F(PoliciesOfSuites, NameScriptsInTheOrderOfTheirDefinition) {
  apply(three_scripts +
        "[[profile.default.scripts]]\nfilter = 'test(slow)'\nsetup = ['a', 'z']\n"
        "[[profile.default.scripts]]\nfilter = 'all()'\nsetup = 'a'\nrun-wrapper = 'w'\n"
        "[[profile.default.scripts]]\nfilter = 'kind(test)'\nlist-wrapper = 'w'\n");
  using Ids = std::vector<std::string>;
  EXPECT_EQ(policy(0, 0).setup_scripts, Ids{"a"});
  EXPECT_EQ(policy(0, 1).setup_scripts, (Ids{"z", "a"}));
  EXPECT_EQ(policy(0, 1).wrapper, "w");
  EXPECT_EQ(suites_[0].record.profiles.at(0).list_wrapper, "");
  EXPECT_EQ(suites_[1].record.profiles.at(0).list_wrapper, "w");
}

TEST_F(PoliciesOfSuites, ComeWithTheProgramsOfScripts) {
  using launch::Path;
  using launch::Root;
  apply(three_scripts + "[[profile.ci.scripts]]\nfilter = 'all()'\nsetup = 'a'\n");
  const launch::Record& record = suites_[0].record;
  ASSERT_EQ(record.scripts.size(), 3U);
  EXPECT_EQ(record.scripts[0].program.path, (Path{Root::tree, "target/debug/z"}));
  EXPECT_EQ(record.scripts[0].program.arguments, std::vector<std::string>{"1"});
  EXPECT_EQ(record.scripts[1].program.path, (Path{Root::workspace, "tools/a"}));
  EXPECT_EQ(record.policies.at(record.scripts[1].policy).slow.period, std::chrono::seconds(5));
  EXPECT_EQ(record.scripts[2].program.path, (Path{record.cwd.root, record.cwd.relative + "/./w"}));
  EXPECT_EQ(launch::parse(launch::to_text(record)), record);
}

TEST_F(PoliciesOfSuites, RefusePredicatesThatScriptsCannotHave) {
  const auto mistake = [this](const std::string& element) {
    const Error error =
        thrown_error([&] { apply(three_scripts + "[[profile.default.scripts]]\n" + element); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    return error.message();
  };
  EXPECT_PRED2(contains, mistake("filter = 'default()'\nsetup = 'a'"), "scripts[0].filter");
  EXPECT_PRED2(contains, mistake("filter = 'group(@global)'\nrun-wrapper = 'w'"), "'group' cannot");
  EXPECT_PRED2(contains, mistake("filter = 'test(x)'\nlist-wrapper = 'w'"), "'test' cannot stand");
}

TEST_F(PoliciesOfSuites, DependOnThePlatforms) {
  suites_[1].binary.build_platform = "host";
  platforms_.target = "wasm32-wasip1";
  apply(
      "[profile.default]\noverrides = [\n"
      "  { platform = 'wasm32-wasip1', retries = 1 },\n"
      "  { platform = { host = 'x86_64-unknown-linux-gnu', target = 'cfg(windows)' }, retries = 2 "
      "},\n"
      "  { platform = { host = 'cfg(unix)' }, retries = 3 }]\n");
  EXPECT_EQ(retries(), (Counts{1, 1, 3, 3}));
}

TEST_F(PoliciesOfSuites, TakeWhatCannotBeDecidedForTrue) {
  platforms_.cfg = [](const std::string&) { return std::nullopt; };
  apply("[profile.default]\noverrides = [{ platform = 'cfg(windows)', retries = 2 }]\n");
  EXPECT_EQ(retries(), (Counts{2, 2, 2, 2}));
}

TEST_F(PoliciesOfSuites, MayBeGivenAgain) {
  const std::string toml =
      "[profile.default]\noverrides = [{ filter = 'test(slow)', retries = 2 }]\n";
  apply(toml);
  const TestSuites once = suites_;
  apply(toml);
  EXPECT_EQ(suites_[0].record, once[0].record);
  EXPECT_EQ(suites_[0].tests, once[0].tests);
}

TEST_F(PoliciesOfSuites, NameTheFilterThatIsWrong) {
  const auto mistake = [this](const std::string& lines) {
    const Error error = thrown_error([&] { apply("[profile.default]\n" + lines); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    return error.message();
  };
  EXPECT_PRED2(contains, mistake("overrides = [{ filter = 'tst(a)', retries = 1 }]"),
               "profile.default.overrides[0].filter: invalid filterset");
  EXPECT_PRED2(contains, mistake("overrides = [{ filter = 'group(@global)', retries = 1 }]"),
               "'group' cannot stand here");
  EXPECT_PRED2(contains, mistake("default-filter = 'default()'"), "'default' cannot stand here");
}

TEST_F(PoliciesOfSuites, TellFiltersetsTheDefaultFilter) {
  apply(
      "[profile.default]\ndefault-filter = 'not test(slow)'\n"
      "overrides = [{ filter = 'default()', retries = 1 },\n"
      "             { platform = 'other-platform', default-filter = 'none()' }]\n");
  EXPECT_TRUE(matches("default()", 0, "one"));
  EXPECT_FALSE(matches("default()", 0, "slow"));
  EXPECT_EQ(retries(), (Counts{1, 0, 1, 1}));
}

TEST_F(PoliciesOfSuites, TakeTheDefaultFilterOfThePlatformFirst) {
  apply(
      "[profile.default]\ndefault-filter = 'all()'\n"
      "overrides = [{ platform = 'cfg(unix)', default-filter = 'test(one)' }]\n");
  EXPECT_TRUE(matches("default()", 1, "one"));
  EXPECT_FALSE(matches("default()", 1, "three"));
}

TEST_F(PoliciesOfSuites, TellFiltersetsTheGroups) {
  apply(
      "[test-groups]\nserial = { max-threads = 1 }\n"
      "[profile.default]\noverrides = [{ filter = 'test(one)', test-group = 'serial' }]\n");
  EXPECT_TRUE(matches("group(serial)", 1, "one"));
  EXPECT_FALSE(matches("group(serial)", 1, "three"));
  EXPECT_TRUE(matches("group(@global)", 1, "three"));
  EXPECT_EQ(policy(1, 0).group_threads, launch::Threads());
  EXPECT_THROW((void)filterset("group(other)"), Error);
}

TEST_F(PoliciesOfSuites, KnowNoOtherProfiles) {
  apply("[profile.ci]\nretries = 1\n");
  EXPECT_NO_THROW((void)context("ci"));
  EXPECT_PRED2(contains, thrown_error([&] { (void)context("cl"); }).hint(), "ci, default");
}

// As before an archive of cargo-nextest's is unpacked.
TEST_F(PoliciesOfSuites, LeaveOpenWhatIsNotKnown) {
  for (TestSuite& suite : suites_) suite.record = {};
  for (const char* text : {"default()", "not default()", "group(serial)", "not group(serial)"}) {
    const Filterset filterset =
        Filterset::compile({text}, WorkspaceGraph(workspace_), FiltersetUse::run, context("ci"));
    EXPECT_EQ(filterset.matches_binary(suites_[0].binary), Verdict::maybe) << text;
  }
}

}  // namespace
}  // namespace reuse_build
