// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/run_id.hpp"

#include <unistd.h>

#include <array>
#include <climits>
#include <cstdint>
#include <cstdlib>

#include "files.hpp"
#include "hash.hpp"

namespace reuse_build::driver {
namespace {

std::string host_name() {
  std::array<char, HOST_NAME_MAX + 1> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string facts_of_run() {
  const std::string parent = std::to_string(::getppid());
  const std::string stat = read_file("/proc/" + parent + "/stat").value_or("");
  std::string facts = parent + '\n';
  facts += start_time(stat);
  facts += '\n' + read_file("/proc/sys/kernel/random/boot_id").value_or("") + '\n' + host_name();
  return facts;
}

}  // namespace

std::string_view start_time(std::string_view stat) {
  const std::size_t name_end = stat.rfind(')');
  if (name_end == std::string_view::npos) return {};
  stat.remove_prefix(name_end + 1);
  for (int field = 3; field <= 22; ++field) {
    const std::size_t begin = stat.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    stat.remove_prefix(begin);
    if (field == 22) return stat.substr(0, stat.find_first_of(" \n"));
    const std::size_t end = stat.find(' ');
    if (end == std::string_view::npos) return {};
    stat.remove_prefix(end);
  }
  return {};
}

std::string uuid_of(std::string_view facts) {
  constexpr std::string_view digits = "0123456789abcdef";
  const std::uint64_t high = fnv1a(facts);
  const std::uint64_t low = fnv1a(facts, high);
  std::string uuid;
  for (unsigned i = 0; i < 32; ++i) {
    const std::uint64_t half = i < 16 ? high : low;
    std::uint64_t nibble = (half >> (60U - 4U * (i % 16U))) & 0xfU;
    if (i == 12) nibble = 8;                   // version
    if (i == 16) nibble = 8U | (nibble & 3U);  // variant
    if (i == 8 || i == 12 || i == 16 || i == 20) uuid += '-';
    uuid += digits[nibble];
  }
  return uuid;
}

std::string run_id() {
  const char* given = std::getenv("REUSE_BUILD_RUN_ID");
  if (given != nullptr && *given != '\0') return given;
  return uuid_of(facts_of_run());
}

}  // namespace reuse_build::driver
