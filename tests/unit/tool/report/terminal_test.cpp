// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/terminal.hpp"

#include <fmt/format.h>

#include "report/pseudo_terminal.hpp"
#include "report/status_line.hpp"
#include "report/terminal_fixture.hpp"

namespace reuse_build {
namespace {

class TerminalWidth : public TerminalTest {};
class TerminalColors : public TerminalTest {};
class RewrittenLines : public TerminalTest {};

// What is said on a terminal by a process that asks these functions.
std::string answer_on_terminal(const std::function<bool()>& question) {
  return written_to_terminal(80, [&] { print_line(question() ? "yes" : "no"); });
}

TEST_F(TerminalWidth, CountsColumnsRatherThanBytes) {
  EXPECT_EQ(display_width("plain"), 5U);
  EXPECT_EQ(display_width("Größe"), 5U);
  EXPECT_EQ(display_width("試験"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);  // with a combining accent
  EXPECT_EQ(display_width("\xff\xfe"), 2U);
}

TEST_F(TerminalWidth, LeavesWhatFitsAndCutsWhatDoesNot) {
  EXPECT_EQ(cut_to_width("abcdef", 6), "abcdef");
  EXPECT_EQ(cut_to_width("abcdefg", 6), "abc...");
  EXPECT_EQ(cut_to_width("abcdefg", 2), "..");
  EXPECT_EQ(cut_to_width("abcdefg", 0), "");
  EXPECT_EQ(cut_to_width("", 0), "");
}

TEST_F(TerminalWidth, CutsNoCharacterInTwo) {
  EXPECT_EQ(cut_to_width("試験試験", 8), "試験試験");
  EXPECT_EQ(cut_to_width("試験試験", 7), "試験...");
  EXPECT_EQ(cut_to_width("試験試験", 6), "試...");
}

TEST_F(TerminalWidth, IsTheTerminalsLessOne) {
  const auto say_columns = [] { print_line(fmt::format("{}", status_columns())); };
  EXPECT_EQ(written_to_terminal(132, say_columns), "131\r\n");
}

TEST_F(TerminalWidth, ComesFromTheEnvironmentWhereTheTerminalDoesNotSay) {
  const auto say_columns = [] { print_line(fmt::format("{}", status_columns())); };
  EXPECT_EQ(written_to_terminal(0, say_columns), "79\r\n");
  const ScopedVariable columns("COLUMNS", "50");
  EXPECT_EQ(written_to_terminal(0, say_columns), "49\r\n");
  const ScopedVariable nonsense("COLUMNS", "-3");
  EXPECT_EQ(written_to_terminal(0, say_columns), "79\r\n");
}

TEST_F(TerminalColors, AreForTerminals) {
  EXPECT_EQ(answer_on_terminal(wants_colors), "yes\r\n");
  const ScopedVariable dumb("TERM", "dumb");
  EXPECT_EQ(answer_on_terminal(wants_colors), "no\r\n");
}

TEST_F(TerminalColors, CanBeSwitchedOff) {
  {
    const ScopedVariable off("NO_COLOR", "1");
    EXPECT_EQ(answer_on_terminal(wants_colors), "no\r\n");
  }
  const ScopedVariable off("CLICOLOR", "0");
  EXPECT_EQ(answer_on_terminal(wants_colors), "no\r\n");
}

TEST_F(TerminalColors, CanBeForcedWhereThereIsNoTerminal) {
  testing::internal::CaptureStderr();
  EXPECT_FALSE(wants_colors());
  const ScopedVariable force("CLICOLOR_FORCE", "1");
  EXPECT_TRUE(wants_colors());
  const ScopedVariable never("NO_COLOR", "1");
  EXPECT_FALSE(wants_colors());
  testing::internal::GetCapturedStderr();
}

TEST_F(TerminalColors, AreNotForcedByZero) {
  testing::internal::CaptureStderr();
  const ScopedVariable force("CLICOLOR_FORCE", "0");
  EXPECT_FALSE(wants_colors());
  testing::internal::GetCapturedStderr();
}

TEST_F(RewrittenLines, AreForTerminals) {
  EXPECT_EQ(answer_on_terminal(can_rewrite_lines), "yes\r\n");
  testing::internal::CaptureStderr();
  EXPECT_FALSE(can_rewrite_lines());
  testing::internal::GetCapturedStderr();
}

TEST_F(RewrittenLines, AreNotForDumbOrUnknownTerminals) {
  {
    const ScopedVariable dumb("TERM", "dumb");
    EXPECT_EQ(answer_on_terminal(can_rewrite_lines), "no\r\n");
  }
  const ScopedVariable unknown("TERM", std::nullopt);
  EXPECT_EQ(answer_on_terminal(can_rewrite_lines), "no\r\n");
}

TEST_F(RewrittenLines, AreNotForJobsThatHaveATerminal) {
  const ScopedVariable job("CI", "true");
  EXPECT_EQ(answer_on_terminal(can_rewrite_lines), "no\r\n");
}

}  // namespace
}  // namespace reuse_build
