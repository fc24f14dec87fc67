// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "build/rust_build.hpp"
#include "select/rule.hpp"
#include "select/verdict.hpp"
#include "select/workspace_graph.hpp"

namespace reuse_build {

// What a filterset chooses: tests to run, or binaries (to archive, to add files for), which test()
// and group() cannot; or, in nextest's configuration, the tests of an override, of a default filter
// or of scripts, for which the groups, and the default filter, are not settled yet. A wrapper for
// listing is chosen before there are tests, so that test() cannot.
enum class FiltersetUse {
  run,
  archive,
  include,
  override_of_settings,
  default_filter,
  scripts,
  list_wrapper,
};

// What nextest's configuration says of the predicates default() and group().
struct FiltersetContext {
  std::shared_ptr<const Filterset> default_filter = nullptr;  // null: all tests
  std::vector<std::string> groups = {"@global"};              // all there are
  GroupOf group_of = nullptr;                                 // null: every test is in "@global"
  bool knows_groups = true;                                   // false: any name may be a group's
};

// Expressions of nextest's language of filtersets, made for one workspace. What it means is
// nextest-filtering's 0.22, but for what select/regex.hpp says of regular expressions.
class Filterset {
 public:
  // Of several expressions one must hold; without any every test is chosen. Throws
  // Error(invalid_filterset) that shows every mistake of all expressions.
  static Filterset compile(const std::vector<std::string>& expressions, const WorkspaceGraph& graph,
                           FiltersetUse use, const FiltersetContext& context = {});

  // With Verdict::no there is no need to list the binary's tests.
  [[nodiscard]] Verdict matches_binary(const TestBinary& binary) const;
  [[nodiscard]] bool matches_test(const TestBinary& binary, std::string_view test_name) const;

 private:
  explicit Filterset(CompiledExpression expression) : expression_(std::move(expression)) {}

  CompiledExpression expression_;
};

}  // namespace reuse_build
