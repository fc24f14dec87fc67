// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/rustflags.hpp"

#include <gtest/gtest.h>

#include "support/scoped_variable.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Flags = std::vector<std::string>;

// What is expected here is what cargo 1.95 gave to rustc for the same files and variables.
class Rustflags : public testing::Test {
 protected:
  [[nodiscard]] Flags flags() const {
    return effective_rustflags(scratch_ / "w", "x86_64-unknown-linux-gnu",
                               [] { return Flags{"unix"}; });
  }
  void near(std::string_view text) const { scratch_.write("w/.cargo/config.toml", text); }
  void far(std::string_view text) const { scratch_.write(".cargo/config.toml", text); }

 private:
  ScratchDirectory scratch_;
  ScopedVariable cargo_home_{"CARGO_HOME", scratch_ / "cargo-home"};
  ScopedVariable no_encoded_{"CARGO_ENCODED_RUSTFLAGS", std::nullopt};
  ScopedVariable no_flags_{"RUSTFLAGS", std::nullopt};
  ScopedVariable no_build_flags_{"CARGO_BUILD_RUSTFLAGS", std::nullopt};
};

TEST_F(Rustflags, AreJoinedOfListsTheNearestLast) {
  far("[build]\nrustflags = [\"far\", \"with blank\"]\n");
  near("[build]\nrustflags = [\"near\"]\n");
  EXPECT_EQ(flags(), (Flags{"far", "with blank", "near"}));
}

TEST_F(Rustflags, AreOfTextsTheNearestAlone) {
  far("[build]\nrustflags = \"far\"\n");
  near("[build]\nrustflags = \"a  b\\tc\\n\"\n");
  EXPECT_EQ(flags(), (Flags{"a", "b", "c"}));
  const ScopedVariable more("CARGO_BUILD_RUSTFLAGS", " d\te");
  EXPECT_EQ(flags(), (Flags{"a", "b", "c", "d", "e"}));
}

TEST_F(Rustflags, AreOfTheTripleThenOfExpressionsInOrder) {
  far("[target.x86_64-unknown-linux-gnu]\nrustflags = \"far\"\n"
      "[target.'cfg(unix)']\nrustflags = [\"far-unix\"]\n[build]\nrustflags = \"build\"\n");
  near(
      "[target.x86_64-unknown-linux-gnu]\nrustflags = \"near\"\n"
      "[target.'cfg(unix)']\nrustflags = [\"near-unix\"]\n"
      "[target.'cfg(all())']\nrustflags = \"all\"\n"
      "[target.'cfg(windows)']\nrustflags = \"windows\"\n");
  const ScopedVariable more("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS", "variable");
  EXPECT_EQ(flags(), (Flags{"near", "variable", "all", "far-unix", "near-unix"}));
}

TEST_F(Rustflags, OfTheEnvironmentAreSplitAtBlanksAlone) {
  near("[build]\nrustflags = \"a\"\n");
  const ScopedVariable variable("RUSTFLAGS", " b  c\td\n ");
  EXPECT_EQ(flags(), (Flags{"b", "c\td"}));
  const ScopedVariable encoded("CARGO_ENCODED_RUSTFLAGS", "e f\x1fg");
  EXPECT_EQ(flags(), (Flags{"e f", "g"}));
}

TEST_F(Rustflags, CannotBeToldOfFilesThatIncludeOthers) {
  far("include = [\"more.toml\"]\n");
  near("[build]\nrustflags = \"a\"\n");
  const Error error = thrown_error([this] { (void)flags(); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), ".cargo/config.toml' has the key 'include'");
  const ScopedVariable variable("RUSTFLAGS", "b");
  EXPECT_EQ(flags(), Flags{"b"});
}

}  // namespace
}  // namespace reuse_build
