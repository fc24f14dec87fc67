// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/filterset.hpp"

#include <utility>

#include "select/compile.hpp"
#include "select/filterset_mistakes.hpp"
#include "select/parser.hpp"

namespace reuse_build {

namespace {

// As nextest: an expression's predicates are looked up only when the expression is well-formed.
CompiledExpression compile_one(const std::string& text, const WorkspaceGraph& graph,
                               FiltersetUse use, const FiltersetContext& context,
                               FiltersetMistakes& mistakes) {
  const std::size_t mistakes_before = mistakes.count();
  mistakes.begin(text);
  const ParsedExpression parsed = parse_filterset(text, mistakes);
  if (mistakes.count() != mistakes_before) return {};
  return compile_expression(parsed, graph, use, context, mistakes);
}

}  // namespace

Filterset Filterset::compile(const std::vector<std::string>& expressions,
                             const WorkspaceGraph& graph, FiltersetUse use,
                             const FiltersetContext& context) {
  FiltersetMistakes mistakes;
  CompiledExpression any{CompiledExpression::Kind::disjunction, {}, {}};
  if (expressions.empty()) any = {CompiledExpression::Kind::leaf, ConstantRule{true}, {}};
  for (const std::string& text : expressions) {
    any.operands.push_back(compile_one(text, graph, use, context, mistakes));
  }
  if (mistakes.count() != 0) throw mistakes.to_error();
  return Filterset(std::move(any));
}

Verdict Filterset::matches_binary(const TestBinary& binary) const {
  return evaluate(expression_, binary, std::nullopt);
}

bool Filterset::matches_test(const TestBinary& binary, std::string_view test_name) const {
  return evaluate(expression_, binary, test_name) == Verdict::yes;
}

}  // namespace reuse_build
