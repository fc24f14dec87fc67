// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/test_list.hpp"

#include "build/binaries_metadata.hpp"
#include "launch/printable.hpp"

namespace reuse_build {

namespace {

bool is_listed(const ListedSuite& suite) {
  return suite.choice.status == BinaryStatus::listed;
}

template <class Action>
void for_each_chosen(const ListedSuite& suite, const Action& action) {
  if (!is_listed(suite)) return;
  for (std::size_t index = 0; index < suite.tests.size(); ++index) {
    if (!suite.choice.mismatches[index]) action(suite.tests[index].name);
  }
}

// A key that the object does not have yet: the library would look for it among all of them.
void append(Json& object, const std::string& key, Json value) {
  object.get_ref<Json::object_t&>().emplace_back(key, std::move(value));
}

Json filter_match_json(std::optional<Mismatch> mismatch) {
  if (!mismatch) return {{"status", "matches"}};
  return {{"status", "mismatch"}, {"reason", to_word(*mismatch)}};
}

Json tests_json(const ListedSuite& suite) {
  Json tests = Json::object();
  if (!is_listed(suite)) return tests;
  for (std::size_t index = 0; index < suite.tests.size(); ++index) {
    const launch::TestName& test = suite.tests[index];
    append(tests, test.name,
           {{"kind", test.kind},
            {"ignored", test.ignored},
            {"filter-match", filter_match_json(suite.choice.mismatches[index])}});
  }
  return tests;
}

Json suite_json(const ListedSuite& suite) {
  Json json = {{"package-name", suite.package_name}};
  json.update(test_binary_json(suite.binary));
  json["cwd"] = suite.cwd;
  json["status"] = to_word(suite.choice.status);
  json["testcases"] = tests_json(suite);
  return json;
}

}  // namespace

std::string human_list(const ListedSuites& suites) {
  std::string text;
  for (const ListedSuite& suite : suites) {
    std::string tests;
    for_each_chosen(suite, [&tests](const std::string& name) {
      tests += "    " + launch::printable(name) + "\n";
    });
    if (!tests.empty()) text += launch::printable(suite.binary.binary_id) + ":\n" + tests;
  }
  return text;
}

std::string oneline_list(const ListedSuites& suites) {
  std::string text;
  for (const ListedSuite& suite : suites) {
    for_each_chosen(suite, [&](const std::string& name) {
      text += suite.binary.binary_id + " " + name + "\n";
    });
  }
  return text;
}

Json json_list(const RustBuild& build, const ListedSuites& suites) {
  std::size_t count = 0;
  Json json_suites = Json::object();
  for (const ListedSuite& suite : suites) {
    if (suite.choice.status == BinaryStatus::of_other_platform) continue;
    if (is_listed(suite)) count += suite.tests.size();
    append(json_suites, suite.binary.binary_id, suite_json(suite));
  }
  return {{"rust-build-meta", build_meta_json(build)},
          {"test-count", count},
          {"rust-suites", std::move(json_suites)}};
}

}  // namespace reuse_build
