// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/pseudo_terminal.hpp"

#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cwchar>

#include "support/fd.hpp"

namespace reuse_build {

namespace {

[[noreturn]] void run_child(const std::function<void()>& body) {
  try {
    body();
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

// Until the other side is closed, which a terminal reports as EIO.
std::string read_all(int terminal) {
  std::string all;
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t count = ::read(terminal, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return all;
    all.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

int width_of(const std::string& text) {
  std::array<wchar_t, 1024> wide{};
  const std::size_t count = std::mbstowcs(wide.data(), text.c_str(), wide.size());
  EXPECT_LT(count, wide.size()) << "no text of this locale: " << text;
  return count < wide.size() ? ::wcswidth(wide.data(), count) : 0;
}

}  // namespace

std::string written_to_terminal(unsigned short columns, const std::function<void()>& body) {
  winsize size{};
  size.ws_col = columns;
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) run_child(body);
  if (child < 0) {
    ADD_FAILURE() << "no pseudo-terminal";
    return {};
  }
  const Fd owned(terminal);
  std::string bytes = read_all(terminal);
  int status = -1;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  return bytes;
}

Screen::Screen(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    if (std::iscntrl(static_cast<unsigned char>(bytes[at])) != 0) {
      at += control(bytes, at);
      continue;
    }
    const std::size_t end = std::min(bytes.find_first_of("\r\n\033", at), bytes.size());
    lines_.back() += bytes.substr(at, end - at);
    at = end;
    note_width();
  }
}

// Obeys the control at `at`, and returns its length.
std::size_t Screen::control(const std::string& bytes, std::size_t at) {
  const std::string_view rest = std::string_view(bytes).substr(at);
  if (rest.starts_with("\r\n")) {
    lines_.emplace_back();
    return 2;
  }
  if (rest.starts_with("\r\033[K")) {
    rewritten_ += lines_.back().empty() ? 0 : 1;
    lines_.back().clear();
    return 4;
  }
  if (rest.starts_with("\033[1;32m")) return 7;
  if (rest.starts_with("\033[0m")) return 4;
  ADD_FAILURE() << "unknown control in: " << testing::PrintToString(std::string(rest));
  return 1;
}

void Screen::note_width() {
  widest_ = std::max(widest_, width_of(lines_.back()));
}

std::vector<std::string> Screen::lines() const {
  std::vector<std::string> full = lines_;
  full.erase(std::remove(full.begin(), full.end(), ""), full.end());
  return full;
}

}  // namespace reuse_build
