// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "archive/zstd_writer.hpp"

namespace reuse_build {

// Member types of a tar header ("ustar Interchange Format" of POSIX, and GNU's additions).
namespace tar_type {
inline constexpr char file = '0';
inline constexpr char old_file = '\0';
inline constexpr char hard_link = '1';
inline constexpr char symbolic_link = '2';
inline constexpr char character_device = '3';
inline constexpr char block_device = '4';
inline constexpr char directory = '5';
inline constexpr char fifo = '6';
inline constexpr char contiguous_file = '7';
inline constexpr char gnu_long_name = 'L';
inline constexpr char gnu_sparse = 'S';
inline constexpr char pax = 'x';
}  // namespace tar_type

// What no honest program writes: a tar file made field by field.
class TarBuilder {
 public:
  static constexpr std::size_t block = 512;

  TarBuilder& add(std::string_view path, char type, std::string_view data = {},
                  std::string_view link = {}, unsigned mode = 0644) {
    bytes_ += header(path, type, data.size(), link, mode);
    return add_data(data);
  }
  TarBuilder& add_file(std::string_view path, std::string_view data = "data",
                       unsigned mode = 0644) {
    return add(path, tar_type::file, data, {}, mode);
  }
  TarBuilder& add_link(std::string_view path, std::string_view target) {
    return add(path, tar_type::symbolic_link, {}, target);
  }
  TarBuilder& add_hard_link(std::string_view path, std::string_view target) {
    return add(path, tar_type::hard_link, {}, target);
  }

  // Precedes a member with a path that its header has no room for.
  TarBuilder& add_gnu_long_name(std::string_view path) {
    return add("././@LongLink", tar_type::gnu_long_name, std::string(path) + '\0');
  }
  // Precedes a member: "<length> <key>=<value>\n", the length counting itself.
  TarBuilder& add_pax(std::string_view key, std::string_view value) {
    const std::size_t rest = key.size() + value.size() + 3;
    std::size_t length = rest + 1;
    while (rest + std::to_string(length).size() != length) ++length;
    return add("PaxHeaders/x", tar_type::pax, fmt::format("{} {}={}\n", length, key, value));
  }

  // A sparse member of 3072 bytes: "head", a hole, "tail" at 2048 or elsewhere, a hole.
  TarBuilder& add_gnu_sparse(std::string_view path, std::uint64_t tail = 2048) {
    std::string head = header(path, tar_type::gnu_sparse, 2 * block, {}, 0644);
    put_magic(head, std::string_view("ustar  \0", 8));
    std::size_t at = 386;
    for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{512}, tail,
                                       std::uint64_t{512}, std::uint64_t{3072}, std::uint64_t{0}}) {
      put_octal(head, at, 12, number);
      at += 12;
    }
    put_octal(head, 483, 12, 3072);
    put_checksum(head);
    bytes_ += head;
    return add_data("head").add_data("tail");
  }

  TarBuilder& add_raw(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
  }
  TarBuilder& end() {
    bytes_.append(2 * block, '\0');
    return *this;
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  static void put(std::string& header, std::size_t at, std::string_view text) {
    header.replace(at, text.size(), text);
  }
  static void put_octal(std::string& header, std::size_t at, std::size_t width,
                        std::size_t number) {
    put(header, at, fmt::format("{:0{}o}", number, width - 1));
  }
  static void put_magic(std::string& header, std::string_view magic) { put(header, 257, magic); }
  static void put_checksum(std::string& header) {
    put(header, 148, "        ");
    unsigned sum = 0;
    for (const char byte : header) sum += static_cast<unsigned char>(byte);
    put(header, 148, fmt::format("{:06o}", sum) + '\0');
  }

  static std::string header(std::string_view path, char type, std::size_t size,
                            std::string_view link, unsigned mode) {
    std::string result(block, '\0');
    put(result, 0, path.substr(0, 100));
    put_octal(result, 100, 8, mode);
    put_octal(result, 108, 8, 0);
    put_octal(result, 116, 8, 0);
    put_octal(result, 124, 12, size);
    put_octal(result, 136, 12, 0);
    result[156] = type;
    put(result, 157, link.substr(0, 100));
    put_magic(result, std::string_view("ustar\00000", 8));
    put_checksum(result);
    return result;
  }

  TarBuilder& add_data(std::string_view data) {
    bytes_ += data;
    bytes_.append((block - data.size() % block) % block, '\0');
    return *this;
  }

  std::string bytes_;
};

// One zstd frame.
inline std::string zstd_frame(std::string_view bytes) {
  std::string compressed;
  ZstdWriter writer({}, [&compressed](std::string_view piece) { compressed += piece; });
  writer.write_small_frame(bytes);
  return compressed;
}

// Several frames, and the seek table that names them.
inline std::string seekable_frames(const std::vector<std::string>& contents) {
  std::string compressed;
  ZstdWriter writer({}, [&compressed](std::string_view piece) { compressed += piece; });
  for (const std::string& content : contents) writer.write_small_frame(content);
  return compressed + seek_table(writer.frames());
}

}  // namespace reuse_build
