// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "build/rust_build.hpp"
#include "select/expression.hpp"
#include "select/name_matcher.hpp"
#include "select/verdict.hpp"
#include "select/workspace_graph.hpp"

namespace reuse_build {

class Filterset;

// The test group of a test.
using GroupOf = std::function<std::string(const TestBinary&, std::string_view test_name)>;

// The predicates of a filterset, looked up in a workspace: a binary and the name of a test suffice
// to tell whether one holds.
struct ConstantRule {
  bool value = false;
};
struct PackageRule {
  WorkspaceGraph::PackageIds ids;
};
struct BinaryRule {
  std::string TestBinary::*property;
  NameMatcher matcher;
};
struct TestRule {
  NameMatcher matcher;
};
struct GroupRule {
  NameMatcher matcher;
  GroupOf group_of;
};
struct DefaultFilterRule {
  std::shared_ptr<const Filterset> filter;  // null: all tests
};
using Rule =
    std::variant<ConstantRule, PackageRule, BinaryRule, TestRule, GroupRule, DefaultFilterRule>;
using CompiledExpression = Expression<Rule>;

// Of one test, or without a name of all tests of the binary.
Verdict evaluate(const CompiledExpression& expression, const TestBinary& binary,
                 std::optional<std::string_view> test_name);

}  // namespace reuse_build
