// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace reuse_build {

// One of the equal parts of all chosen tests, in nextest's words and with nextest's choice; the
// parts by time are ours.
struct Partition {
  enum class How {
    hash,   // by XXH64 (seed 0) of the test's name alone
    count,  // every n-th test of each binary
    slice,  // every n-th test of all binaries
    time,   // parts that take about the same time: select/time_partition.hpp
  };

  How how = How::slice;
  std::uint64_t part = 1;  // from 1
  std::uint64_t parts = 1;

  // "hash:1/3". With more than 10,000 parts by time, which must all be weighed, and for anything
  // else that is wrong, throws Error(usage).
  static Partition parse(const std::string& text);
};

// Says which tests are in a part that is not by time. It must be shown every test that was chosen
// otherwise, in the order of binary ids and of names; ignored tests are dealt apart from the
// others.
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
