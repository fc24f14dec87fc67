// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace reuse_build {

// Passes on the data of a file that may have holes as all its bytes in order, holes as zeros.
class DenseBytes {
 public:
  using Sink = std::function<void(std::string_view)>;
  explicit DenseBytes(Sink sink) : sink_(std::move(sink)) {}

  // `offset` never goes back. Filling a hole stops when interrupted.
  void add(std::string_view bytes, std::uint64_t offset);
  // A file may end in a hole.
  void finish(std::uint64_t size);

 private:
  Sink sink_;
  std::uint64_t end_ = 0;
};

}  // namespace reuse_build
