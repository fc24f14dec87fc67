// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/baked_path_lint.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "elf/compiled.hpp"
#include "support/thrown_error.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

// Two test binaries, of which the first carries a text.
class BakedPathLint : public testing::Test {
 protected:
  BakedPathLint() {
    std::filesystem::create_directories(scratch_ / "w/target/debug/deps");
    build_ = sample_build((scratch_ / "w/target").string());
    scratch_.write("w/data.json", "{}");
    workspace_.root = (scratch_ / "w").string();
    bake(0, "nothing");
    bake(1, "nothing");
  }
  void bake(std::size_t index, const std::string& text) {
    const std::string source = "extern const char text[]; const char text[] = \"" + text +
                               "\"; extern \"C\" void _start() {}";
    std::filesystem::rename(compile(scratch_, "program", source, bare_flags),
                            build_.binaries.at(index).path);
  }
  std::string said(Lint lint) {
    testing::internal::CaptureStderr();
    lint_baked_paths(build_, workspace_, lint);
    return testing::internal::GetCapturedStderr();
  }
  [[nodiscard]] std::string baked() const { return (scratch_ / "w/data.json").string(); }

  ScratchDirectory scratch_;
  RustBuild build_;
  Workspace workspace_;
};

TEST_F(BakedPathLint, SaysNothingOfBinariesThatCarryNone) {
  EXPECT_EQ(said(Lint::warn), "");
  EXPECT_EQ(said(Lint::deny), "");
}

TEST_F(BakedPathLint, NamesTheBinariesThatCarrySome) {
  bake(0, baked());
  const std::string warning = said(Lint::warn);
  EXPECT_PRED2(contains, warning, "warning: ");
  EXPECT_PRED2(contains, warning, "app: " + baked());
  EXPECT_PRED2(contains, warning, "CARGO_MANIFEST_DIR");
  EXPECT_FALSE(contains(warning, "app::it"));
}

TEST_F(BakedPathLint, IsAnErrorWhenDenied) {
  bake(0, baked());
  bake(1, baked());
  const Error error = thrown_error([&] { lint_baked_paths(build_, workspace_, Lint::deny); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), "app: " + baked());
  EXPECT_PRED2(contains, error.message(), "app::it: " + baked());
  EXPECT_PRED2(contains, error.hint(), "--lint allow");
}

TEST_F(BakedPathLint, ReadsNothingWhenAllowed) {
  std::filesystem::remove(build_.binaries.at(0).path);
  EXPECT_EQ(said(Lint::allow), "");
}

}  // namespace
}  // namespace reuse_build
