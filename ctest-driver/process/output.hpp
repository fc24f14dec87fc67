// SPDX-License-Identifier: MIT OR Apache-2.0
// Where a child's output goes: through to a descriptor of ours, or into memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reuse_build::driver {

class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;
  Output(Output&&) = delete;
  Output& operator=(const Output&) = delete;
  Output& operator=(Output&&) = delete;
  virtual ~Output() = default;

  virtual void take(std::string_view bytes) = 0;
  // The descriptor that must become writable before more can be taken, or -1.
  [[nodiscard]] virtual int waits_for() const { return -1; }
  // Called when that descriptor is writable or broken.
  virtual void flush() {}
  // Whether more came than it is willing to hold; what is over is thrown away.
  [[nodiscard]] virtual bool overflowed() const { return false; }
};

// Copies through without ever blocking in write(); a reader that went away is no error, the rest
// is dropped. All that comes goes to `copy` too, which must outlive this.
class PassedOutput : public Output {
 public:
  PassedOutput(int fd, Output& copy) : fd_(fd), copy_(&copy) {}

  // At most the 4096 bytes that a writable pipe takes without blocking.
  void take(std::string_view bytes) override;
  [[nodiscard]] int waits_for() const override { return pending_.empty() ? -1 : fd_; }
  void flush() override;

 private:
  int fd_;
  Output* copy_;
  bool broken_ = false;
  std::string pending_;
};

// Keeps up to `limit` bytes.
class CapturedOutput : public Output {
 public:
  explicit CapturedOutput(std::size_t limit) : limit_(limit) {}

  void take(std::string_view bytes) override;
  [[nodiscard]] bool overflowed() const override { return overflowed_; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::size_t limit_;
  bool overflowed_ = false;
  std::string text_;
};

// Keeps the last bytes, at least `size` of them if so many came.
class OutputTail : public Output {
 public:
  explicit OutputTail(std::size_t size) : size_(size) {}

  void take(std::string_view bytes) override;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::size_t size_;
  std::string text_;
};

}  // namespace reuse_build::driver
