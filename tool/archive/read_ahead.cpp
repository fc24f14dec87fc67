// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/read_ahead.hpp"

#include <utility>

namespace reuse_build {

namespace {
constexpr std::size_t block_size = std::size_t{128} * 1024;
constexpr std::size_t block_count = 16;
}  // namespace

ReadAhead::ReadAhead(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)),
      free_(block_count, Block{std::vector<char>(block_size)}),
      thread_([this] { run(); }) {}

ReadAhead::~ReadAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

// False when nobody wants more.
bool ReadAhead::take_free(Blocks& taken) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopped_ || !free_.empty(); });
  if (stopped_) return false;
  taken.splice(taken.end(), free_, free_.begin());
  return true;
}

void ReadAhead::put_full(Blocks& filled) {
  {
    const std::lock_guard lock(mutex_);
    full_.splice(full_.end(), filled);
  }
  changed_.notify_all();
}

void ReadAhead::run() {
  Blocks blocks;
  while (take_free(blocks)) {
    Block& block = blocks.front();
    block.size = 0;
    try {
      block.size = source_->read(block.bytes.data(), block.bytes.size());
    } catch (...) {
      error_ = std::current_exception();
    }
    const bool is_last = block.size == 0;
    put_full(blocks);
    if (is_last) return;
  }
}

std::string_view ReadAhead::next() {
  if (!at_end_) {
    std::unique_lock lock(mutex_);
    free_.splice(free_.end(), current_);
    changed_.notify_all();
    changed_.wait(lock, [this] { return !full_.empty(); });
    current_.splice(current_.end(), full_, full_.begin());
    at_end_ = current_.front().size == 0;
  }
  if (at_end_ && error_) std::rethrow_exception(error_);
  return {current_.front().bytes.data(), current_.front().size};
}

}  // namespace reuse_build
