// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// The words of a command line as a POSIX shell takes it apart (XCU 2.2 "Quoting"): with quotes,
// backslashes and comments, but without any expansion. A backslash at the end is one, as in the
// crate shell-words, which nextest uses. Nothing when a quote is left open.
std::optional<std::vector<std::string>> split_shell_words(std::string_view text);

}  // namespace reuse_build
