// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/error.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "launch/printable.hpp"

namespace reuse_build {
namespace {

void append_indented(std::string& text, std::string_view lines) {
  for (const char c : launch::printable(lines)) {
    text += c;
    if (c == '\n') text += "  ";
  }
}

}  // namespace

Error::Error(ExitCode code, std::string message, std::string hint)
    : code_(code), message_(std::move(message)), hint_(std::move(hint)) {}

Error system_error(ExitCode code, std::string_view what, int errno_value, std::string hint) {
  return Error(code, std::string(what) + ": " + std::strerror(errno_value), std::move(hint));
}

std::string to_text(const Error& error) {
  std::string text = "error: ";
  append_indented(text, error.message());
  text += '\n';
  if (!error.hint().empty()) {
    text += "  hint: ";
    append_indented(text, error.hint());
    text += '\n';
  }
  return text;
}

void print(const Error& error) {
  const std::string text = to_text(error);
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace reuse_build
