// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/cmake_text.hpp"

namespace reuse_build::launch {

std::string bracket_argument(std::string_view text) {
  // The end of the text and the first bracket after it could close the argument too early.
  const std::string guarded = std::string(text) + ']';
  std::string equals;
  while (guarded.find(']' + equals + ']') != std::string::npos) equals += '=';
  std::string argument = '[' + equals + '[';
  // CMake drops a newline that follows the opening bracket.
  if (text.starts_with('\n')) argument += '\n';
  return argument.append(text).append(1, ']').append(equals).append(1, ']');
}

}  // namespace reuse_build::launch
