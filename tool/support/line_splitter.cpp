// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/line_splitter.hpp"

namespace reuse_build {

void LineSplitter::add(std::string_view text) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    partial_ += text.substr(0, end);
    on_line_(partial_);
    partial_.clear();
    text.remove_prefix(end + 1);
  }
  partial_ += text;
}

void LineSplitter::finish() {
  if (!partial_.empty()) on_line_(partial_);
  partial_.clear();
}

}  // namespace reuse_build
