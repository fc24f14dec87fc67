// SPDX-License-Identifier: MIT OR Apache-2.0
// What the dynamic loader said when it could not start a program, in words that say what to do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "launch/error.hpp"

namespace reuse_build::driver {

// Whether a program that its loader gave up may have this exit code: 127, or 1 when a library lacks
// a version (glibc).
[[nodiscard]] constexpr bool may_be_the_loaders(int exit_code) {
  return exit_code == 127 || exit_code == 1;
}

// `output` is the first that came from a process that exited with such a code. Nothing when it is
// no complaint of a loader about this program: a test may exit so for reasons of its own. Knows the
// texts of glibc (elf/rtld.c, elf/dl-version.c) and of musl (ldso/dynlink.c). `subject` says what
// was to be started, as for start_error().
[[nodiscard]] std::optional<Error> loader_error(ExitCode code, const std::string& subject,
                                                const std::string& program,
                                                std::string_view output);

}  // namespace reuse_build::driver
