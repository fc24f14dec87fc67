// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/library_cache.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>

namespace reuse_build {

namespace {

constexpr std::string_view old_magic = "ld.so-1.7.0";
constexpr std::size_t old_header_size = 16;  // the magic, padding and the number of entries
constexpr std::size_t old_entry_size = 12;
constexpr std::string_view new_magic = "glibc-ld.so.cache1.1";
constexpr std::size_t new_header_size = 48;
constexpr std::size_t new_entry_size = 24;
constexpr std::size_t new_alignment = 8;

// In the byte order of this machine, for which the file was written.
std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t offset) {
  std::uint32_t number = 0;
  if (offset > bytes.size() || bytes.size() - offset < sizeof(number)) return std::nullopt;
  std::memcpy(&number, bytes.data() + offset, sizeof(number));
  return number;
}

// Up to its NUL; empty when it does not end in the file.
std::string_view text_at(std::string_view bytes, std::optional<std::uint32_t> offset) {
  if (!offset || *offset >= bytes.size()) return {};
  const std::string_view rest = bytes.substr(*offset);
  const std::size_t end = rest.find('\0');
  return end == std::string_view::npos ? std::string_view() : rest.substr(0, end);
}

// What follows the old format's entries, if it is there.
std::string_view without_old_format(std::string_view bytes) {
  if (!bytes.starts_with(old_magic)) return bytes;
  const auto count = number_at(bytes, old_header_size - sizeof(std::uint32_t));
  if (!count) return {};
  const std::uint64_t end = old_header_size + std::uint64_t{*count} * old_entry_size;
  const std::uint64_t aligned = (end + new_alignment - 1) / new_alignment * new_alignment;
  return aligned < bytes.size() ? bytes.substr(aligned) : std::string_view();
}

}  // namespace

LibraryCache parse_library_cache(std::string_view bytes) {
  LibraryCache cache;
  bytes = without_old_format(bytes);
  if (!bytes.starts_with(new_magic) || bytes.size() < new_header_size) return cache;
  const std::size_t room = (bytes.size() - new_header_size) / new_entry_size;
  const std::size_t count = std::min<std::size_t>(*number_at(bytes, new_magic.size()), room);
  for (std::size_t index = 0; index < count; ++index) {
    const std::size_t entry = new_header_size + index * new_entry_size;  // flags, name, path, …
    const std::string_view name = text_at(bytes, number_at(bytes, entry + 4));
    const std::string_view path = text_at(bytes, number_at(bytes, entry + 8));
    if (!name.empty() && path.starts_with('/')) cache[std::string(name)].emplace_back(path);
  }
  return cache;
}

}  // namespace reuse_build
