// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/percent.hpp"

#include "launch/error.hpp"

namespace reuse_build::launch {
namespace {

bool needs_encoding(unsigned char byte, Blanks blanks) {
  return byte < 0x20 || byte == 0x7f || byte == '%' || (byte == ' ' && blanks == Blanks::encoded);
}

// The value of a hexadecimal digit, or -1.
int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

// The byte that the two characters after a '%' stand for, or -1.
int decode_byte(std::string_view digits) {
  if (digits.size() < 2) return -1;
  const int high = hex_value(digits[0]);
  const int low = hex_value(digits[1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

}  // namespace

std::string percent_encode(std::string_view raw, Blanks blanks) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(raw.size());
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    if (!needs_encoding(byte, blanks)) {
      encoded += c;
      continue;
    }
    encoded += '%';
    encoded += digits[byte / 16U];
    encoded += digits[byte % 16U];
  }
  return encoded;
}

std::string percent_decode(std::string_view encoded) {
  std::string raw;
  raw.reserve(encoded.size());
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] != '%') {
      raw += encoded[i];
      continue;
    }
    const int byte = decode_byte(encoded.substr(i + 1, 2));
    if (byte < 0) {
      throw Error(ExitCode::setup_error, "cannot decode '" + std::string(encoded) +
                                             "': two hexadecimal digits must follow every %");
    }
    raw += static_cast<char>(byte);
    i += 2;
  }
  return raw;
}

}  // namespace reuse_build::launch
