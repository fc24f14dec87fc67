// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/run_profile.hpp"

#include <gtest/gtest.h>

#include "config/nextest_config.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using launch::Threads;
using std::chrono::milliseconds;
using std::chrono::seconds;

// cargo-nextest 0.9.143 accepts and refuses the same.
class RunProfile : public testing::Test {
 protected:
  [[nodiscard]] NextestConfig read(std::string_view toml) const {
    scratch_.write(".config/nextest.toml", toml);
    return NextestConfig::read(scratch_.path());
  }
  [[nodiscard]] ConfiguredProfile profile(std::string_view toml,
                                          const std::string& name = "default") const {
    for (const ConfiguredProfile& profile : read(toml).run_profiles()) {
      if (profile.name == name) return profile;
    }
    ADD_FAILURE() << "no profile " << name;
    return {};
  }
  // What the default profile, which consists of these lines, sets.
  [[nodiscard]] launch::RunPolicy policy(const std::string& lines) const {
    return profile("[profile.default]\n" + lines).settings.policy({});
  }
  [[nodiscard]] std::string mistake(const std::string& toml) const {
    return thrown_error([&] { (void)read(toml); }).message();
  }
  [[nodiscard]] bool refuses(const std::string& lines) const {
    try {
      (void)read("[profile.default]\n" + lines);
      return false;
    } catch (const Error& error) {
      return contains(error.message(), "nextest.toml': profile.default.");
    }
  }

  ScratchDirectory scratch_;
};

TEST_F(RunProfile, HasDefaultsForEverything) {
  EXPECT_EQ(policy(""), launch::RunPolicy());
  EXPECT_FALSE(profile("").default_filter.is_set());
}

TEST_F(RunProfile, ReadsBothFormsOfTimeouts) {
  EXPECT_EQ(policy("slow-timeout = '5s'").slow, (launch::SlowTimeout{seconds(5)}));
  EXPECT_EQ(policy("slow-timeout = { period = '5s', terminate-after = 2, grace-period = '0s', "
                   "on-timeout = 'pass' }")
                .slow,
            (launch::SlowTimeout{seconds(5), 2, seconds(0), true}));
  EXPECT_EQ(policy("leak-timeout = '1s'").leak, (launch::LeakTimeout{seconds(1)}));
  EXPECT_EQ(policy("leak-timeout = { period = '1s', result = 'fail' }").leak,
            (launch::LeakTimeout{seconds(1), true}));
}

TEST_F(RunProfile, ReadsAllFormsOfRetries) {
  EXPECT_EQ(policy("retries = 3").retries, (launch::Retries{3}));
  EXPECT_EQ(
      policy("retries = { backoff = 'fixed', count = 2, delay = '1s', jitter = true }").retries,
      (launch::Retries{2, seconds(1), false, seconds(0), true}));
  EXPECT_EQ(policy("retries = { backoff = 'exponential', count = 4, delay = '100ms', "
                   "max-delay = '1s' }\nflaky-result = 'fail'")
                .retries,
            (launch::Retries{4, milliseconds(100), true, seconds(1), false, true}));
}

TEST_F(RunProfile, ReadsThreadsAndArguments) {
  EXPECT_EQ(policy("threads-required = 4").threads_required, (Threads{Threads::Kind::number, 4}));
  EXPECT_EQ(policy("threads-required = 'num-cpus'").threads_required.kind,
            Threads::Kind::processors);
  EXPECT_EQ(policy("threads-required = 'num-test-threads'").threads_required.kind,
            Threads::Kind::test_threads);
  EXPECT_EQ(policy("run-extra-args = ['--a', 'b c']").extra_arguments,
            (std::vector<std::string>{"--a", "b c"}));
  EXPECT_EQ(profile("[profile.default]\nglobal-timeout = '2h'").global_timeout,
            std::chrono::hours(2));
}

TEST_F(RunProfile, RefusesWhatNextestRefuses) {
  for (const char* lines :
       {"slow-timeout = 5",
        "slow-timeout = '5 parsecs'",
        "slow-timeout = { period = '1s', terminate-after = 0 }",
        "slow-timeout = { period = '1s', on-timeout = 'maybe' }",
        "leak-timeout = { result = 'fail' }",
        "leak-timeout = { period = '1s', result = 'maybe' }",
        "retries = -1",
        "retries = '1'",
        "retries = { count = 1 }",
        "retries = { backoff = 'linear', count = 1 }",
        "retries = { backoff = 'exponential', count = 0, delay = '1s' }",
        "retries = { backoff = 'exponential', count = 1, delay = '0s' }",
        "retries = { backoff = 'exponential', count = 1, delay = '5s', max-delay = '1s' }",
        "retries = { backoff = 'fixed', count = 1, jitter = true }",
        "retries = { backoff = 'fixed', count = 1, max-delay = '1s' }",
        "flaky-result = true",
        "threads-required = 0",
        "threads-required = 'all'",
        "run-extra-args = 'x'",
        "global-timeout = 5",
        "overrides = [{ retries = 1 }]",
        "overrides = [{ filter = 'all()', default-filter = 'all()' }]",
        "overrides = [{ filter = 'all()', priority = 101 }]",
        "overrides = [{ filter = 'all()', test-group = 'nope' }]",
        "overrides = [{ platform = 'cfg(unix' }]"}) {
    EXPECT_TRUE(refuses(lines)) << lines;
  }
  EXPECT_PRED2(contains, mistake("[test-groups]\nx = { max-threads = 0 }"), "test-groups.x");
  EXPECT_PRED2(contains, mistake("[test-groups]\n'@global' = { max-threads = 2 }"), "@global");
  EXPECT_PRED2(contains, mistake("[test-groups]\n'a b' = { max-threads = 2 }"), "is no name");
}

TEST_F(RunProfile, InheritsPlainSettings) {
  const char* const toml =
      "[profile.default]\nretries = 1\nleak-timeout = '1s'\ndefault-filter = 'test(a)'\n"
      "[profile.base]\nretries = 2\nslow-timeout = '9s'\ndefault-filter = 'test(b)'\n"
      "[profile.ci]\ninherits = 'base'\nslow-timeout = '5s'\n";
  const ConfiguredProfile ci = profile(toml, "ci");
  const launch::RunPolicy policy = ci.settings.policy({});
  EXPECT_EQ(policy.slow.period, seconds(5));
  EXPECT_EQ(policy.retries.count, 2U);
  EXPECT_EQ(policy.leak.period, seconds(1));
  EXPECT_EQ(ci.default_filter.text, "test(a)");  // never that of the profile in between
}

TEST_F(RunProfile, HasItsOwnOverridesThenThoseOfDefault) {
  const ConfiguredProfile ci = profile(
      "[profile.default]\noverrides = [{ filter = 'test(d)', priority = 1 }]\n"
      "[profile.ci]\noverrides = [{ filter = 'test(a)', retries = 2 },\n"
      "  { platform = { host = 'cfg(unix)', target = 'x-y-z' }, test-group = 'g' }]\n"
      "[test-groups]\ng = { max-threads = 2 }\n",
      "ci");
  ASSERT_EQ(ci.overrides.size(), 3U);
  EXPECT_EQ(ci.overrides[0].filter.text, "test(a)");
  EXPECT_PRED2(contains, ci.overrides[0].filter.origin, "profile.ci.overrides[0].filter");
  EXPECT_FALSE(ci.overrides[1].filter.is_set());
  EXPECT_EQ(ci.overrides[1].host, "cfg(unix)");
  EXPECT_EQ(ci.overrides[1].target, "x-y-z");
  EXPECT_EQ(ci.overrides[2].filter.text, "test(d)");
}

TEST_F(RunProfile, WarnsOfWhatIsNotFollowed) {
  const NextestConfig config = read(
      "nextest-version = '0.9.200'\nbogus = 1\n"
      "[profile.default]\nslow-timeot = '5s'\nstatus-level = 'all'\nfail-fast = true\n"
      "slow-timeout = { period = '1s', graze = '1s' }\n");
  std::string notes;
  for (const std::string& note : config.notes()) notes += note + "\n";
  EXPECT_EQ(config.notes().size(), 5U) << notes;
  EXPECT_PRED2(contains, notes, "bogus: unknown key\n");
  EXPECT_PRED2(contains, notes, "slow-timeot: unknown key; did you mean 'slow-timeout'?");
  EXPECT_PRED2(contains, notes, "fail-fast is not used: ctest --stop-on-failure");
  EXPECT_PRED2(contains, notes, "nextest 0.9.200 is asked for");
}

TEST_F(RunProfile, WarnsOfWhatIsNotFollowedYet) {
  const NextestConfig config = read(
      "[store]\ndirr = 'x'\n[profile.default]\nglobal-timeout = '1h'\n"
      "[profile.default.junit]\nstore-succes-output = true\nstore-success-output = true\n"
      "report-skipped = 'all'\n"
      "[[profile.default.overrides]]\nplatform = 'cfg(unix)'\njunit = { report-skipped = 'all' "
      "}\n");
  std::string notes;
  for (const std::string& note : config.notes()) notes += note + "\n";
  EXPECT_EQ(config.notes().size(), 5U) << notes;
  EXPECT_PRED2(contains, notes, "store.dirr: unknown key; did you mean 'dir'?");
  EXPECT_PRED2(contains, notes, "did you mean 'store-success-output'?");
  EXPECT_PRED2(contains, notes, "junit.report-skipped is not followed yet");
  EXPECT_PRED2(contains, notes, "overrides[0].junit is not followed");
  EXPECT_PRED2(contains, notes, "global-timeout counts for 'reuse-build ctest' only");
}

TEST_F(RunProfile, HasNothingToSayOfAnOrdinaryConfiguration) {
  const NextestConfig config = read(
      "nextest-version = { required = '0.9.50', recommended = '0.9.143' }\n"
      "[profile.ci]\nfail-fast = false\njunit = { path = 'x' }\nfailure-output = 'final'\n"
      "leak-timeout = { period = '1s' }\n");
  EXPECT_EQ(config.notes(), std::vector<std::string>());
}

}  // namespace
}  // namespace reuse_build
