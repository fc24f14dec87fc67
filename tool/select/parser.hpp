// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string_view>

#include "select/filterset_mistakes.hpp"
#include "select/predicate.hpp"

namespace reuse_build {

// Parses nextest's language of filtersets (nextest-filtering 0.22), weakest first:
//     or | +      and & -      not !      (…)  predicate(argument)
// Adds every mistake to `mistakes`, where the expression was begun; the result counts only when
// there was none. Depth is limited to 200 parentheses and negations.
ParsedExpression parse_filterset(std::string_view expression, FiltersetMistakes& mistakes);

}  // namespace reuse_build
