// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/triple_cfg.hpp"

#include <gtest/gtest.h>

#include "config/platform_spec.hpp"

namespace reuse_build {
namespace {

bool matches(const std::string& expression, const std::string& triple) {
  return platform_matches(expression, triple, cfg_of_triple(triple));
}

// What `rustc --print cfg --target …` says of these.
TEST(CfgOfTriple, IsWhatRustcSays) {
  EXPECT_TRUE(matches(R"(cfg(all(unix, target_family = "unix", target_os = "linux",
                         target_arch = "x86_64", target_vendor = "unknown", target_env = "gnu",
                         target_pointer_width = "64", target_endian = "little")))",
                      "x86_64-unknown-linux-gnu"));
  EXPECT_TRUE(matches(R"(cfg(all(target_arch = "arm", target_env = "gnu", not(windows),
                         target_pointer_width = "32")))",
                      "armv7-unknown-linux-gnueabihf"));
  EXPECT_TRUE(matches(R"(cfg(all(target_arch = "aarch64", target_env = "musl")))",
                      "aarch64-unknown-linux-musl"));
  EXPECT_TRUE(matches(R"(cfg(all(target_arch = "x86", target_pointer_width = "32")))",
                      "i686-unknown-linux-gnu"));
  EXPECT_TRUE(matches(R"(cfg(all(target_arch = "riscv64", target_pointer_width = "64")))",
                      "riscv64gc-unknown-linux-gnu"));
  EXPECT_TRUE(matches(R"(cfg(all(target_endian = "big", target_pointer_width = "64")))",
                      "s390x-unknown-linux-gnu"));
  EXPECT_TRUE(matches(R"(cfg(all(target_arch = "powerpc64", target_endian = "little")))",
                      "powerpc64le-unknown-linux-gnu"));
  EXPECT_TRUE(
      matches(R"(cfg(all(target_os = "android", target_env = "", target_vendor = "unknown")))",
              "aarch64-linux-android"));
}

}  // namespace
}  // namespace reuse_build
