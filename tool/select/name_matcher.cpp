// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/name_matcher.hpp"

namespace reuse_build {

namespace {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace

bool NameMatcher::matches(std::string_view name) const {
  return std::visit(Overloaded{[&](const Equal& equal) { return name == equal.text; },
                               [&](const Containing& part) {
                                 return name.find(part.text) != std::string_view::npos;
                               },
                               [&](const Glob& glob) { return glob.matches(name); },
                               [&](const Regex& regex) { return regex.is_found_in(name); }},
                    how_);
}

}  // namespace reuse_build
