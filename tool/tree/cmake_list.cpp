// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/cmake_list.hpp"

#include <fmt/format.h>

namespace reuse_build {

std::string list_element(std::string_view text) {
  constexpr std::string_view special = ";[]\\\"$";
  std::string element;
  for (const char byte : text) {
    if (special.find(byte) == std::string_view::npos) {
      element += byte;
    } else {
      element += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return element;
}

}  // namespace reuse_build
