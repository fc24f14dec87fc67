// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstddef>

namespace reuse_build {

// How much of a test binary is one test of ctest's.
struct Granularity {
  enum class Unit { test, binary, chunk };

  Unit unit = Unit::test;
  std::size_t chunk_size = 100;  // tests, for Unit::chunk
  unsigned jobs = 1;             // most tests of a binary or chunk that run at a time
  bool one_process = false;  // all tests of a binary or chunk in one process, as cargo test does
};

}  // namespace reuse_build
