// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace reuse_build {

// Cuts text that comes in arbitrary pieces into lines, given without their '\n'.
class LineSplitter {
 public:
  explicit LineSplitter(std::function<void(std::string_view)> on_line)
      : on_line_(std::move(on_line)) {}
  void add(std::string_view text);
  void finish();  // the last line may lack its '\n'

 private:
  std::function<void(std::string_view)> on_line_;
  std::string partial_;
};

}  // namespace reuse_build
