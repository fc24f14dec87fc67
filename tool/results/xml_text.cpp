// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/xml_text.hpp"

#include <cstdint>

namespace reuse_build {

namespace {

constexpr char escape = '\x1b';
constexpr char bell = '\x07';

// A control sequence: parameters, then one byte from '@' to '~'.
std::size_t control_sequence_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] >= ' ' && text[at] <= '?') ++at;
  return at < text.size() && text[at] >= '@' && text[at] <= '~' ? at + 1 : at;
}

// A string, such as a window's title or a link: up to a bell or ESC '\', on one line.
std::size_t control_string_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n') {
    if (text[at] == bell) return at + 1;
    if (text[at] == escape) return text.substr(at + 1, 1) == "\\" ? at + 2 : at;
    ++at;
  }
  return at;
}

// Where the escape sequence of ECMA-48 ends that begins at text[at].
std::size_t escape_end(std::string_view text, std::size_t at) {
  const std::string_view kind = text.substr(at + 1, 1);
  if (kind == "[") return control_sequence_end(text, at + 2);
  if (kind == "]" || kind == "P" || kind == "X" || kind == "^" || kind == "_") {
    return control_string_end(text, at + 2);
  }
  std::size_t end = at + 1;
  while (end < text.size() && text[end] >= ' ' && text[end] <= '/') ++end;
  return end < text.size() && text[end] >= '0' && text[end] <= '~' ? end + 1 : end;
}

struct Character {
  std::size_t size = 0;  // in bytes; 0: invalid
  std::uint32_t code = 0;
};

std::size_t size_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

// Neither longer than it needs to be, nor half of a surrogate pair, nor beyond Unicode.
bool is_scalar(std::uint32_t code, std::size_t size) {
  if (size == 3) return code >= 0x800 && (code < 0xd800 || code > 0xdfff);
  return size != 4 || (code >= 0x10000 && code <= 0x10ffff);
}

Character decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = size_by_lead(lead);
  if (size <= 1) return {size, lead};
  if (size > text.size()) return {};
  std::uint32_t code = lead & (0x7fU >> size);
  for (const char byte : text.substr(1, size - 1)) {
    const auto bits = static_cast<unsigned char>(byte);
    if ((bits & 0xc0U) != 0x80U) return {};
    code = code << 6U | (bits & 0x3fU);
  }
  return is_scalar(code, size) ? Character{size, code} : Character{};
}

// The production Char of XML 1.0.
bool is_xml(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code != 0xfffe && code != 0xffff;
}

}  // namespace

std::string xml_text(std::string_view bytes) {
  constexpr std::string_view replacement = "\xef\xbf\xbd";
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes[at] == escape) {
      at = escape_end(bytes, at);
      continue;
    }
    const Character character = decode(bytes.substr(at));
    if (character.size == 0) {
      text += replacement;
    } else if (is_xml(character.code)) {
      text += bytes.substr(at, character.size);
    }
    at += character.size == 0 ? 1 : character.size;
  }
  return text;
}

}  // namespace reuse_build
