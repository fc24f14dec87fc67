// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/cursor.hpp"

namespace reuse_build {

std::string_view Cursor::word() const {
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
  return rest().substr(0, rest().find_first_not_of(letters));
}

std::string_view Cursor::read_until(std::string_view bytes) {
  const std::string_view read = rest().substr(0, rest().find_first_of(bytes));
  skip(read.size());
  return read;
}

void Cursor::skip_blanks() {
  while (accept(" ") || accept("\n") || accept("\r\n")) {
  }
}

bool Cursor::accept(std::string_view wanted) {
  if (!is_at(wanted)) return false;
  skip(wanted.size());
  return true;
}

bool Cursor::accept_word(std::string_view wanted) {
  return word() == wanted && accept(wanted);
}

}  // namespace reuse_build
