// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace reuse_build {

// The regular expression in RE2's syntax. Rust's \w, \d and \s are Unicode's, \_ and \u{…} are
// escapes, (?<n>…) is a group, a stray '{' is wrong. What RE2 itself refuses is left in. Throws
// RegexMistake.
std::string to_re2_syntax(std::string_view rust_syntax);

}  // namespace reuse_build
