// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/unreported_tests.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_archive.hpp"

namespace reuse_build {
namespace {

class UnreportedTestsTest : public testing::Test {
 protected:
  // Of the sample's tests "one", "two" (ignored) of app, and "three" of app::it.
  std::vector<std::string> missing(const std::string& suites, const std::string& run_ignored) {
    archive_.write(file_);
    JunitMerge merge;
    merge.add(scratch_.write("junit.xml", "<testsuites>" + suites + "</testsuites>"));
    SelectionOptions selection;
    selection.run_ignored = run_ignored;
    return find_unreported(file_, selection, merge).missing;
  }

  const std::string app_ = "<testsuite name='app'><testcase name='one'/></testsuite>";
  ScratchDirectory scratch_;
  std::filesystem::path file_ = scratch_ / "x.tar.zst";
  SampleArchive archive_;
};

using Missing = std::vector<std::string>;

TEST_F(UnreportedTestsTest, AreThoseThatNoFileHas) {
  EXPECT_EQ(missing(app_, "default"), Missing{"app::it three"});
  EXPECT_EQ(missing("", "default"), (Missing{"app one", "app::it three"}));
}

TEST_F(UnreportedTestsTest, AreOnlyOfTestsThatWereToRun) {
  EXPECT_EQ(missing(app_, "only"), Missing{"app two"});
  EXPECT_EQ(missing(app_, "all"), (Missing{"app two", "app::it three"}));
}

TEST_F(UnreportedTestsTest, CannotBeFoundInAnArchiveThatDoesNotTellItsTests) {
  archive_.ours = false;
  const Error error = thrown_error([&] { (void)missing(app_, "default"); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), file_.string());
}

TEST(RequireAllReported, IsContentWithNoneMissing) {
  EXPECT_NO_THROW(require_all_reported({{"'a'", 3, {}}}));
}

TEST(RequireAllReported, NamesArchivesAndSomeOfTheTests) {
  const Error error = thrown_error([] {
    require_all_reported({{"shard 1 of 3 'a'", 3, {}},
                          {"shard 2 of 3 'b'", 3, {"calc adds"}},
                          {"shard 3 of 3 'c'", 9, {"a 1", "a 2", "a 3", "a 4", "a 5", "a 6"}}});
  });
  EXPECT_EQ(error.code(), ExitCode::test_run_failed);
  EXPECT_EQ(error.message(),
            "tests are missing in the files\n"
            "shard 2 of 3 'b': 1 of 3 tests have no result:\n  calc adds\n"
            "shard 3 of 3 'c': 6 of 9 tests have no result:\n"
            "  a 1\n  a 2\n  a 3\n  a 4\n  a 5\n  and 1 more");
}

}  // namespace
}  // namespace reuse_build
