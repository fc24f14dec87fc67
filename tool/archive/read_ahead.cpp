// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/read_ahead.hpp"

#include <utility>

namespace reuse_build {

namespace {
constexpr std::size_t block_size = std::size_t{128} * 1024;
constexpr std::size_t block_count = 16;
}  // namespace

ReadAhead::ReadAhead(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)), free_(block_count), thread_([this] { run(); }) {}

ReadAhead::~ReadAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

// False when nobody wants more.
bool ReadAhead::take_free(Block& block) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopped_ || !free_.empty(); });
  if (stopped_) return false;
  block = std::move(free_.front());
  free_.pop_front();
  return true;
}

void ReadAhead::put_full(Block block) {
  {
    const std::lock_guard lock(mutex_);
    full_.push_back(std::move(block));
  }
  changed_.notify_all();
}

void ReadAhead::run() {
  Block block;
  while (take_free(block)) {
    block.bytes.resize(block_size);
    block.size = 0;
    try {
      block.size = source_->read(block.bytes.data(), block.bytes.size());
    } catch (...) {
      error_ = std::current_exception();
    }
    const bool is_last = block.size == 0;
    put_full(std::move(block));
    if (is_last) return;
  }
}

std::string_view ReadAhead::next() {
  if (!at_end_) {
    std::unique_lock lock(mutex_);
    if (current_.size > 0) free_.push_back(std::move(current_));
    changed_.notify_all();
    changed_.wait(lock, [this] { return !full_.empty(); });
    current_ = std::move(full_.front());
    full_.pop_front();
    at_end_ = current_.size == 0;
  }
  if (at_end_ && error_) std::rethrow_exception(error_);
  return {current_.bytes.data(), current_.size};
}

}  // namespace reuse_build
