// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "elf/elf_format.hpp"

namespace reuse_build {

// The processor family as Rust's target triples name it: "x86_64", "i686", "aarch64", "arm",
// "riscv64", "s390x", "powerpc64le", …; "machine <number>" for others.
std::string machine_name(unsigned machine, const ElfFormat& format);

}  // namespace reuse_build
