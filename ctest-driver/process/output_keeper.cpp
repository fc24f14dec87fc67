// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/output_keeper.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "files.hpp"

namespace reuse_build::driver {

void OutputKeeper::take(std::string_view bytes) {
  const bool fits = size_ + bytes.size() <= limit_;
  if (!fits && size_ <= limit_) start_file();
  size_ += bytes.size();
  if (fits) {
    head_ += bytes;
    return;
  }
  if (head_.size() < limit_ / 2) {
    const std::size_t room = limit_ / 2 - head_.size();
    head_ += bytes.substr(0, room);
  }
  tail_.take(bytes);
  write_to_file(bytes);
}

// What was in memory so far is the file's beginning; half of it stays as the head.
void OutputKeeper::start_file() {
  if (!directory_.empty()) {
    file_name_ = directory_ + "/output-XXXXXX";
    const bool made = make_directories(directory_);
    if (made) file_ = Descriptor(::mkostemp(file_name_.data(), O_CLOEXEC));
    if (!file_) {
      trouble_ = "'" + file_name_ + "' cannot be written: " + std::strerror(errno);
      file_name_.clear();
    }
  }
  write_to_file(head_);
  tail_.take(head_);
  head_.resize(std::min(head_.size(), limit_ / 2));
}

void OutputKeeper::write_to_file(std::string_view bytes) {
  if (!file_ || write_all(file_.get(), bytes)) return;
  trouble_ = std::string("not all: ") + std::strerror(errno);
  file_.close();
}

launch::KeptOutput OutputKeeper::kept() const {
  if (size_ <= limit_) return {head_, {}};
  told_ = true;
  const std::string_view all = tail_.text();
  const std::string_view tail = all.substr(all.size() - std::min(all.size(), limit_ / 2));
  const std::uint64_t left_out = size_ - head_.size() - tail.size();
  std::string note = "\n[" + std::to_string(left_out) + " of " + std::to_string(size_) +
                     " bytes are left out here";
  if (!file_name_.empty()) note += "; all of it: " + file_name_;
  if (!trouble_.empty()) note += " (" + trouble_ + ')';
  return {head_ + note + "]\n" + std::string(tail), file_name_};
}

OutputKeeper::~OutputKeeper() {
  if (!told_ && !file_name_.empty()) ::unlink(file_name_.c_str());
}

}  // namespace reuse_build::driver
