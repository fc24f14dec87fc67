// SPDX-License-Identifier: MIT OR Apache-2.0
#include "results/output_text.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdint>
#include <utility>

#include "support/fd.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace {

std::string shortened(std::string head, std::uint64_t left_out, std::string_view tail) {
  head += "\n[" + std::to_string(left_out) + " bytes are left out here]\n";
  return std::move(head.append(tail));
}

std::string shortened_text(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t half = most / 2;
  return shortened(text.substr(0, half), text.size() - 2 * half, text.substr(text.size() - half));
}

}  // namespace

std::string output_text(const launch::KeptOutput& output, std::size_t most) {
  if (output.file.empty()) return shortened_text(output.text, most);
  // Without waiting for a writer, should it be a pipe.
  const Fd fd(::open(output.file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!fd || ::fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return shortened_text(output.text, most);
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size <= most) return read_at(fd.get(), 0, most);
  const std::size_t half = most / 2;
  return shortened(read_at(fd.get(), 0, half), size - 2 * half,
                   read_at(fd.get(), size - half, half));
}

}  // namespace reuse_build
