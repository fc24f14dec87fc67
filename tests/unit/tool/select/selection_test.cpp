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

NamePatterns names(std::vector<std::string> wanted, std::vector<std::string> skipped = {},
                   bool exact = false) {
  return {std::move(wanted), std::move(skipped), exact};
}

TEST(Selection, ChoosesByNames) {
  SelectionOptions options{{"package(base)"}, "", "", "all"};
  options.names = names({"b", "c"});
  EXPECT_EQ(select(options), "base:bc");
  options.more_names = names({"a"}, {"c"}, true);
  EXPECT_EQ(select(options), "base:ab");
}

// Of the tests of base, in order: "ignored", a point for a chosen one.
std::string reasons(const SelectionOptions& options, const FiltersetContext& context = {}) {
  const TestBinary base = small_binary("base", "lib", "base_lib");
  const std::vector<SuiteView> suites = {{&base, tests_of_each()}};
  const SuiteChoice choice = Selection(options, small_graph(), {}, context).judge(suites).front();
  std::string words(to_word(choice.status));
  for (const auto& mismatch : choice.mismatches) {
    words += mismatch ? ' ' + std::string(to_word(*mismatch)) : " .";
  }
  return words;
}

TEST(Selection, TellsWhyATestIsNotChosenInNextestsOrder) {
  SelectionOptions options{{"test(a) + test(c)"}, "slice:1/1", "", "default"};
  EXPECT_EQ(reasons(options), "listed . ignored . ignored");
  options.run_ignored = "all";
  EXPECT_EQ(reasons(options), "listed . expression . expression");
  options.names = names({}, {"a", "b"});
  EXPECT_EQ(reasons(options), "listed string string . expression");
  options.partition = "slice:2/2";
  EXPECT_EQ(reasons(options), "listed string string partition expression");
}

FiltersetContext with_default_filter(const std::string& text) {
  FiltersetContext context;
  context.default_filter = std::make_shared<const Filterset>(
      Filterset::compile({text}, small_graph(), FiltersetUse::run));
  return context;
}

TEST(Selection, AppliesTheDefaultFilter) {
  SelectionOptions options{{"test(a) + test(b)"}, "", "", "all"};
  const FiltersetContext context = with_default_filter("test(a) | test(c)");
  EXPECT_EQ(reasons(options, context), "listed . default-filter expression expression");
  options.ignore_default_filter = true;
  EXPECT_EQ(reasons(options, context), "listed . . expression expression");
}

TEST(Selection, TellsWhyABinaryIsSkipped) {
  const FiltersetContext context = with_default_filter("package(core)");
  EXPECT_EQ(reasons({{}, "", "", "all"}, context), "skipped-default-filter");
  EXPECT_EQ(reasons({{"package(app)"}, "", "", "all"}, context), "skipped");
  EXPECT_EQ(reasons({{}, "", "host", "all"}), "skipped");
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
