// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace reuse_build {

// One of the equal parts of all chosen tests, in nextest's words and with nextest's choice.
struct Partition {
  enum class How {
    hash,   // by XXH64 (seed 0) of the test's name alone
    count,  // every n-th test of each binary
    slice,  // every n-th test of all binaries
  };

  How how = How::slice;
  std::uint64_t part = 1;  // from 1
  std::uint64_t parts = 1;

  // "hash:1/3". Throws Error(usage).
  static Partition parse(const std::string& text);
};

// Says which tests are in a part. It must be shown every test that was chosen otherwise, in the
// order of binary ids and of names; ignored tests are dealt apart from the others.
class PartitionSelector {
 public:
  explicit PartitionSelector(Partition partition) : partition_(partition) {}

  void begin_binary();
  bool keeps(std::string_view test_name, bool ignored);

 private:
  Partition partition_;
  std::array<std::uint64_t, 2> seen_ = {0, 0};  // tests that are not ignored, and that are
};

}  // namespace reuse_build
