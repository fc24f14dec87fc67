// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace reuse_build {

// nextest's name for a test binary: `pkg` for the library's and a proc-macro's unit tests,
// `pkg::name` for an integration test, `pkg::kind/name` for the others.
std::string make_binary_id(std::string_view package, std::string_view kind,
                           std::string_view target);

// nextest's order of ids: by package, then unit tests, then integration tests by name, then the
// others by kind and name. It decides the order of lists and of `slice` partitions.
struct BinaryIdLess {
  using is_transparent = void;
  bool operator()(std::string_view left, std::string_view right) const;
};

}  // namespace reuse_build
