// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/progress_bar.hpp"

#include <fmt/format.h>

#include <functional>
#include <thread>

#include "launch/utf8.hpp"
#include "report/progress.hpp"
#include "report/pseudo_terminal.hpp"
#include "report/status_line.hpp"
#include "report/terminal.hpp"
#include "report/terminal_fixture.hpp"

namespace reuse_build {
namespace {

using namespace std::chrono_literals;

class ProgressLine : public TerminalTest {};
class ProgressBarTest : public TerminalTest {};

constexpr std::uint64_t megabyte = 1'000'000;
constexpr auto until_it_is_due = 110ms;  // a bar is drawn at most each 100 ms

TEST_F(ProgressLine, ShowsBytesRateAndTimeLeft) {
  EXPECT_EQ(progress_line({"Archiving", 500 * megabyte, 1000 * megabyte, 2s, "target/debug/a"}, 99),
            "   Archiving [==========>         ] 500.0 MB of 1.0 GB, 250.0 MB/s, 2s left: "
            "target/debug/a");
}

TEST_F(ProgressLine, TellsNoRateFromTheFirstMoment) {
  EXPECT_EQ(progress_line({"Archiving", megabyte, 20 * megabyte, 10ms, ""}, 79),
            "   Archiving [=>                  ] 1.0 MB of 20.0 MB");
}

TEST_F(ProgressLine, HasNoBarWhereTheTotalIsUnknown) {
  EXPECT_EQ(progress_line({"Extracting", 8 * megabyte, 0, 4s, ""}, 79),
            "  Extracting 8.0 MB, 2.0 MB/s");
}

TEST_F(ProgressLine, LeavesTheBarOutOnANarrowTerminal) {
  EXPECT_EQ(progress_line({"Archiving", megabyte, 20 * megabyte, 1s, "a"}, 78),
            "   Archiving 1.0 MB of 20.0 MB, 1.0 MB/s, 19s left: a");
}

TEST_F(ProgressLine, IsFullWhenThereIsMoreThanAnnounced) {
  EXPECT_EQ(progress_line({"Archiving", 30 * megabyte, 20 * megabyte, 1s, ""}, 79),
            "   Archiving [====================] 30.0 MB of 20.0 MB, 30.0 MB/s");
}

TEST_F(ProgressLine, FitsIntoAnyWidth) {
  const ProgressState state{"Archiving", megabyte, 20 * megabyte, 1s,
                            "目標/デバッグ/größer-als-alles"};
  const std::size_t whole = display_width(progress_line(state, 1000));
  for (std::size_t columns = 0; columns < whole; ++columns) {
    const std::string line = progress_line(state, columns);
    EXPECT_LE(display_width(line), columns) << line;
    EXPECT_TRUE(launch::is_utf8(line)) << line;
  }
}

TEST_F(ProgressLine, IsOneLineWhateverTheLabel) {
  EXPECT_EQ(progress_line({"Adding", 1, 0, 0s, "a\nb\033[2Jc"}, 79),
            "      Adding 1 B: a b\\x1B[2Jc");
}

TEST_F(ProgressBarTest, IsDrawnOnATerminalAndTakenAway) {
  const Screen before(written_to_terminal(99, [] {
    ProgressBar bar("Archiving", 20 * megabyte);
    bar.label("target/debug/a");
    std::this_thread::sleep_for(until_it_is_due);
    bar.advance(megabyte);
    ::_exit(0);  // before it is taken away
  }));
  ASSERT_EQ(before.lines().size(), 1U);
  const std::string drawn = "   Archiving [=>                  ] 1.0 MB of 20.0 MB";
  EXPECT_TRUE(before.lines().at(0).starts_with(drawn)) << before.lines().at(0);
  EXPECT_TRUE(before.lines().at(0).ends_with(": target/debug/a")) << before.lines().at(0);
  const Screen after(written_to_terminal(99, [] {
    ProgressBar bar("Archiving", 20 * megabyte);
    std::this_thread::sleep_for(until_it_is_due);
    bar.advance(megabyte);
  }));
  EXPECT_GT(after.widest(), 0);
  EXPECT_EQ(after.lines(), std::vector<std::string>{});
}

TEST_F(ProgressBarTest, IsWrittenOverAtMostTenTimesASecond) {
  std::string bytes = written_to_terminal(80, [] {
    const auto start = std::chrono::steady_clock::now();
    {
      ProgressBar bar("Archiving", 0);
      for (int piece = 0; piece < 50; ++piece) {
        for (int byte = 0; byte < 100; ++byte) bar.advance(1);
        std::this_thread::sleep_for(5ms);
      }
    }
    print_line(fmt::format("{}", (std::chrono::steady_clock::now() - start) / 100ms));
  });
  const Screen screen(bytes);
  ASSERT_EQ(screen.lines().size(), 1U);
  EXPECT_GE(screen.rewritten(), 2);
  EXPECT_LE(screen.rewritten(), std::stoi(screen.lines().at(0)));
}

TEST_F(ProgressBarTest, CountsBytesFromSeveralThreads) {
  const Screen screen(written_to_terminal(80, [] {
    ProgressBar bar("Extracting", 4 * megabyte);
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int number = 0; number < 4; ++number) {
      threads.emplace_back([&bar, number] {
        bar.label(fmt::format("file {}", number));
        for (std::uint64_t byte = 0; byte < megabyte / 10; ++byte) bar.advance(10);
      });
    }
    for (std::thread& thread : threads) thread.join();
    bar.label("");
    std::this_thread::sleep_for(until_it_is_due);
    bar.advance(0);
    ::_exit(0);
  }));
  ASSERT_EQ(screen.lines().size(), 1U);
  EXPECT_NE(screen.lines().at(0).find(" 4.0 MB of 4.0 MB"), std::string::npos)
      << screen.lines().at(0);
}

TEST_F(ProgressBarTest, LeavesTheLinesAboveItWhole) {
  const Screen screen(written_to_terminal(80, [] {
    ProgressBar bar("Extracting", 4 * megabyte);
    std::thread thread([&bar] {
      for (int piece = 0; piece < 60; ++piece) {
        bar.advance(megabyte / 100);
        std::this_thread::sleep_for(5ms);
      }
    });
    for (int number = 0; number < 3; ++number) {
      report_step("Listed", std::to_string(number));
      std::this_thread::sleep_for(until_it_is_due);
    }
    thread.join();
  }));
  const std::vector<std::string> steps{"      Listed 0", "      Listed 1", "      Listed 2"};
  EXPECT_EQ(screen.lines(), steps);
  EXPECT_GE(screen.rewritten(), 2);
}

TEST_F(ProgressBarTest, NeverReachesTheLastColumn) {
  const Screen screen(written_to_terminal(40, [] {
    ProgressBar bar("Extracting", 4 * megabyte);
    bar.label("目標/デバッグ/目標/デバッグ/目標/デバッグ");
    std::this_thread::sleep_for(until_it_is_due);
    bar.advance(megabyte);
  }));
  EXPECT_GT(screen.widest(), 30);
  EXPECT_LT(screen.widest(), 40);
}

// A bar that would be drawn if it might.
void work() {
  ProgressBar bar("Archiving", 20 * megabyte);
  std::this_thread::sleep_for(until_it_is_due);
  bar.advance(megabyte);
}

TEST_F(ProgressBarTest, IsNotDrawnWhereLinesCannotBeRewritten) {
  testing::internal::CaptureStderr();
  work();
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  const ScopedVariable dumb("TERM", "dumb");
  EXPECT_EQ(written_to_terminal(80, work), "");
}

TEST_F(ProgressBarTest, IsNotDrawnWhenQuiet) {
  const auto work_quietly = [] {
    set_verbosity(Verbosity::quiet);
    work();
  };
  EXPECT_NE(written_to_terminal(80, work), "");
  EXPECT_EQ(written_to_terminal(80, work_quietly), "");
}

}  // namespace
}  // namespace reuse_build
