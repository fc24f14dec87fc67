// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/script_variable.hpp"

namespace reuse_build::launch {

std::string mistake_in_variable(std::string_view name) {
  constexpr std::string_view digits = "0123456789";
  constexpr std::string_view allowed =
      "0123456789_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const std::string subject = "the variable '" + std::string(name) + "'";
  if (name.starts_with("NEXTEST")) return subject + " begins with NEXTEST, which is nextest's own";
  if (name.empty() || digits.find(name.front()) != std::string_view::npos) {
    return subject + " does not begin with a letter or an underscore";
  }
  if (name.find_first_not_of(allowed) != std::string_view::npos) {
    return subject + " does not consist of letters, digits and underscores";
  }
  return {};
}

}  // namespace reuse_build::launch
