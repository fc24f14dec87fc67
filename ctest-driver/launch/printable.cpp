// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/printable.hpp"

#include <cstddef>

namespace reuse_build::launch {
namespace {

bool is_ascii_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
}

// How many bytes at the beginning of `text` are one control: 0 to 2.
std::size_t control_length(std::string_view text) {
  if (is_ascii_control(static_cast<unsigned char>(text[0]))) return 1;
  if (text.size() < 2 || text[0] != '\xC2') return 0;
  return (static_cast<unsigned char>(text[1]) & 0xE0U) == 0x80U ? 2 : 0;
}

void append_escaped(std::string& to, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    to += "\\x";
    to += digits[byte / 16U];
    to += digits[byte % 16U];
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const std::size_t control = control_length(text);
    if (control == 0) shown += text[0];
    append_escaped(shown, text.substr(0, control));
    text.remove_prefix(control == 0 ? 1 : control);
  }
  return shown;
}

}  // namespace reuse_build::launch
