// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "select/expression.hpp"
#include "select/filterset_mistakes.hpp"
#include "select/name_matcher.hpp"

namespace reuse_build {

enum class PredicateName {
  all,
  none,
  test,
  package,
  deps,
  rdeps,
  binary_id,
  binary,
  kind,
  platform,
  group,
  default_filter,
};

// A predicate as it is written, not yet looked up in a workspace.
struct Predicate {
  PredicateName name = PredicateName::none;
  std::optional<NameMatcher> matcher;  // of the predicates that take one
  std::string platform;                // "host" or "target"
  Place place;                         // of the argument; without one, of the name
};

using ParsedExpression = Expression<Predicate>;

}  // namespace reuse_build
