// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/utf8.hpp"

#include <cstddef>

namespace reuse_build::launch {
namespace {

// The length of the sequence that a first byte starts and the bounds of its second byte; length 0
// if it starts none.
struct Sequence {
  std::size_t length = 0;
  unsigned char second_low = 0x80;
  unsigned char second_high = 0xBF;
};

Sequence sequence_of(unsigned char first) {
  if (first < 0x80) return {1};
  if (first >= 0xC2 && first <= 0xDF) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first >= 0xE1 && first <= 0xEF) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  if (first >= 0xF1 && first <= 0xF3) return {4};
  return {};
}

// The length of the sequence at the beginning, 0 if it is malformed.
std::size_t sequence_length(std::string_view bytes) {
  const auto byte = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const Sequence sequence = sequence_of(byte(0));
  if (sequence.length == 0 || sequence.length > bytes.size()) return 0;
  if (sequence.length > 1 && (byte(1) < sequence.second_low || byte(1) > sequence.second_high)) {
    return 0;
  }
  for (std::size_t i = 2; i < sequence.length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  return sequence.length;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = sequence_length(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

}  // namespace reuse_build::launch
