// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/processors.hpp"

#include <elf.h>

#include <charconv>
#include <cstddef>
#include <map>

#include "elf/machine.hpp"

namespace reuse_build {

namespace {

// What uname(2) says and what Rust's triples say, where they differ or there is more than one.
using Names = std::map<std::string_view, std::vector<std::string>>;

const Names& differing_names() {
  static const Names names = {{"x86_64", {"x86_64", "i686"}},
                              {"aarch64", {"aarch64", "arm"}},
                              {"aarch64_be", {"aarch64_be", "armeb"}},
                              {"s390x", {"s390x", "s390"}},
                              {"ppc", {"powerpc"}},
                              {"ppc64", {"powerpc64", "powerpc"}},
                              {"ppc64le", {"powerpc64le"}}};
  return names;
}

bool is_i386(std::string_view name) {
  return name.size() == 4 && name.front() == 'i' && name.ends_with("86");
}

// The bytes that a line of hexadecimal digits writes; of a wrong one those before the mistake.
std::string bytes_of_hex(std::string_view hex) {
  std::string bytes;
  for (; hex.size() >= 2; hex.remove_prefix(2)) {
    unsigned char byte = 0;
    const auto [end, status] = std::from_chars(hex.data(), hex.data() + 2, byte, 16);
    if (status != std::errc{} || end != hex.data() + 2) break;
    bytes.push_back(static_cast<char>(byte));
  }
  return bytes;
}

// The rest of the line that begins so.
std::string_view line_after(std::string_view text, std::string_view start) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.starts_with(start)) return line.substr(start.size());
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : text.size());
  }
  return {};
}

}  // namespace

std::vector<std::string> native_processors(std::string_view uname_machine) {
  const auto found = differing_names().find(uname_machine);
  if (found != differing_names().end()) return found->second;
  if (is_i386(uname_machine)) return {"i686"};
  if (uname_machine.starts_with("armv")) return {uname_machine.ends_with('b') ? "armeb" : "arm"};
  return {std::string(uname_machine)};
}

std::optional<std::string> processor_of_handler(std::string_view text) {
  if (!text.starts_with("enabled\n") || line_after(text, "offset ") != "0") return std::nullopt;
  const std::string magic = bytes_of_hex(line_after(text, "magic "));
  constexpr std::size_t end = offsetof(Elf64_Ehdr, e_machine) + sizeof(Elf64_Half);
  if (!magic.starts_with(ELFMAG) || magic.size() < end) return std::nullopt;
  const ElfFormat format{magic[EI_CLASS] == ELFCLASS64, magic[EI_DATA] == ELFDATA2LSB};
  const auto machine = format.number(magic, offsetof(Elf64_Ehdr, e_machine), sizeof(Elf64_Half));
  return machine_name(static_cast<unsigned>(machine), format);
}

}  // namespace reuse_build
