// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/ctest_files.hpp"

#include <fmt/format.h>

#include "launch/cmake_text.hpp"
#include "launch/error.hpp"
#include "launch/percent.hpp"
#include "support/file.hpp"
#include "support/paths.hpp"
#include "tree/cmake_list.hpp"
#include "tree/ctest_units.hpp"
#include "tree/layout.hpp"
#include "tree/setup_fixtures.hpp"
#include "tree/test_properties.hpp"

namespace reuse_build {

namespace {

using launch::bracket_argument;

// From <tree>/target/reuse-build/ctest/<n>.
const std::string own_tree = "\"${CMAKE_CURRENT_LIST_DIR}/../../../..\"";

// A names file beside a suite's ctest file.
constexpr const char* chosen_tests_file = "chosen.tests";

// The directory of the setup scripts' ctest file, beside those of the suites.
constexpr const char* setup_directory = "setup";

constexpr int skip_return_code = static_cast<int>(ExitCode::skipped);

std::string label(std::string_view key, std::string_view value) {
  return std::string(key) + list_element(launch::encode_test_name(value));
}

std::string labels(const TestSuite& suite) {
  return fmt::format("rust;{};{};{};{}", suite.binary.build_platform == "host" ? "host" : "target",
                     label("package=", suite.package_name), label("kind=", suite.binary.kind),
                     label("binary=", suite.binary.binary_id));
}

std::string ctest_name(const TestSuite& suite, std::string_view test) {
  return launch::encode_test_name(suite.binary.binary_id) + "/" + launch::encode_test_name(test);
}

// The part of a suite's file that names its tests; `command` is the common start of their commands.
class SuiteFile {
 public:
  SuiteFile(const TestSuite& suite, std::string command, TestProperties& properties)
      : suite_(suite), command_(std::move(command)), properties_(properties) {}

  std::string text() {
    if (!suite_.tests) return not_listed();
    // With `only`, what is not ignored is not even registered.
    text_ = "if(NOT \"$ENV{REUSE_BUILD_RUN_IGNORED}\" STREQUAL \"only\")\n";
    const std::vector<launch::TestName> tests = suite_.tests_to_run();
    for (const launch::TestName& test : tests) {
      if (!test.ignored) add(test, "");
    }
    text_ += "endif()\n";
    const std::string for_ignored =
        fmt::format(" SKIP_RETURN_CODE {} LABELS ignored", skip_return_code);
    for (const launch::TestName& test : tests) {
      if (test.ignored) add(test, for_ignored);
    }
    return text_;
  }

 private:
  // Few tests have properties, since ctest takes long to set them.
  void add(const launch::TestName& test, const std::string& more_properties) {
    const std::string name = bracket_argument(ctest_name(suite_, test.name));
    text_ += fmt::format("add_test({} {} {})\n", name, command_, bracket_argument(test.name));
    const std::string properties = more_properties + properties_.of(suite_, test);
    if (properties.empty()) return;
    text_ += fmt::format("set_tests_properties({} PROPERTIES{})\n", name, properties);
  }

  [[nodiscard]] std::string not_listed() const {
    const std::string name = launch::encode_test_name(suite_.binary.binary_id) + "_NOT_LISTED";
    return fmt::format("add_test({} \"${{driver}}\" not-listed \"${{record}}\")\n",
                       bracket_argument(name));
  }

  const TestSuite& suite_;
  std::string command_;
  TestProperties& properties_;
  std::string text_;
};

// The launcher, "${driver}" with a command, and the arguments that all tests have.
std::string driver_command(std::string_view command, const CtestReferences& references,
                           const std::string& profile) {
  std::string text;
  for (const std::string& word : references.launcher) text += bracket_argument(word) + " ";
  text += fmt::format("\"${{driver}}\" {}", command);
  if (profile != "default") text += " --profile " + bracket_argument(profile);
  for (const std::string& argument : references.run_arguments) {
    text += " " + bracket_argument(argument);
  }
  return text;
}

std::string tests_text(const TestSuite& suite, const CtestReferences& references,
                       const CtestSettings& settings, TestProperties& properties) {
  if (settings.granularity.unit == Granularity::Unit::test || !suite.tests) {
    const std::string command =
        driver_command("run", references, settings.profile) + " \"${record}\"";
    return SuiteFile(suite, command, properties).text();
  }
  const std::string chosen =
      suite.chosen ? fmt::format("\"${{CMAKE_CURRENT_LIST_DIR}}/{}\"", chosen_tests_file) : "";
  return add_units(suite, settings.granularity,
                   driver_command("run-binary", references, settings.profile), chosen, properties);
}

std::string suite_file(const TestSuite& suite, std::size_t index, const CtestReferences& references,
                       const CtestSettings& settings, TestProperties& properties) {
  return fmt::format(
      "# Written by reuse-build; changes are lost.\n"
      "cmake_minimum_required(VERSION 3.22)\n"
      "string(CONCAT driver {})\n"
      "string(CONCAT record {} {})\n"
      "{}"
      "{}"
      "set_directory_properties(PROPERTIES LABELS {})\n",
      references.driver, references.tree, bracket_argument("/" + layout::launch_record(index)),
      suite.record.scripts.empty() ? "" : define_tree_key(references.tree),
      tests_text(suite, references, settings, properties), bracket_argument(labels(suite)));
}

std::string setup_file(const SetupFixtures& fixtures, const CtestReferences& references,
                       const CtestSettings& settings) {
  return fmt::format(
      "# Written by reuse-build; changes are lost.\n"
      "cmake_minimum_required(VERSION 3.22)\n"
      "string(CONCAT driver {})\n"
      "{}"
      "set_directory_properties(PROPERTIES LABELS [[rust;setup-script]])\n",
      references.driver,
      fixtures.tests(driver_command("setup-script", references, settings.profile),
                     references.tree));
}

}  // namespace

CtestReferences references_inside_tree(const std::string& triple) {
  return {own_tree, own_tree + " " + bracket_argument("/" + layout::driver(triple)), {}};
}

CtestReferences references_in_place(const std::filesystem::path& driver,
                                    const std::string& workspace) {
  return {own_tree, bracket_argument(driver.string()), {"--workspace", workspace}};
}

CtestReferences references_to_tree(const std::filesystem::path& tree,
                                   const std::filesystem::path& driver) {
  return {bracket_argument(tree.string()), bracket_argument(driver.string()), {}};
}

std::string root_ctest_file(const std::string& ctest_directory) {
  return "subdirs(" + ctest_directory + ")\n";
}

void require_no_other_root_file(const std::filesystem::path& directory) {
  constexpr auto failed = ExitCode::setup_error;
  const std::filesystem::path file = directory / layout::root_ctest_file;
  std::error_code ignored;
  if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) return;
  if (read_file(file, failed) == root_ctest_file(layout::ctest_directory)) return;
  throw Error(failed, "cannot replace '" + file.string() + "': it lists other tests",
              "this is somebody's build directory; choose another directory for the tests");
}

void write_ctest_files(const TestSuites& suites, const CtestReferences& references,
                       const std::string& directory, const WriteTreeFile& write,
                       const CtestSettings& settings) {
  TestProperties properties(settings.profile);
  std::string names;
  if (const SetupFixtures fixtures(suites, settings.profile); !fixtures.empty()) {
    names = setup_directory;
    write(join_path(join_path(directory, names), layout::root_ctest_file),
          setup_file(fixtures, references, settings));
  }
  for (std::size_t index = 0; index < suites.size(); ++index) {
    const TestSuite& suite = suites[index];
    if (!suite.is_wanted()) continue;
    const std::string name = std::to_string(index);
    const std::string own = join_path(directory, name);
    write(join_path(own, layout::root_ctest_file),
          suite_file(suite, index, references, settings, properties));
    if (settings.granularity.unit != Granularity::Unit::test && suite.chosen) {
      write(join_path(own, chosen_tests_file), launch::to_text(*suite.chosen));
    }
    names += (names.empty() ? "" : " ") + name;
  }
  write(join_path(directory, layout::root_ctest_file),
        names.empty() ? "# There are no tests.\n" : "subdirs(" + names + ")\n");
}

}  // namespace reuse_build
