// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/identifier.hpp"

#include <algorithm>

namespace reuse_build {

namespace {

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte & 0x80) != 0;
}

bool goes_on(char byte) {
  return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

}  // namespace

void require_identifier(std::string_view name, const ConfigValue& value) {
  if (!name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), goes_on)) {
    return;
  }
  value.fail(
      "'" + std::string(name) +
      "' is no name: it must begin with a letter, and go on with letters, digits, '_' and '-'");
}

}  // namespace reuse_build
