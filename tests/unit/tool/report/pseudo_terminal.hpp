// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace reuse_build {

// Runs `body` in a process of its own whose standard streams are a terminal of so many columns, and
// returns all bytes written to it. An exception of the body fails the test.
std::string written_to_terminal(unsigned short columns, const std::function<void()>& body);

// What a terminal makes of such bytes, as far as the tool goes: it understands line ends, "erase to
// the end of the line" and colours, and fails the test for any other control.
class Screen {
 public:
  explicit Screen(const std::string& bytes);

  // What is to be read on it at the end, without blank lines.
  [[nodiscard]] std::vector<std::string> lines() const;
  // The widest that any line has ever been, in columns.
  [[nodiscard]] int widest() const { return widest_; }
  // How often a line was written over.
  [[nodiscard]] int rewritten() const { return rewritten_; }

 private:
  std::size_t control(const std::string& bytes, std::size_t at);
  void note_width();

  std::vector<std::string> lines_ = {""};
  int widest_ = 0;
  int rewritten_ = 0;
};

}  // namespace reuse_build
