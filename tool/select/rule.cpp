// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/rule.hpp"

#include <algorithm>

#include "select/filterset.hpp"

namespace reuse_build {

namespace {

// Without an override in nextest's configuration every test is in this group.
constexpr std::string_view global_group = "@global";

class Evaluation {
 public:
  Evaluation(const TestBinary& binary, std::optional<std::string_view> test_name)
      : binary_(binary), test_name_(test_name) {}

  [[nodiscard]] Verdict of(const CompiledExpression& expression) const;

  Verdict operator()(const ConstantRule& rule) const { return to_verdict(rule.value); }
  Verdict operator()(const PackageRule& rule) const {
    return to_verdict(rule.ids.contains(binary_.package_id));
  }
  Verdict operator()(const BinaryRule& rule) const {
    return to_verdict(rule.matcher.matches(binary_.*rule.property));
  }
  Verdict operator()(const TestRule& rule) const {
    return test_name_ ? to_verdict(rule.matcher.matches(*test_name_)) : Verdict::maybe;
  }
  // As nextest, which does not look at the groups before the tests are listed.
  Verdict operator()(const GroupRule& rule) const {
    if (!test_name_) return Verdict::maybe;
    if (!rule.group_of) return to_verdict(rule.matcher.matches(global_group));
    return to_verdict(rule.matcher.matches(rule.group_of(binary_, *test_name_)));
  }
  Verdict operator()(const DefaultFilterRule& rule) const;

 private:
  const TestBinary& binary_;
  std::optional<std::string_view> test_name_;
};

Verdict Evaluation::operator()(const DefaultFilterRule& rule) const {
  if (!rule.filter) return Verdict::yes;
  if (!test_name_) return rule.filter->matches_binary(binary_);
  return to_verdict(rule.filter->matches_test(binary_, *test_name_));
}

Verdict Evaluation::of(const CompiledExpression& expression) const {
  using Kind = CompiledExpression::Kind;
  switch (expression.kind) {
    case Kind::leaf:
      return std::visit(*this, expression.leaf);
    case Kind::negation:
      return negated(of(expression.operands.front()));
    case Kind::conjunction: {
      Verdict least = Verdict::yes;
      for (const CompiledExpression& operand : expression.operands) {
        least = std::min(least, of(operand));
        if (least == Verdict::no) break;
      }
      return least;
    }
    case Kind::disjunction:
      break;
  }
  Verdict most = Verdict::no;
  for (const CompiledExpression& operand : expression.operands) {
    most = std::max(most, of(operand));
    if (most == Verdict::yes) break;
  }
  return most;
}

}  // namespace

Verdict evaluate(const CompiledExpression& expression, const TestBinary& binary,
                 std::optional<std::string_view> test_name) {
  return Evaluation(binary, test_name).of(expression);
}

}  // namespace reuse_build
