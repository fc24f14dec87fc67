// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/elf_format.hpp"

namespace reuse_build {

namespace {

// The bits by which byte number `index` of a number is shifted.
unsigned shift_of(std::size_t index, std::size_t width, bool is_little_endian) {
  return static_cast<unsigned>(8 * (is_little_endian ? index : width - 1 - index));
}

}  // namespace

std::uint64_t ElfFormat::number(std::string_view bytes, std::size_t offset,
                                std::size_t width) const {
  std::uint64_t value = 0;
  for (std::size_t index = 0; index < width; ++index) {
    const auto byte = static_cast<unsigned char>(bytes.at(offset + index));
    value |= std::uint64_t{byte} << shift_of(index, width, is_little_endian);
  }
  return value;
}

std::uint64_t ElfFormat::get(std::string_view bytes, std::size_t start,
                             const ElfField& field) const {
  return is_64 ? number(bytes, start + field.offset_64, field.width_64)
               : number(bytes, start + field.offset_32, field.width_32);
}

void ElfFormat::put(std::string& bytes, std::size_t start, const ElfField& field,
                    std::uint64_t value) const {
  const std::size_t offset = start + (is_64 ? field.offset_64 : field.offset_32);
  const std::size_t width = is_64 ? field.width_64 : field.width_32;
  for (std::size_t index = 0; index < width; ++index) {
    const std::uint64_t byte = value >> shift_of(index, width, is_little_endian);
    bytes.at(offset + index) = static_cast<char>(byte & 0xffU);
  }
}

}  // namespace reuse_build
