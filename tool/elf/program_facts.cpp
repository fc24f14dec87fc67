// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/program_facts.hpp"

#include "elf/build_id.hpp"
#include "elf/machine.hpp"

namespace reuse_build {

ProgramFacts program_facts(const ElfFile& file) {
  return {machine_name(file.machine(), file.format()), read_dynamic(file), build_id(file),
          file_layout(file)};
}

}  // namespace reuse_build
