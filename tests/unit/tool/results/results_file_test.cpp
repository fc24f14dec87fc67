// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/results_file.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using launch::ResultLine;

ResultLine begin_line(const std::string& test, unsigned attempt = 1) {
  ResultLine line;
  line.result.binary_id = "calc";
  line.result.test_name = test;
  line.result.attempt = attempt;
  line.result.attempts = 3;
  line.result.started = std::chrono::milliseconds(1000 + attempt);
  return line;
}

ResultLine end_line(const std::string& test, unsigned attempt = 1) {
  ResultLine line = begin_line(test, attempt);
  line.has_ended = true;
  line.result.time = std::chrono::microseconds(5000);
  return line;
}

class ReadResultsTest : public testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::vector<ResultLine>& lines,
                              const std::string& more = "") const {
    std::string text;
    for (const ResultLine& line : lines) text += to_text(line);
    return scratch_.write(name, text + more);
  }
  ScratchDirectory scratch_;
};

TEST_F(ReadResultsTest, GroupsAttemptsByTest) {
  const auto file = write("results", {begin_line("b"), begin_line("a x", 1), end_line("a x", 1),
                                      end_line("b"), begin_line("a x", 2), end_line("a x", 2)});
  const auto results = read_results({file});
  ASSERT_EQ(results.size(), 2U);
  EXPECT_EQ(results[0].test_name, "b");
  EXPECT_EQ(results[0].attempts, std::vector{end_line("b")});
  EXPECT_EQ(results[1].binary_id, "calc");
  EXPECT_EQ(results[1].test_name, "a x");
  EXPECT_EQ(results[1].attempts, (std::vector{end_line("a x", 1), end_line("a x", 2)}));
}

TEST_F(ReadResultsTest, TellsTestsOfTwoBinariesApart) {
  ResultLine other = end_line("a");
  other.result.binary_id = "other";
  EXPECT_EQ(read_results({write("results", {end_line("a"), other})}).size(), 2U);
}

TEST_F(ReadResultsTest, KeepsAnAttemptThatDidNotEnd) {
  const auto results =
      read_results({write("results", {begin_line("a", 1), end_line("a", 1), begin_line("a", 2)})});
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].attempts, (std::vector{end_line("a", 1), begin_line("a", 2)}));
}

// As after ctest --rerun-failed: the numbers begin anew.
TEST_F(ReadResultsTest, KeepsTheAttemptsOfEveryRun) {
  ResultLine later = end_line("a");
  later.result.started = std::chrono::hours(1);
  const auto results = read_results({write("1", {end_line("a")}), write("2", {later})});
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].attempts, (std::vector{end_line("a"), later}));
}

TEST_F(ReadResultsTest, LeavesOutALastLineThatIsCutOff) {
  const std::string line = to_text(end_line("b"));
  for (std::size_t size = 0; size < line.size(); ++size) {
    const auto results = read_results({write("results", {end_line("a")}, line.substr(0, size))});
    ASSERT_EQ(results.size(), 1U) << size;
    EXPECT_EQ(results[0].test_name, "a");
  }
}

TEST_F(ReadResultsTest, LeavesOutALineThatIsCutOffBeforeAnother) {
  const std::string line = to_text(end_line("b"));
  const std::string next = to_text(end_line("c"));
  for (std::size_t size = 1; size + 1 < line.size(); ++size) {
    const auto results = read_results({write("results", {}, line.substr(0, size) + next)});
    ASSERT_EQ(results.size(), 1U) << size;
    EXPECT_EQ(results[0].test_name, "c");
  }
}

// The others of a process that crashed run again by themselves; the process began them, too.
TEST_F(ReadResultsTest, TakesALaterBeginForAnOpenOneThatWasShared) {
  ResultLine shared = begin_line("a");
  shared.result.shared = true;
  ResultLine later = end_line("a");
  later.result.started = std::chrono::hours(1);
  const auto results = read_results({write("results", {shared, later})});
  EXPECT_EQ(results[0].attempts, std::vector{later});
}

TEST_F(ReadResultsTest, TakesALineOfAnyLength) {
  ResultLine line = end_line("a");
  line.result.out.text = std::string(300000, 'x') + "\n";
  const auto results = read_results({write("results", {begin_line("a"), line})});
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].attempts, std::vector{line});
}

TEST_F(ReadResultsTest, FindsOutputFilesBesideTheResults) {
  ResultLine line = end_line("a");
  line.result.out.file = "output-1";
  line.result.err.file = "/elsewhere/2";
  const auto results = read_results({write("results", {line})});
  EXPECT_EQ(results[0].attempts[0].result.out.file,
            (scratch_ / "results.output/output-1").string());
  EXPECT_EQ(results[0].attempts[0].result.err.file, "") << "no other file is to be read";
}

TEST_F(ReadResultsTest, NamesFileAndLineOfABadLine) {
  for (const char* bad : {"nonsense", "end binary=calc .", "end binary=a test=b time=x ."}) {
    const auto file =
        write("results", {end_line("a")}, bad + std::string("\n"));  // an empty line goes before
    const Error error = thrown_error([&] { (void)read_results({file}); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), "'" + file.string() + "', line 3: ");
  }
}

TEST_F(ReadResultsTest, NamesAFileThatIsNotThere) {
  const Error error = thrown_error([&] { (void)read_results({scratch_ / "none"}); });
  EXPECT_PRED2(contains, error.message(), (scratch_ / "none").string());
}

TEST_F(ReadResultsTest, OfAnEmptyFileAreNone) {
  EXPECT_TRUE(read_results({write("results", {})}).empty());
}

}  // namespace
}  // namespace reuse_build
