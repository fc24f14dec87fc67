// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/ctest_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "launch/percent.hpp"
#include "support/file.hpp"
#include "support/json.hpp"
#include "support/process.hpp"
#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"
#include "tree/layout.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;
using Labels = std::multiset<std::string>;

// Texts that would become code, or be changed, if they were not quoted well. `@FILE@` stands for a
// file that is written when a text is run as code.
Names hostile_texts(const std::string& file) {
  Names texts = {"]",
                 "]]",
                 "a]",
                 "]=]",
                 "]=]]==]",
                 "[[",
                 "$ENV{HOME}",
                 "${CMAKE_CURRENT_LIST_DIR}",
                 "@CMAKE_VERSION@",
                 "$<CONFIG>",
                 "\"quoted\"",
                 "back\\slash\\",
                 "semi;colon;",
                 "# comment",
                 "#[[ comment",
                 "größe",
                 " blanks ",
                 "\ttab\n",
                 "%20",
                 "PROPERTIES",
                 "-R",
                 "it's",
                 "`id`",
                 "\nfirst and last\n",
                 "two\n\nlines",
                 ")\nfile(WRITE \"@FILE@\" x)\n#",
                 "]])\nfile(WRITE \"@FILE@\" x)\n#[[",
                 "\")\nfile(WRITE \"@FILE@\" x)\nset(x \"",
                 "\\\")\nfile(WRITE \"@FILE@\" x)\n",
                 "x;file(WRITE \"@FILE@\" x)",
                 "${x}]]\nfile(WRITE \"@FILE@\" x)\n"};
  for (std::string& text : texts) {
    const std::size_t at = text.find("@FILE@");
    if (at != std::string::npos) text.replace(at, 6, file);
  }
  return texts;
}

TestSuite suite_of(const std::string& id, const Names& tests) {
  TestSuite suite;
  suite.binary.binary_id = id;
  suite.binary.kind = "test";
  suite.binary.build_platform = "target";
  suite.package_name = "package";
  suite.tests.emplace();
  for (const std::string& test : tests) suite.tests->push_back({test});
  return suite;
}

// What ctest says of one test in its JSON form (ctest's manual, "Show as JSON Object Model").
struct ShownTest {
  std::string name;
  Names command;
  Labels labels;
  Labels locks;
  Labels fixtures;
  Labels sets_up;
  Labels depends;
  int skip_code = 0;
  int processors = 1;
  double cost = 0;
};

void take_property(ShownTest& test, const std::string& property, const Json& value) {
  const std::map<std::string, Labels*> lists = {{"LABELS", &test.labels},
                                                {"RESOURCE_LOCK", &test.locks},
                                                {"FIXTURES_REQUIRED", &test.fixtures},
                                                {"FIXTURES_SETUP", &test.sets_up},
                                                {"DEPENDS", &test.depends}};
  if (const auto list = lists.find(property); list != lists.end()) value.get_to(*list->second);
  if (property == "PROCESSORS") value.get_to(test.processors);
  if (property == "COST") value.get_to(test.cost);
  if (property == "SKIP_RETURN_CODE") value.get_to(test.skip_code);
}

ShownTest shown_test(const Json& json) {
  ShownTest test;
  json.at("name").get_to(test.name);
  test.command = json.value("command", Names{});
  for (const Json& property : json.at("properties")) {
    take_property(test, property.at("name").get<std::string>(), property.at("value"));
  }
  return test;
}

// A tree in a scratch directory, with a driver that writes its arguments to the file "log".
class CtestFiles : public testing::Test {
 protected:
  explicit CtestFiles(const std::string& tree = "tree") : tree_(scratch_ / tree) {
    const std::string script =
        "for argument; do printf '<%s>' \"$argument\"; done >> " + (scratch_ / "log").string();
    driver_ = scratch_.write_script(tree + "/" + layout::driver("triple"), script);
  }

  void write(const TestSuites& suites, const CtestReferences& references) const {
    const auto write_below = [this](const std::string& path, const std::string& bytes) {
      scratch_.write((tree_ / path).lexically_relative(scratch_.path()).string(), bytes);
    };
    write_ctest_files(suites, references, layout::ctest_directory, write_below, {profile_});
  }
  void write(const TestSuites& suites) const { write(suites, references_inside_tree("triple")); }

  [[nodiscard]] std::string ctest(Names arguments) const {
    arguments.insert(arguments.begin(), "ctest");
    ProcessSpec spec;
    spec.arguments = std::move(arguments);
    spec.directory = tree_ / layout::ctest_directory;
    return capture_stdout(spec);
  }
  [[nodiscard]] std::vector<ShownTest> shown() const {
    const Json json = Json::parse(ctest({"--show-only=json-v1"}));
    const Json& tests = json.at("tests");
    std::vector<ShownTest> result;
    result.reserve(tests.size());
    for (const Json& test : tests) result.push_back(shown_test(test));
    return result;
  }
  [[nodiscard]] Names shown_names() const {
    Names names;
    for (const ShownTest& test : shown()) names.push_back(test.name);
    return names;
  }

  std::string profile_ = "default";
  ScratchDirectory scratch_;
  fs::path tree_;
  fs::path driver_;
};

TEST_F(CtestFiles, NameTestsByBinaryIdAndTest) {
  write({suite_of("app::it", {"one", "m::two"}), suite_of("app::bin/x", {"three"})});
  EXPECT_EQ(shown_names(), (Names{"app::it/one", "app::it/m::two", "app::bin/x/three"}));
}

TEST_F(CtestFiles, HoldNothingButSubdirectoriesInTheRoot) {
  write({suite_of("a", {}), suite_of("b", {}), suite_of("c", {})});
  EXPECT_EQ(scratch_.read("tree/target/reuse-build/ctest/CTestTestfile.cmake"), "subdirs(0 1 2)\n");
}

TEST_F(CtestFiles, WorkWithoutAnyBinary) {
  write({});
  EXPECT_EQ(shown_names(), Names{});
}

TEST_F(CtestFiles, WorkWithABinaryThatHasNoTests) {
  write({suite_of("a", {})});
  EXPECT_EQ(shown_names(), Names{});
}

TEST_F(CtestFiles, CallTheDriverWithRecordAndTest) {
  write({suite_of("a", {"x"}), suite_of("b", {"y z"})});
  const std::vector<ShownTest> tests = shown();
  ASSERT_EQ(tests.size(), 2U);
  ASSERT_EQ(tests[1].command.size(), 4U);
  EXPECT_EQ(fs::weakly_canonical(tests[1].command[0]), driver_);
  EXPECT_EQ(tests[1].command[1], "run");
  EXPECT_EQ(fs::weakly_canonical(tests[1].command[2]), tree_ / layout::launch_record(1));
  EXPECT_EQ(tests[1].command[3], "y z");
}

TEST_F(CtestFiles, MoveWithTheirTree) {
  write({suite_of("a", {"x"})});
  fs::rename(tree_, scratch_ / "moved");
  tree_ = scratch_ / "moved";
  EXPECT_EQ(fs::weakly_canonical(shown().at(0).command.at(0)), tree_ / layout::driver("triple"));
}

TEST_F(CtestFiles, CallADriverThatLiesElsewhere) {
  const fs::path driver = scratch_.write_script("else where/driver", "");
  write({suite_of("a", {"x"})}, references_in_place(driver, "/w"));
  const Names command = shown().at(0).command;
  EXPECT_EQ(command.at(0), driver);
  EXPECT_EQ(Names(command.begin() + 1, command.begin() + 4), (Names{"run", "--workspace", "/w"}));
  EXPECT_EQ(fs::weakly_canonical(command.at(4)), tree_ / layout::launch_record(0));
}

TEST_F(CtestFiles, CallTheDriverByTheLauncher) {
  CtestReferences references = references_inside_tree("triple");
  references.launcher = {"/usr/bin/env", "a ]] ;b", "$ENV{HOME}"};
  write({suite_of("a", {"x"})}, references);
  const Names command = shown().at(0).command;
  EXPECT_EQ(Names(command.begin(), command.begin() + 3), references.launcher);
  EXPECT_EQ(fs::weakly_canonical(command.at(3)), tree_ / layout::driver("triple"));
  EXPECT_EQ(command.at(4), "run");
}

TEST_F(CtestFiles, ReferToATreeThatLiesElsewhere) {
  const fs::path elsewhere = scratch_ / R"(else ]] ${x} "where"; \)";
  CtestReferences references = references_to_tree(elsewhere, driver_);
  references.run_arguments = {"--workspace", R"(/a ]] $ENV{HOME} "b"; \)"};
  write({suite_of("a", {"x"})}, references);
  EXPECT_EQ(shown().at(0).command,
            (Names{driver_, "run", "--workspace", R"(/a ]] $ENV{HOME} "b"; \)",
                   elsewhere / layout::launch_record(0), "x"}));
}

TEST_F(CtestFiles, LabelTestsByPlatformPackageKindAndBinary) {
  TestSuite host = suite_of("mac", {"x"});
  host.binary.kind = "proc-macro";
  host.binary.build_platform = "host";
  host.package_name = "mac";
  write({suite_of("app::it", {"x"}), host});
  const std::vector<ShownTest> tests = shown();
  EXPECT_EQ(tests.at(0).labels,
            (Labels{"rust", "target", "package=package", "kind=test", "binary=app::it"}));
  EXPECT_EQ(tests.at(1).labels,
            (Labels{"rust", "host", "package=mac", "kind=proc-macro", "binary=mac"}));
}

TEST_F(CtestFiles, MarkIgnoredTestsAndNoOthers) {
  TestSuite suite = suite_of("app", {"usual", "slow"});
  suite.tests->at(1).ignored = true;
  write({suite});
  const std::vector<ShownTest> tests = shown();
  ASSERT_EQ(tests.size(), 2U);
  EXPECT_EQ(tests[0].skip_code, 0);
  EXPECT_EQ(tests[0].labels.count("ignored"), 0U);
  EXPECT_EQ(tests[1].name, "app/slow");
  EXPECT_EQ(tests[1].skip_code, 77);
  EXPECT_EQ(tests[1].labels.count("ignored"), 1U);
  EXPECT_EQ(tests[1].labels.count("rust"), 1U);
}

TEST_F(CtestFiles, RegisterIgnoredTestsAloneWhenAskedTo) {
  TestSuite suite = suite_of("app", {"usual", "slow"});
  suite.tests->at(1).ignored = true;
  write({suite});
  const ScopedVariable only("REUSE_BUILD_RUN_IGNORED", "only");
  EXPECT_EQ(shown_names(), Names{"app/slow"});
}

TEST_F(CtestFiles, RegisterAFailingTestForWhatCouldNotBeListed) {
  TestSuite suite = suite_of("app ${x}", {});
  suite.tests.reset();
  write({suite});
  const std::vector<ShownTest> tests = shown();
  ASSERT_EQ(tests.size(), 1U);
  EXPECT_EQ(tests[0].name, "app%20${x}_NOT_LISTED");
  EXPECT_EQ(tests[0].command.at(1), "not-listed");
  EXPECT_EQ(fs::weakly_canonical(tests[0].command.at(2)), tree_ / layout::launch_record(0));
}

TEST_F(CtestFiles, KeepHostileTestNamesAsTheyAre) {
  const Names names = hostile_texts(scratch_ / "evil");
  write({suite_of("app", names)});
  const std::vector<ShownTest> tests = shown();
  ASSERT_EQ(tests.size(), names.size());
  for (std::size_t index = 0; index < names.size(); ++index) {
    EXPECT_EQ(tests[index].name, "app/" + launch::encode_test_name(names[index]));
    EXPECT_EQ(tests[index].command.back(), names[index]);
  }
  EXPECT_FALSE(fs::exists(scratch_ / "evil"));
}

TEST_F(CtestFiles, KeepHostileNamesOfIgnoredTestsAsTheyAre) {
  const Names names = hostile_texts(scratch_ / "evil");
  TestSuite suite = suite_of("app", names);
  for (launch::TestName& test : *suite.tests) test.ignored = true;
  write({suite});
  const std::vector<ShownTest> tests = shown();
  ASSERT_EQ(tests.size(), names.size());
  for (const ShownTest& test : tests) EXPECT_EQ(test.skip_code, 77) << test.name;
  EXPECT_FALSE(fs::exists(scratch_ / "evil"));
}

TEST_F(CtestFiles, KeepHostileBinaryIdsAsTheyAre) {
  const Names ids = hostile_texts(scratch_ / "evil");
  TestSuites suites;
  for (const std::string& id : ids) suites.push_back(suite_of(id, {"x"}));
  write(suites);
  const std::vector<ShownTest> tests = shown();
  ASSERT_EQ(tests.size(), ids.size());
  for (std::size_t index = 0; index < ids.size(); ++index) {
    EXPECT_EQ(tests[index].name, launch::encode_test_name(ids[index]) + "/x");
    EXPECT_EQ(tests[index].labels.size(), 5U) << ids[index];
  }
  EXPECT_FALSE(fs::exists(scratch_ / "evil"));
}

TEST_F(CtestFiles, KeepHostilePackagesAndKindsInOneLabelEach) {
  const Names texts = hostile_texts(scratch_ / "evil");
  TestSuites suites;
  for (const std::string& text : texts) {
    suites.push_back(suite_of("app", {"x"}));
    suites.back().package_name = text;
    suites.back().binary.kind = text;
  }
  write(suites);
  for (const ShownTest& test : shown()) {
    EXPECT_EQ(test.labels.size(), 5U);
    for (const char* key : {"rust", "target", "package=", "kind=", "binary="}) {
      const bool found = std::any_of(test.labels.begin(), test.labels.end(),
                                     [key](const auto& label) { return label.rfind(key, 0) == 0; });
      EXPECT_TRUE(found) << key;
    }
  }
  EXPECT_FALSE(fs::exists(scratch_ / "evil"));
}

TEST_F(CtestFiles, KeepHostileNamesOfUnlistedBinariesAsTheyAre) {
  TestSuites suites;
  for (const std::string& id : hostile_texts(scratch_ / "evil")) {
    suites.push_back(suite_of(id, {}));
    suites.back().tests.reset();
  }
  write(suites);
  EXPECT_EQ(shown().size(), suites.size());
  EXPECT_FALSE(fs::exists(scratch_ / "evil"));
}

TEST_F(CtestFiles, GiveTheDriverTheRawNameWhenRun) {
  write({suite_of("app", {R"(a "b" $HOME `id`;]]\)"})});
  EXPECT_PRED2(contains, ctest({}), "100% tests passed");
  EXPECT_PRED2(contains, scratch_.read("log"), R"(<a "b" $HOME `id`;]]\>)");
  EXPECT_PRED2(contains, scratch_.read("log"), "<run>");
}

// A tree whose own path is hostile.
class CtestFilesInHostileTree : public CtestFiles {
 protected:
  CtestFilesInHostileTree() : CtestFiles("tr ee ]] $x (1) 'q' ä") {}
};

TEST_F(CtestFilesInHostileTree, FindTheirTree) {
  write({suite_of("app", {"x"})});
  EXPECT_EQ(fs::weakly_canonical(shown().at(0).command.at(0)), driver_);
  EXPECT_PRED2(contains, ctest({}), "100% tests passed");
}

// Of a suite whose tests have a policy each, in their order.
TestSuite suite_with(const std::vector<launch::RunPolicy>& policies) {
  TestSuite suite = suite_of("s", {});
  suite.record.policies = policies;
  suite.record.policies.emplace_back();
  const auto usual = static_cast<unsigned>(policies.size());
  suite.record.profiles = {{"ci", usual, {}, {}}, {"default", usual, {}, {}}};
  for (unsigned number = 0; number < usual; ++number) {
    suite.tests->push_back({"t" + std::to_string(number), "test", false, {usual, number}});
  }
  return suite;
}

launch::RunPolicy in_group(const std::string& group, launch::Threads threads) {
  launch::RunPolicy policy;
  policy.group = group;
  policy.group_threads = threads;
  return policy;
}

using Kind = launch::Threads::Kind;

TEST_F(CtestFiles, TellHowManyProcessorsATestNeeds) {
  launch::RunPolicy four;
  four.threads_required = {Kind::number, 4};
  launch::RunPolicy all;
  all.threads_required = {Kind::test_threads, 1};
  write({suite_with({four, all, {}})});
  const auto tests = shown();
  ASSERT_EQ(tests.size(), 3U);
  EXPECT_EQ(tests[0].processors, 4);
  EXPECT_GT(tests[1].processors, 1000);
  EXPECT_EQ(tests[2].processors, 1);
}

TEST_F(CtestFiles, LockGroups) {
  const launch::RunPolicy one = in_group("one", {Kind::number, 1});
  const launch::RunPolicy two = in_group("t;w[o", {Kind::number, 2});
  write({suite_with({one, two, one, two, two, in_group("any", {Kind::processors, 1}), {}})});
  std::vector<Labels> locks;
  for (const ShownTest& test : shown()) locks.push_back(test.locks);
  EXPECT_EQ(locks,
            (std::vector<Labels>{
                {"one"}, {"t%3Bw%5Bo#1"}, {"one"}, {"t%3Bw%5Bo#2"}, {"t%3Bw%5Bo#1"}, {}, {}}));
}

// A suite whose only test needs these setup scripts.
TestSuite suite_with_scripts(const Names& ids) {
  launch::RunPolicy policy;
  policy.setup_scripts = ids;
  TestSuite suite = suite_with({policy});
  for (const std::string& id : ids) {
    suite.record.scripts.push_back({launch::Script::Kind::setup, id, {"true", {}, {}}, {}});
  }
  return suite;
}

TEST_F(CtestFiles, HaveSetupScriptsAsFixtures) {
  write({suite_with_scripts({"z", "a"})});
  const auto tests = shown();
  ASSERT_EQ(tests.size(), 3U);
  EXPECT_TRUE(tests[0].name.starts_with("@setup-script:z@")) << tests[0].name;
  EXPECT_TRUE(tests[1].name.starts_with("@setup-script:a@")) << tests[1].name;
  EXPECT_EQ(tests[0].labels, (Labels{"rust", "setup-script"}));
  EXPECT_EQ(tests[0].sets_up, (Labels{tests[0].name}));
  EXPECT_EQ(tests[2].fixtures, (Labels{tests[0].name, tests[1].name}));
  (void)ctest({"-R", "@setup-script:a"});
  const std::string log = read_file(scratch_ / "log", ExitCode::setup_error);
  EXPECT_TRUE(log.starts_with("<setup-script></")) << log;
  EXPECT_TRUE(log.ends_with("/" + layout::launch_record(0) + "><a>")) << log;
}

// Whichever of them ctest takes.
TEST_F(CtestFiles, LetSetupScriptsWaitForAllEarlierOnes) {
  write({suite_with_scripts({"z", "m", "a"})});
  const auto tests = shown();
  EXPECT_EQ(tests.at(0).depends, Labels());
  EXPECT_EQ(tests.at(1).depends, (Labels{tests[0].name}));
  EXPECT_EQ(tests.at(2).depends, (Labels{tests[0].name, tests[1].name}));
}

TEST_F(CtestFiles, HaveSetupScriptsOfTheirOwnTree) {
  write({suite_with_scripts({"a"})});
  const Names here = shown_names();
  fs::rename(tree_, scratch_ / "moved");
  tree_ = scratch_ / "moved";
  const auto moved = shown();
  EXPECT_NE(moved.at(0).name, here.at(0));
  EXPECT_EQ(moved.at(1).fixtures, (Labels{moved.at(0).name}));
}

TEST_F(CtestFiles, KeepHostileScriptsAsTheyAre) {
  const Names ids = hostile_texts(scratch_ / "evil");
  write({suite_with_scripts(ids)});
  const auto tests = shown();
  ASSERT_EQ(tests.size(), ids.size() + 1);
  EXPECT_EQ(tests.back().fixtures.size(), ids.size());
  for (std::size_t index = 0; index < ids.size(); ++index) {
    EXPECT_TRUE(tests.back().fixtures.contains(tests[index].name)) << ids[index];
  }
  (void)ctest({"-R", "@setup-script:"});
  for (const std::string& id : ids) {
    EXPECT_PRED2(contains, read_file(scratch_ / "log", ExitCode::setup_error), "><" + id + ">");
  }
  EXPECT_FALSE(fs::exists(scratch_ / "evil"));
}

TEST_F(CtestFiles, RegisterSetupScriptsOnlyForTestsThatRun) {
  TestSuite suite = suite_with_scripts({"a"});
  suite.tests->at(0).ignored = true;
  write({suite});
  EXPECT_EQ(shown().size(), 1U);
  const ScopedVariable only("REUSE_BUILD_RUN_IGNORED", "only");
  EXPECT_EQ(shown().size(), 2U);
}

TEST_F(CtestFiles, HavePrioritiesAboveAllTimes) {
  launch::RunPolicy first;
  first.priority = 1;
  launch::RunPolicy last;
  last.priority = -100;
  write({suite_with({first, last})});
  EXPECT_EQ(shown()[0].cost, 1e6);
  EXPECT_EQ(shown()[1].cost, -1e8);
}

TEST_F(CtestFiles, AreForOneProfile) {
  launch::RunPolicy four;
  four.threads_required = {Kind::number, 4};
  profile_ = "ci";
  write({suite_with({four})});
  EXPECT_EQ(shown()[0].processors, 1);
  profile_ = "other";
  EXPECT_THROW(write({suite_with({four})}), Error);
}

TEST_F(CtestFiles, KeepTheOtherPropertiesOfIgnoredTests) {
  launch::RunPolicy four;
  four.threads_required = {Kind::number, 4};
  TestSuite suite = suite_with({four});
  suite.tests->at(0).ignored = true;
  write({suite});
  EXPECT_EQ(shown()[0].processors, 4);
  EXPECT_EQ(shown()[0].skip_code, 77);
}

}  // namespace
}  // namespace reuse_build
