// SPDX-License-Identifier: MIT OR Apache-2.0
// One pipe from a child to an Output.
#pragma once

#include <poll.h>

#include <cstddef>
#include <optional>
#include <utility>

#include "process/descriptor.hpp"
#include "process/output.hpp"

namespace reuse_build::driver {

class Stream {
 public:
  // `to` must outlive the stream.
  Stream(Descriptor from, Output& to) : from_(std::move(from)), to_(&to) {}

  // False once all has come and gone.
  [[nodiscard]] bool open() const { return !abandoned_ && (from_ || to_->waits_for() >= 0); }
  [[nodiscard]] bool overflowed() const { return to_->overflowed(); }

  // What to wait for.
  [[nodiscard]] pollfd wanted() const;
  // Moves one piece on after poll() has answered `wanted()`.
  void advance(short events);

  // From now on only what lies in the pipe already is taken. Returns whether somebody still holds
  // the other end.
  bool limit_to_present();
  // Drops what is not delivered yet.
  void abandon();

 private:
  void read_piece();
  Descriptor from_;
  Output* to_;
  std::optional<std::size_t> budget_;
  bool abandoned_ = false;
};

}  // namespace reuse_build::driver
