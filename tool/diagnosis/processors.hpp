// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reuse_build {

// The processor families whose programs a kernel starts by itself, as machine_name() names them,
// from the name that uname(2) gives: its own first, then the narrower ones that may be supported.
std::vector<std::string> native_processors(std::string_view uname_machine);

// The family that a handler of binfmt_misc is for, from the text of its file in
// /proc/sys/fs/binfmt_misc (Linux' Documentation/admin-guide/binfmt-misc.rst). nullopt when it is
// disabled or is for other files than programs of one family.
std::optional<std::string> processor_of_handler(std::string_view text);

}  // namespace reuse_build
