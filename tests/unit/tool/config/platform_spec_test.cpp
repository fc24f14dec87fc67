// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/platform_spec.hpp"

#include <gtest/gtest.h>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

const std::string triple = "x86_64-unknown-linux-gnu";

bool matches(std::string_view spec) {
  return platform_matches(
      spec, triple,
      {"unix", R"(target_os="linux")", R"(target_arch="x86_64")", R"(target_feature="sse2")"});
}

TEST(PlatformMatches, ComparesTriples) {
  EXPECT_TRUE(matches(triple));
  EXPECT_FALSE(matches("aarch64-unknown-linux-gnu"));
  EXPECT_FALSE(matches("x86_64-unknown-linux"));
}

TEST(PlatformMatches, KnowsKeysAndValues) {
  EXPECT_TRUE(matches("cfg(unix)"));
  EXPECT_FALSE(matches("cfg(windows)"));
  EXPECT_TRUE(matches(R"(cfg(target_os = "linux"))"));
  EXPECT_TRUE(matches(R"( cfg ( target_feature="sse2" , ) )"));
  EXPECT_FALSE(matches(R"(cfg(target_os = "windows"))"));
  EXPECT_TRUE(matches("cfg(true)"));
  EXPECT_FALSE(matches("cfg(false)"));
}

TEST(PlatformMatches, KnowsOperators) {
  EXPECT_TRUE(matches("cfg(not(windows))"));
  EXPECT_TRUE(matches(R"(cfg(all(unix, target_arch = "x86_64")))"));
  EXPECT_FALSE(matches("cfg(all(unix, windows))"));
  EXPECT_TRUE(matches("cfg(any(windows, unix,))"));
  EXPECT_TRUE(matches(R"(cfg(any(not(unix), all(unix, not(any(windows, target_os = "macos"))))))"));
  EXPECT_TRUE(matches("cfg(all())"));
  EXPECT_FALSE(matches("cfg(any())"));
}

TEST(PlatformMatches, NamesMistakesAndTheirPlace) {
  const auto mistake = [](const char* spec) {
    return thrown_error([spec] { (void)matches(spec); }).message();
  };
  EXPECT_PRED2(contains, mistake("cfg(unix"), "')' is missing (at byte 9)");
  EXPECT_PRED2(contains, mistake("cfg(unix) x"), "something after");
  EXPECT_PRED2(contains, mistake("if(unix)"), "does not begin with cfg(");
  EXPECT_PRED2(contains, mistake("cfg(target_os = linux)"), R"('"' is missing)");
  EXPECT_PRED2(contains, mistake(R"(cfg(target_os = "linux))"), "quotation mark");
  EXPECT_PRED2(contains, mistake("cfg(xor(unix, windows))"), "unknown operator 'xor'");
  EXPECT_PRED2(contains, mistake("cfg(not(unix, windows))"), "one predicate");
  EXPECT_PRED2(contains, mistake("cfg(all(unix windows))"), "')' is missing");
  EXPECT_PRED2(contains, mistake("cfg(,)"), "a name is missing");
  EXPECT_PRED2(contains, mistake(""), "neither a target triple nor cfg(...)");
  EXPECT_PRED2(contains, mistake("linux gnu"), "neither");
}

TEST(PlatformMatches, LimitsTheDepth) {
  std::string deep = "unix";
  for (int level = 0; level < 10'000; ++level) deep.insert(0, "not(");
  const Error error = thrown_error([&] { (void)matches("cfg(" + deep); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "deeper than 64");
}

TEST(MistakeInPlatform, IsNoneInWhatCanBeParsed) {
  EXPECT_FALSE(mistake_in_platform(triple));
  EXPECT_FALSE(mistake_in_platform("cfg(windows)"));
  EXPECT_TRUE(mistake_in_platform("cfg(windows"));
}

}  // namespace
}  // namespace reuse_build
