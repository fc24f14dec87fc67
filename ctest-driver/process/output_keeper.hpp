// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "launch/result_line.hpp"
#include "process/descriptor.hpp"
#include "process/output.hpp"

namespace reuse_build::driver {

// Keeps what comes: in memory up to a limit; past it all goes to a file, and only the beginning and
// the end stay in memory. A file that nobody was told of goes with its keeper.
class OutputKeeper : public Output {
 public:
  static constexpr std::size_t most_in_memory = std::size_t{128} << 10U;

  // The file is made in `directory`, with its parents, when it is needed; with an empty one what is
  // over `limit` is lost.
  explicit OutputKeeper(std::string directory, std::size_t limit = most_in_memory)
      : directory_(std::move(directory)), limit_(limit), tail_(limit / 2) {}

  OutputKeeper(const OutputKeeper&) = delete;
  OutputKeeper(OutputKeeper&&) = delete;
  OutputKeeper& operator=(const OutputKeeper&) = delete;
  OutputKeeper& operator=(OutputKeeper&&) = delete;
  ~OutputKeeper() override;

  void take(std::string_view bytes) override;

  // The first that came.
  [[nodiscard]] const std::string& head() const { return head_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  // What is to be shown: where something is left out, it says so and where all of it is.
  [[nodiscard]] launch::KeptOutput kept() const;

 private:
  void start_file();
  void write_to_file(std::string_view bytes);

  std::string directory_;
  std::size_t limit_;
  std::uint64_t size_ = 0;
  std::string head_;
  OutputTail tail_;
  Descriptor file_;
  std::string file_name_;
  std::string trouble_;        // why the file does not have all
  mutable bool told_ = false;  // of the file
};

}  // namespace reuse_build::driver
