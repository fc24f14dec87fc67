// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/filterset.hpp"

#include <gtest/gtest.h>

#include "select/small_workspace.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Expressions = std::vector<std::string>;

Filterset compile(const Expressions& expressions, FiltersetUse use = FiltersetUse::run,
                  const FiltersetContext& context = {}) {
  return Filterset::compile(expressions, small_graph(), use, context);
}

// Ids of the binaries of which a test "tests::a" is chosen.
std::string chosen(const std::string& expression) {
  const Filterset filterset = compile({expression});
  std::string ids;
  for (const TestBinary& binary : small_binaries()) {
    if (filterset.matches_test(binary, "tests::a")) ids += binary.binary_id + " ";
  }
  return ids;
}

// A letter for each binary: n(o), m(aybe), y(es).
std::string verdicts(const std::string& expression) {
  const Filterset filterset = compile({expression});
  std::string letters;
  for (const TestBinary& binary : small_binaries()) {
    letters += "nmy"[static_cast<int>(filterset.matches_binary(binary))];
  }
  return letters;
}

TEST(Filterset, ChoosesByPackage) {
  EXPECT_EQ(chosen("package(core)"), "core core::it ");
  EXPECT_EQ(chosen("package(ap*)"), "app::it app::bench/speed app::bin/app ");
  EXPECT_EQ(chosen("package(=base) + package(~acro)"), "base macros ");
}

TEST(Filterset, ChoosesByDependencies) {
  EXPECT_EQ(chosen("deps(core)"), "base core core::it ");
  EXPECT_EQ(chosen("rdeps(core)"), "app::it app::bench/speed app::bin/app core core::it ");
  EXPECT_EQ(chosen("rdeps(base) - rdeps(core)"), "base macros ");
  EXPECT_EQ(chosen("deps(*) - package(*)"), "");
}

TEST(Filterset, ChoosesByBinary) {
  EXPECT_EQ(chosen("binary(it)"), "app::it core::it ");
  EXPECT_EQ(chosen("binary(base_*)"), "base ");
  EXPECT_EQ(chosen("binary_id(app::*/*)"), "app::bench/speed app::bin/app ");
  EXPECT_EQ(chosen("binary_id(=core)"), "core ");
  EXPECT_EQ(chosen("kind(b)"), "");
  EXPECT_EQ(chosen("kind(~b) & not kind(lib)"), "app::bench/speed app::bin/app ");
  EXPECT_EQ(chosen("platform(host)"), "macros ");
}

TEST(Filterset, ChoosesByTest) {
  EXPECT_EQ(chosen("test(tests) and kind(lib)"), "base core ");
  EXPECT_EQ(chosen("test(=a)"), "");
  EXPECT_EQ(chosen("test(#*::a) & package(base)"), "base ");
}

TEST(Filterset, KnowsOfABinaryWhatDoesNotDependOnItsTests) {
  EXPECT_EQ(verdicts("all()"), "yyyyyyy");
  EXPECT_EQ(verdicts("none()"), "nnnnnnn");
  EXPECT_EQ(verdicts("test(a)"), "mmmmmmm");
  EXPECT_EQ(verdicts("not test(a)"), "mmmmmmm");
  EXPECT_EQ(verdicts("group(@global)"), "mmmmmmm");
  EXPECT_EQ(verdicts("kind(lib)"), "nnnyynn");
  EXPECT_EQ(verdicts("not kind(lib)"), "yyynnyy");
  EXPECT_EQ(verdicts("kind(lib) and test(a)"), "nnnmmnn");
  EXPECT_EQ(verdicts("kind(lib) or test(a)"), "mmmyymm");
  EXPECT_EQ(verdicts("kind(lib) - test(a)"), "nnnmmnn");
  EXPECT_EQ(verdicts("test(a) and none()"), "nnnnnnn");
  EXPECT_EQ(verdicts("test(a) or all()"), "yyyyyyy");
}

TEST(Filterset, TakesSeveralExpressionsForOne) {
  const TestBinary core = small_binary("core", "lib", "core");
  EXPECT_TRUE(compile({"test(=x)", "test(=y)"}).matches_test(core, "y"));
  EXPECT_FALSE(compile({"test(=x)", "test(=y)"}).matches_test(core, "z"));
  EXPECT_TRUE(compile({}).matches_test(core, "z"));
  EXPECT_EQ(compile({}).matches_binary(core), Verdict::yes);
}

TEST(Filterset, RefusesWhatMatchesNothingInTheWorkspace) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"package(outside)",
       "no package of the workspace matches this\n  package(outside)\n          ^^^^^^^"},
      {"deps(=x)", "no package of the workspace matches this\n  deps(=x)\n       ^^"},
      {"rdeps(/x/)", "no package of the workspace matches this\n  rdeps(/x/)\n        ^^^"},
      {"binary(core_)", "no target of the workspace matches this\n  binary(core_)\n         ^^^^^"},
      {"binary_id( app)",
       "no binary id of the workspace matches this\n  binary_id( app)\n             ^^^"},
      {"group(x)", "no test group matches this\n  group(x)\n        ^"}};
  for (const auto& [expression, message] : cases) {
    const Error error = thrown_error([&, text = std::string(expression)] { compile({text}); });
    EXPECT_EQ(error.code(), ExitCode::invalid_filterset);
    EXPECT_EQ(error.message(), std::string("invalid filterset\n") + message);
  }
}

TEST(Filterset, TakesKindsAndTestsThatMatchNothing) {
  EXPECT_EQ(chosen("kind(nosuch)"), "");
  EXPECT_EQ(chosen("test(nosuch)"), "");
}

TEST(Filterset, ShowsTheMistakesOfAllExpressions) {
  const Error error = thrown_error([] {
    compile({"package(x) & binary(y)", "all()", "all(", "kind(lib)&foo()"});
  });
  for (const char* part : {"  package(x)", "           ^\n", "no target",
                           "')' is missing\n  all(\n", "there is no such predicate"}) {
    EXPECT_PRED2(contains, error.message(), part);
  }
}

TEST(Filterset, ChoosesOnlyBinariesWhereTheyAreArchived) {
  for (const FiltersetUse use : {FiltersetUse::archive, FiltersetUse::include}) {
    for (const char* expression : {"test(a)", "kind(lib) or group(@global)"}) {
      const Error error = thrown_error([&] { compile({expression}, use); });
      EXPECT_PRED2(contains, error.message(), "cannot choose what is archived");
    }
    const Filterset filterset = compile({"kind(lib) and default()"}, use);
    EXPECT_EQ(filterset.matches_binary(small_binary("core", "lib", "core")), Verdict::yes);
    EXPECT_EQ(filterset.matches_binary(small_binary("core", "test", "it")), Verdict::no);
  }
}

TEST(Filterset, AsksTheDefaultFilter) {
  FiltersetContext context;
  context.default_filter = std::make_shared<const Filterset>(compile({"kind(lib) & test(=a)"}));
  const Filterset filterset = compile({"not default()"}, FiltersetUse::run, context);
  const TestBinary lib = small_binary("core", "lib", "core");
  EXPECT_EQ(filterset.matches_binary(lib), Verdict::maybe);
  EXPECT_EQ(filterset.matches_binary(small_binary("core", "test", "it")), Verdict::yes);
  EXPECT_FALSE(filterset.matches_test(lib, "a"));
  EXPECT_TRUE(filterset.matches_test(lib, "b"));
  EXPECT_TRUE(compile({"default()"}).matches_test(lib, "b"));
}

TEST(Filterset, KnowsTheGroupsOfTheConfiguration) {
  const FiltersetContext context{nullptr, {"@global", "serial"}};
  const Filterset serial = compile({"group(serial)"}, FiltersetUse::run, context);
  EXPECT_FALSE(serial.matches_test(small_binary("core", "lib", "core"), "a"));
  EXPECT_EQ(chosen("group(@*) & package(base)"), "base ");
}

}  // namespace
}  // namespace reuse_build
