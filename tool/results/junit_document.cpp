// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/junit_document.hpp"

#include <array>
#include <cstdio>
#include <sstream>

#include "results/xml_text.hpp"

namespace reuse_build {

namespace {

struct Counts {
  int tests = 0;
  int skipped = 0;
  int failures = 0;
  int errors = 0;

  void operator+=(const Counts& other) {
    tests += other.tests;
    skipped += other.skipped;
    failures += other.failures;
    errors += other.errors;
  }
};

Counts count(const pugi::xml_node& suite) {
  Counts counts;
  for (const pugi::xml_node& test : suite.children("testcase")) {
    ++counts.tests;
    counts.skipped += test.child("skipped") ? 1 : 0;
    counts.failures += test.child("failure") ? 1 : 0;
    counts.errors += test.child("error") ? 1 : 0;
  }
  return counts;
}

void set(pugi::xml_node node, const char* name, int value) {
  node.attribute(name).set_value(value);
}

void set_counts(const pugi::xml_node& node, const Counts& counts) {
  set(node, "tests", counts.tests);
  set(node, "skipped", counts.skipped);
  set(node, "failures", counts.failures);
  set(node, "errors", counts.errors);
}

void append_text(pugi::xml_node node, const char* name, const std::string& value) {
  if (!value.empty()) node.append_attribute(name).set_value(value.c_str());
}

}  // namespace

JunitDocument::JunitDocument(const std::string& name) {
  pugi::xml_node declaration = document_.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  root_ = document_.append_child("testsuites");
  root_.append_attribute("name").set_value(xml_text(name).c_str());
  for (const char* attribute : {"tests", "skipped", "failures", "errors"}) {
    root_.append_attribute(attribute);
  }
}

pugi::xml_node JunitDocument::suite(const std::string& name) {
  const auto [found, is_new] = suites_.try_emplace(name);
  if (is_new) {
    pugi::xml_node suite = root_.append_child("testsuite");
    suite.append_attribute("name").set_value(xml_text(name).c_str());
    for (const char* attribute : {"tests", "skipped", "errors", "failures"}) {
      suite.append_attribute(attribute);
    }
    found->second = suite;
  }
  return found->second;
}

std::string JunitDocument::finish(const JunitTotals& totals) {
  Counts all;
  for (const pugi::xml_node& suite : root_.children("testsuite")) {
    const Counts counts = count(suite);
    set_counts(suite, counts);
    all += counts;
  }
  set_counts(root_, all);
  append_text(root_, "uuid", totals.uuid);
  append_text(root_, "timestamp", totals.timestamp);
  if (totals.seconds) append_text(root_, "time", junit_seconds(*totals.seconds));
  std::ostringstream text;
  document_.save(text, "    ", pugi::format_indent, pugi::encoding_utf8);
  return text.str();
}

std::string junit_seconds(double seconds) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.3f", seconds);
  return text.data();
}

}  // namespace reuse_build
