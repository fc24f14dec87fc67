// SPDX-License-Identifier: MIT OR Apache-2.0
// NEXTEST_TEST_GLOBAL_SLOT: a small number that no other test of the same run holds at the same
// time.
#pragma once

#include <string_view>

#include "process/descriptor.hpp"

namespace reuse_build::driver {

// Holds the smallest free number as long as it lives. It is a name in the abstract socket space,
// so that the kernel frees it however the driver dies and nothing is left on disk. Number 0 where
// there are no sockets.
class Slot {
 public:
  explicit Slot(std::string_view run_id);

  [[nodiscard]] unsigned number() const { return number_; }

 private:
  unsigned number_ = 0;
  Descriptor socket_;
};

}  // namespace reuse_build::driver
