// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/split.hpp"

#include <cstddef>

#include "launch/error.hpp"

namespace reuse_build::launch {

std::pair<std::string, std::string> split_at_first(const std::string& text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string::npos || at == 0) {
    throw Error(ExitCode::setup_error, "'" + text + "' lacks a '" + std::string(1, separator) +
                                           "' or what stands before it");
  }
  return {text.substr(0, at), text.substr(at + 1)};
}

}  // namespace reuse_build::launch
