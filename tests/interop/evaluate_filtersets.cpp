// SPDX-License-Identifier: MIT OR Apache-2.0
// evaluate_filtersets LIST CARGO_METADATA OUTPUT [--partition P|--platform-filter P|--run-ignored
// W]... Chooses from the tests of a list of cargo-nextest (list --message-format json --run-ignored
// all) by each filterset of standard input; a zero byte ends one. Writes OUTPUT/<n> for the n-th,
// from 0: the chosen tests in nextest's form "oneline", or "error", and then the error to standard
// output.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "build/binary_id.hpp"
#include "select/selection.hpp"
#include "support/file.hpp"
#include "support/json.hpp"

namespace reuse_build {
namespace {

struct Suite {
  TestBinary binary;
  std::vector<launch::TestName> tests;
};
using Suites = std::map<std::string, Suite, BinaryIdLess>;

Suite parse_suite(const Json& json) {
  const auto text = [&](const char* key) { return json_value<std::string>(json, key, "the list"); };
  Suite suite{{text("binary-id"), text("binary-name"), text("package-id"), text("kind"),
               text("binary-path"), text("build-platform")},
              {}};
  for (const auto& [name, test] : json_member(json, "testcases", "the list").items()) {
    suite.tests.push_back({name, "test", json_value<bool>(test, "ignored", "the list")});
  }
  std::sort(suite.tests.begin(), suite.tests.end(),
            [](const auto& left, const auto& right) { return left.name < right.name; });
  return suite;
}

Suites parse_list(const std::string& file) {
  const Json list = parse_json(read_file(file, ExitCode::setup_error), file, ExitCode::setup_error);
  Suites suites;
  for (const Json& json : json_member(list, "rust-suites", file)) {
    Suite suite = parse_suite(json);
    suites.emplace(suite.binary.binary_id, std::move(suite));
  }
  return suites;
}

SelectionOptions parse_options(const std::vector<std::string>& arguments) {
  SelectionOptions options{{}, {}, {}, "all"};
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    if (arguments[i] == "--partition") options.partition = arguments[i + 1];
    if (arguments[i] == "--platform-filter") options.platform_filter = arguments[i + 1];
    if (arguments[i] == "--run-ignored") options.run_ignored = arguments[i + 1];
  }
  return options;
}

void write_choice(const Suites& suites, const Selection& selection, std::ostream& out) {
  std::vector<SuiteView> views;
  for (const auto& [id, suite] : suites) views.push_back({&suite.binary, suite.tests});
  const auto selected = selection.select(views);
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (!selected[i]) continue;
    const std::string& id = views[i].binary->binary_id;
    for (const auto& test : *selected[i]) out << id << ' ' << test.name << '\n';
  }
}

void evaluate_all(const std::vector<std::string>& arguments) {
  const Suites suites = parse_list(arguments.at(0));
  const WorkspaceGraph graph(
      parse_cargo_metadata(read_file(arguments.at(1), ExitCode::setup_error), arguments.at(1)));
  SelectionOptions options = parse_options({arguments.begin() + 3, arguments.end()});
  std::string expression;
  for (int number = 0; std::getline(std::cin, expression, '\0'); ++number) {
    std::ofstream out(std::filesystem::path(arguments.at(2)) / std::to_string(number));
    options.filtersets = {expression};
    try {
      write_choice(suites, Selection(options, graph), out);
    } catch (const Error& error) {
      out << "error\n";
      std::cout << to_text(error);
    }
  }
}

}  // namespace
}  // namespace reuse_build

int main(int argc, char** argv) {
  try {
    reuse_build::evaluate_all({argv + 1, argv + argc});
    return 0;
  } catch (const reuse_build::Error& error) {
    reuse_build::print(error);
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
  }
  return 1;
}
