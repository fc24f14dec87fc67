// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/debuginfo.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"

namespace reuse_build {
namespace {

using Texts = std::vector<std::string>;

class DebuginfoArguments : public testing::Test {
 protected:
  [[nodiscard]] Texts arguments(Debuginfo debuginfo, const Texts& selection = {}) const {
    CargoOptions options;
    options.selection = selection;
    return debuginfo_arguments(debuginfo, options, scratch_.path());
  }

  ScratchDirectory scratch_;
};

TEST_F(DebuginfoArguments, LeaveFullToTheProfile) {
  EXPECT_EQ(arguments(Debuginfo::full), Texts{});
}

TEST_F(DebuginfoArguments, SetTheProfilesOfTestsAndOfWhatTheyUse) {
  EXPECT_EQ(arguments(Debuginfo::line_tables),
            (Texts{"--config", R"(profile."dev".debug="line-tables-only")", "--config",
                   R"(profile."dev".package."*".debug="line-tables-only")", "--config",
                   R"(profile."test".debug="line-tables-only")", "--config",
                   R"(profile."test".package."*".debug="line-tables-only")"}));
  EXPECT_EQ(arguments(Debuginfo::none, {"--release"}),
            (Texts{"--config", R"(profile."release".debug="none")", "--config",
                   R"(profile."release".package."*".debug="none")", "--config",
                   R"(profile."bench".debug="none")", "--config",
                   R"(profile."bench".package."*".debug="none")"}));
  EXPECT_EQ(arguments(Debuginfo::none, {"--profile", "ci"}),
            (Texts{"--config", R"(profile."ci".debug="none")", "--config",
                   R"(profile."ci".package."*".debug="none")"}));
}

TEST_F(DebuginfoArguments, SetPackagesThatHaveASectionInAnyProfile) {
  scratch_.write("Cargo.toml",
                 "[profile.dev.package.regex]\nopt-level = 3\n"
                 "[profile.release.package.\"a:1.0\"]\ndebug = 2\n");
  EXPECT_EQ(arguments(Debuginfo::none, {"--profile", "ci"}),
            (Texts{"--config", R"(profile."ci".debug="none")", "--config",
                   R"(profile."ci".package."*".debug="none")", "--config",
                   R"(profile."ci".package."a:1.0".debug="none")", "--config",
                   R"(profile."ci".package."regex".debug="none")"}));
}

}  // namespace
}  // namespace reuse_build
