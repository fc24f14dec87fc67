// SPDX-License-Identifier: MIT OR Apache-2.0
#include "build/build_script_output.hpp"

#include <gtest/gtest.h>

namespace reuse_build {
namespace {

using Texts = std::vector<std::string>;
using Variables = std::map<std::string, std::string>;

TEST(BuildScriptOutput, HasVariablesInBothForms) {
  EXPECT_EQ(parse_build_script_output("cargo:rustc-env=A=1\ncargo::rustc-env=B=x=y\n").environment,
            (Variables{{"A", "1"}, {"B", "x=y"}}));
}

TEST(BuildScriptOutput, HasThePathsToWatch) {
  const BuildScriptOutput output = parse_build_script_output(
      "cargo:rerun-if-changed=build.rs\ncargo::rerun-if-changed=data/a b");
  EXPECT_EQ(output.rerun_if_changed, (Texts{"build.rs", "data/a b"}));
  EXPECT_TRUE(output.says_when_to_rerun);
}

TEST(BuildScriptOutput, SaysWhenToRerunByVariablesToo) {
  const BuildScriptOutput output = parse_build_script_output("cargo::rerun-if-env-changed=CC\n");
  EXPECT_EQ(output.rerun_if_changed, Texts{});
  EXPECT_TRUE(output.says_when_to_rerun);
}

TEST(BuildScriptOutput, IgnoresOtherLines) {
  const BuildScriptOutput output = parse_build_script_output(
      "compiling\ncargo:\ncargo::\ncargo:warning=rustc-env=A=1\n cargo:rustc-env=A=1\n"
      "cargo:rustc-env=A\ncargo:rerun-if-changed\n");
  EXPECT_EQ(output.environment, Variables{});
  EXPECT_EQ(output.rerun_if_changed, Texts{});
  EXPECT_FALSE(output.says_when_to_rerun);
}

}  // namespace
}  // namespace reuse_build
