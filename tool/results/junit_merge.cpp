// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/junit_merge.hpp"

#include <algorithm>
#include <utility>

#include "launch/error.hpp"
#include "launch/script.hpp"
#include "results/xml_text.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file, const std::string& why) {
  throw Error(ExitCode::setup_error, "cannot merge '" + file.string() + "': " + why,
              "give JUnit files, such as `reuse-build junit convert` or cargo-nextest writes");
}

// Blanks that are all of a text are kept: an output may consist of them.
constexpr unsigned int parse_options = pugi::parse_default | pugi::parse_ws_pcdata_single;

bool was_skipped(const pugi::xml_node& test) {
  return static_cast<bool>(test.child("skipped"));
}

std::string name_of(const pugi::xml_node& node) {
  return node.attribute("name").value();
}

// A name to look for: cargo-nextest leaves tabs and newlines out of what it writes.
std::string without_controls(std::string_view name) {
  std::string text = xml_text(name);
  text.erase(std::remove_if(text.begin(), text.end(),
                            [](unsigned char character) { return character < ' '; }),
             text.end());
  return text;
}

}  // namespace

void JunitMerge::add(const fs::path& file) {
  const std::string text = read_file(file, ExitCode::setup_error);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), parse_options);
  if (!parsed) fail(file, std::string("it is no XML: ") + parsed.description());
  const pugi::xml_node root = document.document_element();
  const std::string name = root.name();
  if (name != "testsuites" && name != "testsuite") {
    fail(file, "it begins with <" + name + ">, not with <testsuites>");
  }
  add_root(root);
  if (name == "testsuite") return add_suite(root, file);
  for (const pugi::xml_node& suite : root.children("testsuite")) add_suite(suite, file);
}

void JunitMerge::add_root(const pugi::xml_node& root) {
  const std::string timestamp = root.attribute("timestamp").value();
  if (!timestamp.empty() && (totals_.timestamp.empty() || timestamp < totals_.timestamp)) {
    totals_.timestamp = timestamp;
  }
  if (const pugi::xml_attribute time = root.attribute("time")) {
    totals_.seconds = totals_.seconds.value_or(0) + time.as_double();
  }
}

void JunitMerge::add_suite(const pugi::xml_node& suite, const fs::path& file) {
  const std::string name = name_of(suite);
  if (!suite.child("testsuite").empty()) fail(file, "the suite '" + name + "' holds another suite");
  suites_.insert(name);
  pugi::xml_node merged = document_.suite(name);
  for (const pugi::xml_node& child : suite.children()) {
    const std::string_view kind = child.name();
    if (kind == "testcase") {
      add_test(merged, child, file);
    } else if (kind != "properties" || !merged.child("properties")) {
      merged.append_copy(child);
    }
  }
}

void JunitMerge::add_test(pugi::xml_node suite, const pugi::xml_node& test, const fs::path& file) {
  const std::string binary_id = name_of(suite);
  const std::string name = name_of(test);
  names_.emplace(binary_id, without_controls(name));
  if (launch::is_setup_script(binary_id)) {
    suite.append_copy(test);
    return;
  }
  const auto [earlier, is_new] =
      tests_.try_emplace({binary_id, test.attribute("classname").value(), name});
  if (!is_new && was_skipped(test)) return;
  if (!is_new && !was_skipped(earlier->second.node)) {
    throw Error(ExitCode::setup_error,
                "the test '" + binary_id + " " + name + "' is in '" +
                    earlier->second.file.string() + "' and in '" + file.string() + "'",
                "give each part's file once; parts of one run have no test in common");
  }
  if (!is_new) suite.remove_child(earlier->second.node);
  earlier->second = {file, suite.append_copy(test)};
}

bool JunitMerge::has(std::string_view binary_id, std::string_view test) const {
  return names_.contains({xml_text(binary_id), without_controls(test)});
}

bool JunitMerge::has_suite(std::string_view binary_id) const {
  return suites_.contains(xml_text(binary_id));
}

std::string JunitMerge::finish() {
  return document_.finish(totals_);
}

}  // namespace reuse_build
