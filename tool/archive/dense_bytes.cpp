// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/dense_bytes.hpp"

#include <algorithm>
#include <array>

#include "support/interrupt.hpp"

namespace reuse_build {

void DenseBytes::add(std::string_view bytes, std::uint64_t offset) {
  finish(offset);
  sink_(bytes);
  end_ = offset + bytes.size();
}

void DenseBytes::finish(std::uint64_t size) {
  constexpr std::array<char, 4096> zeros{};
  while (end_ < size) {
    throw_if_interrupted();
    const std::size_t count = std::min<std::uint64_t>(size - end_, zeros.size());
    sink_({zeros.data(), count});
    end_ += count;
  }
}

}  // namespace reuse_build
