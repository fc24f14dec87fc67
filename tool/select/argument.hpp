// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "select/cursor.hpp"
#include "select/filterset_mistakes.hpp"
#include "select/name_matcher.hpp"

// The arguments of predicates: what stands between '(' and ')'. Mistakes are added, nothing is
// thrown; the cursor is left where the argument ends.
namespace reuse_build {

// How an argument without a sign in front is matched.
enum class ImplicitMatcher { equal, contains, glob };

// Nothing when it is wrong.
std::optional<NameMatcher> parse_matcher(Cursor& cursor, ImplicitMatcher implicit,
                                         FiltersetMistakes& mistakes);

// Text up to ',' or ')' with its escapes replaced: \n \r \t \b \f \\ \/ \) \, \u{…}.
std::optional<std::string> parse_text(Cursor& cursor, FiltersetMistakes& mistakes);

}  // namespace reuse_build
