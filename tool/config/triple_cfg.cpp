// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/triple_cfg.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace reuse_build {

namespace {

using Words = std::vector<std::string_view>;

Words split(std::string_view triple) {
  Words words;
  for (;;) {
    const std::size_t end = triple.find('-');
    words.push_back(triple.substr(0, end));
    if (end == std::string_view::npos) return words;
    triple.remove_prefix(end + 1);
  }
}

// rustc has one name for each family of processors.
std::string_view architecture_of(std::string_view processor) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> families = {{
      {"i386", "x86"},
      {"i586", "x86"},
      {"i686", "x86"},
      {"arm", "arm"},
      {"thumb", "arm"},
      {"riscv64", "riscv64"},
      {"riscv32", "riscv32"},
      {"powerpc64", "powerpc64"},
      {"mips64", "mips64"},
      {"mips", "mips"},
  }};
  for (const auto& [start, family] : families) {
    if (processor.starts_with(start)) return family;
  }
  return processor;
}

bool is_big_endian(std::string_view processor) {
  if (processor == "s390x" || processor == "aarch64_be") return true;
  if (processor.starts_with("powerpc")) return !processor.ends_with("le");
  return processor.starts_with("mips") && processor.find("el") == std::string_view::npos;
}

bool has_64_bits(std::string_view processor) {
  return processor == "s390x" || processor.find("64") != std::string_view::npos;
}

// "gnu" of "gnueabihf".
std::string_view library_of(std::string_view word) {
  for (const std::string_view library : {"gnu", "musl", "uclibc", "ohos"}) {
    if (word.starts_with(library)) return library;
  }
  return {};
}

std::string line(std::string_view key, std::string_view value) {
  return std::string(key) + "=\"" + std::string(value) + '"';
}

}  // namespace

std::vector<std::string> cfg_of_triple(std::string_view triple) {
  const Words words = split(triple);
  const bool has_vendor = words.size() > 2 && words[1] != "linux";
  const std::string_view end = words.back();
  return {"unix",
          line("target_family", "unix"),
          line("target_os", end.starts_with("android") ? "android" : "linux"),
          line("target_arch", architecture_of(words.front())),
          line("target_vendor", has_vendor ? words[1] : "unknown"),
          line("target_env", library_of(end)),
          line("target_pointer_width", has_64_bits(words.front()) ? "64" : "32"),
          line("target_endian", is_big_endian(words.front()) ? "big" : "little")};
}

}  // namespace reuse_build
