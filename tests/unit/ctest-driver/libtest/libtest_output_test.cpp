// SPDX-License-Identifier: MIT OR Apache-2.0
#include "libtest/libtest_output.hpp"

#include <gtest/gtest.h>

#include "libtest/libtest_verdicts.hpp"

namespace reuse_build::driver {
namespace {

using Verdict = LibtestOutput::Verdict;

constexpr const char* passing_and_failing =
    "\nrunning 4 tests\n"
    "test a::ok ... ok\n"
    "from a process that a test has started\n"
    "test a::panics - should panic ... ok\n"
    "test slow ... ignored, takes long\n"
    "test b ... FAILED\n"
    "\nfailures:\n\n"
    "---- b stdout ----\n"
    "test a::ok ... FAILED\n"
    "---- a::ok stdout ----\n"
    "thread 'b' panicked\n"
    "\n\nfailures:\n    b\n\n"
    "test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in "
    "0.00s\n\n";

const std::vector<std::string> names = {"a::ok", "a::panics", "b"};

TEST(LibtestOutput, IsReadInWhateverPiecesItComes) {
  for (const std::size_t size : {1U, 7U, 4096U}) {
    LibtestOutput output("/nowhere");
    std::string_view text = passing_and_failing;
    for (; !text.empty(); text.remove_prefix(std::min(size, text.size()))) {
      output.take(text.substr(0, size));
    }
    const std::map<std::string, Verdict> expected = {{"a::ok", Verdict::passed},
                                                     {"a::panics - should panic", Verdict::passed},
                                                     {"b", Verdict::failed},
                                                     {"slow", Verdict::ignored}};
    EXPECT_EQ(output.verdicts(), expected);
    EXPECT_EQ(output.totals(), (LibtestOutput::Totals{2, 1}));
    EXPECT_EQ(output.output_of("b").text,
              "test a::ok ... FAILED\n---- a::ok stdout ----\nthread 'b' panicked\n\n\n");
    EXPECT_NE(output.rest().text.find("from a process"), std::string::npos);
  }
}

LibtestVerdicts verdicts_of(const std::string& text, int exit_code) {
  LibtestOutput output("/nowhere");
  output.take(text);
  return {names, output, exit_code};
}

TEST(LibtestVerdicts, AreFoundByTheTestsOwnName) {
  const LibtestVerdicts verdicts = verdicts_of(passing_and_failing, 101);
  EXPECT_EQ(verdicts.doubt(), "");
  ASSERT_NE(verdicts.find("a::panics"), nullptr);
  EXPECT_TRUE(verdicts.find("a::panics")->passed);
  ASSERT_NE(verdicts.find("b"), nullptr);
  EXPECT_FALSE(verdicts.find("b")->passed);
  EXPECT_EQ(verdicts.find("slow"), nullptr);
}

TEST(LibtestVerdicts, OfACrashedProcessAreThoseThatCame) {
  const LibtestVerdicts verdicts = verdicts_of("test a::ok ... ok\ntest b ... ", -1);
  EXPECT_NE(verdicts.find("a::ok"), nullptr);
  EXPECT_EQ(verdicts.find("b"), nullptr);
}

TEST(LibtestVerdicts, OfAFailureCountOnlyWithItsOutput) {
  EXPECT_EQ(verdicts_of("test a::ok ... FAILED\ntest b ... ", -1).find("a::ok"), nullptr);
}

TEST(LibtestVerdicts, AreNotTrustedWhenNobodyIsLeftToBlame) {
  const std::string all = "test a::ok ... ok\ntest a::panics ... ok\ntest b ... ok\n";
  const std::string totals = "test result: ok. 3 passed; 0 failed; 0 ignored\n";
  EXPECT_EQ(verdicts_of(all + totals, 0).doubt(), "");
  EXPECT_NE(verdicts_of(all + totals, -1).doubt(), "");
  EXPECT_NE(verdicts_of(all, -1).doubt(), "");
}

TEST(LibtestVerdicts, AreNotTrustedWhenSomethingElsePrintsSuchLines) {
  const std::string ok = "test a::ok ... ok\n";
  const std::string totals = "test result: ok. 1 passed; 0 failed; 0 ignored\n";
  EXPECT_EQ(verdicts_of(ok + totals, 0).doubt(), "");
  for (const std::string& text :
       {ok + "test other ... ok\n" + totals, ok + ok + totals, ok + "test b ... ok\n" + totals}) {
    const LibtestVerdicts verdicts = verdicts_of(text, 0);
    EXPECT_NE(verdicts.doubt(), "") << text;
    EXPECT_EQ(verdicts.find("a::ok"), nullptr) << text;
  }
  EXPECT_NE(verdicts_of(ok + totals, 3).doubt(), "");
}

}  // namespace
}  // namespace reuse_build::driver
