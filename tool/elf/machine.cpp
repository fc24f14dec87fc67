// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/machine.hpp"

namespace reuse_build {

namespace {

constexpr unsigned em_loongarch = 258;  // <elf.h> lacks it before glibc 2.36

std::string by_size(const ElfFormat& format, const char* narrow, const char* wide) {
  return format.is_64 ? wide : narrow;
}

std::string by_order(const ElfFormat& format, const std::string& name, const char* little,
                     const char* big) {
  return name + (format.is_little_endian ? little : big);
}

}  // namespace

std::string machine_name(unsigned machine, const ElfFormat& format) {
  switch (machine) {
    case EM_X86_64:
      return "x86_64";
    case EM_386:
      return "i686";
    case EM_AARCH64:
      return by_order(format, "aarch64", "", "_be");
    case EM_ARM:
      return by_order(format, "arm", "", "eb");
    case EM_RISCV:
      return by_size(format, "riscv32", "riscv64");
    case EM_S390:
      return by_size(format, "s390", "s390x");
    case EM_PPC:
      return "powerpc";
    case EM_PPC64:
      return by_order(format, "powerpc64", "le", "");
    case EM_MIPS:
      return by_order(format, by_size(format, "mips", "mips64"), "el", "");
    case EM_SPARCV9:
      return "sparc64";
    case em_loongarch:
      return by_size(format, "loongarch32", "loongarch64");
    default:
      return "machine " + std::to_string(machine);
  }
}

}  // namespace reuse_build
