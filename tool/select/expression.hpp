// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <utility>
#include <vector>

namespace reuse_build {

// A boolean expression over leaves of any type. Chains of one operator are one node with many
// operands, so that its depth is that of the parentheses and negations, which the parser limits.
template <class Leaf>
struct Expression {
  enum class Kind { leaf, negation, conjunction, disjunction };

  Kind kind = Kind::leaf;
  Leaf leaf{};
  std::vector<Expression> operands;
};

template <class Leaf>
Expression<Leaf> negation_of(Expression<Leaf> operand) {
  Expression<Leaf> negation{Expression<Leaf>::Kind::negation, {}, {}};
  negation.operands.push_back(std::move(operand));
  return negation;
}

}  // namespace reuse_build
