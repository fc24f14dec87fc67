// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "select/filterset.hpp"
#include "select/filterset_mistakes.hpp"
#include "select/predicate.hpp"
#include "select/rule.hpp"

namespace reuse_build {

// Looks the predicates up in the workspace. Those that match nothing there, where nextest wants a
// match, and those that may not be used are added to `mistakes`.
CompiledExpression compile_expression(const ParsedExpression& parsed, const WorkspaceGraph& graph,
                                      FiltersetUse use, const FiltersetContext& context,
                                      FiltersetMistakes& mistakes);

}  // namespace reuse_build
