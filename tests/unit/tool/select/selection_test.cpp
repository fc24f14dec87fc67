// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/selection.hpp"

#include <gtest/gtest.h>

#include "select/small_workspace.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Tests = std::vector<launch::TestName>;

// Every binary has the tests a, b, c and d, of which b and d are ignored.
const Tests& tests_of_each() {
  static const Tests tests = {
      {"a", "test", false}, {"b", "test", true}, {"c", "test", false}, {"d", "test", true}};
  return tests;
}

// "app::it:ac core:a" and so on; a binary that is not wanted is left out.
std::string select(const SelectionOptions& options) {
  const std::vector<TestBinary> binaries = small_binaries();
  std::vector<SuiteView> suites;
  suites.reserve(binaries.size());
  for (const TestBinary& binary : binaries) suites.push_back({&binary, tests_of_each()});
  const auto selected = Selection(options, small_graph()).select(suites);
  std::string words;
  for (std::size_t i = 0; i < binaries.size(); ++i) {
    if (!selected.at(i)) continue;
    words += (words.empty() ? "" : " ") + binaries[i].binary_id + ":";
    for (const launch::TestName& test : *selected[i]) words += test.name;
  }
  return words;
}

TEST(Selection, ChoosesWhatIsNotIgnored) {
  EXPECT_EQ(select({}),
            "app::it:ac app::bench/speed:ac app::bin/app:ac base:ac core:ac core::it:ac macros:ac");
}

TEST(Selection, ChoosesIgnoredTests) {
  EXPECT_EQ(select({{"package(base)"}, "", "", "default"}), "base:ac");
  EXPECT_EQ(select({{"package(base)"}, "", "", "only"}), "base:bd");
  EXPECT_EQ(select({{"package(base)"}, "", "", "ignored-only"}), "base:bd");
  EXPECT_EQ(select({{"package(base)"}, "", "", "all"}), "base:abcd");
}

TEST(Selection, ChoosesByPlatform) {
  EXPECT_EQ(select({{}, "", "host", ""}), "macros:ac");
  EXPECT_EQ(select({{"kind(lib) or kind(proc-macro)"}, "", "target", ""}), "base:ac core:ac");
  EXPECT_EQ(select({{"kind(proc-macro)"}, "", "any", ""}), "macros:ac");
}

TEST(Selection, TellsBinariesWithoutATestFromThoseNotWanted) {
  EXPECT_EQ(select({{"package(base) & test(x)"}, "", "", ""}), "base:");
  EXPECT_EQ(select({{"none()"}, "", "", ""}), "");
}

TEST(Selection, KnowsWhichBinariesNeedNotBeListed) {
  const Selection selection({{"package(core) & test(x)"}, "", "target", ""}, small_graph());
  EXPECT_TRUE(selection.wants(small_binary("core", "lib", "core")));
  EXPECT_FALSE(selection.wants(small_binary("base", "lib", "base_lib")));
  TestBinary host = small_binary("core", "lib", "core");
  host.build_platform = "host";
  EXPECT_FALSE(selection.wants(host));
}

TEST(Selection, DealsOutWhatIsLeft) {
  EXPECT_EQ(select({{"binary(it) | package(base)"}, "slice:2/2", "", ""}),
            "app::it:c base:c core::it:c");
  EXPECT_EQ(select({{"binary(it)"}, "slice:2/3", "", ""}), "app::it:c core::it:");
  EXPECT_EQ(select({{"binary(it) - test(a)"}, "slice:1/2", "", ""}), "app::it:c core::it:");
  EXPECT_EQ(select({{"binary(it)"}, "count:1/2", "", "all"}), "app::it:ab core::it:ab");
}

TEST(Selection, RefusesWrongValues) {
  for (const SelectionOptions& options : std::vector<SelectionOptions>{
           {{}, "hash:3/2", "", ""}, {{}, "", "both", ""}, {{}, "", "", "never"}}) {
    const Error error = thrown_error([&] { Selection(options, small_graph()); });
    EXPECT_EQ(error.code(), ExitCode::usage);
  }
  const Error error = thrown_error([] { Selection({{"x"}, "", "", ""}, small_graph()); });
  EXPECT_EQ(error.code(), ExitCode::invalid_filterset);
}

}  // namespace
}  // namespace reuse_build
