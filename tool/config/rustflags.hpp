// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace reuse_build {

// The flags that cargo gives to rustc when it builds in `directory` for `triple` (the Cargo Book,
// "build.rustflags"): those of the first of these that has any: CARGO_ENCODED_RUSTFLAGS, RUSTFLAGS,
// target.<triple>.rustflags and target.<cfg>.rustflags together, build.rustflags. `cfg` gives the
// lines of `rustc --print cfg`; it is asked only when they are needed. Throws (setup_error) for a
// configuration that does not parse, and for one that includes other files, which only some cargos
// read.
std::vector<std::string> effective_rustflags(const std::filesystem::path& directory,
                                             const std::string& triple,
                                             const std::function<std::vector<std::string>()>& cfg);

}  // namespace reuse_build
