// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/progress.hpp"

#include "report/pseudo_terminal.hpp"
#include "report/terminal_fixture.hpp"

namespace reuse_build {
namespace {

class Progress : public TerminalTest {
 protected:
  void TearDown() override { set_verbosity(Verbosity::normal); }
};
class LiveLineTest : public TerminalTest {};

void say_all() {
  report_step("Listed", "3 tests");
  report_detail("Adding", "target/debug/one");
  report_warning("careful");
}

std::string said_with(Verbosity verbosity) {
  set_verbosity(verbosity);
  testing::internal::CaptureStderr();
  say_all();
  return testing::internal::GetCapturedStderr();
}

TEST_F(Progress, PutsTheVerbInTwelveColumns) {
  EXPECT_EQ(said_with(Verbosity::normal), "      Listed 3 tests\nwarning: careful\n");
}

TEST_F(Progress, NamesEachFileWhenVerbose) {
  EXPECT_EQ(said_with(Verbosity::verbose),
            "      Listed 3 tests\n      Adding target/debug/one\nwarning: careful\n");
}

TEST_F(Progress, OnlyWarnsWhenQuiet) {
  EXPECT_EQ(said_with(Verbosity::quiet), "warning: careful\n");
}

TEST_F(Progress, ColorsTheVerbOnATerminal) {
  const std::string bytes = written_to_terminal(80, [] { report_step("Listed", "3 tests"); });
  EXPECT_EQ(bytes, "\033[1;32m      Listed\033[0m 3 tests\r\n");
}

TEST_F(Progress, LetsNoNameControlTheTerminal) {
  testing::internal::CaptureStderr();
  report_step("Adding", "a\033[2Jb");
  report_warning("a\033[2Jb");
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "      Adding a\\x1B[2Jb\nwarning: a\\x1B[2Jb\n");
}

TEST_F(LiveLineTest, IsSilentWhereThereIsNoTerminal) {
  testing::internal::CaptureStderr();
  {
    LiveLine line("Archiving");
    line.show("1/2");
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(LiveLineTest, IsShownOnATerminalAndTakenAway) {
  const std::string bytes = written_to_terminal(80, [] {
    LiveLine line("Archiving");
    line.show("1/2");
  });
  EXPECT_EQ(bytes, "\r\033[K\033[1;32m   Archiving\033[0m 1/2\r\033[K");
}

}  // namespace
}  // namespace reuse_build
