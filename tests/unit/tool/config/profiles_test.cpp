// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/profiles.hpp"

#include <gtest/gtest.h>

#include "config/toml.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

using Texts = std::vector<std::string>;

ConfigProfiles profiles(std::string_view toml) {
  return ConfigProfiles(ConfigValue(parse_toml(toml, "the sample"), "p.toml"));
}

// The values of `key` that a profile sees, nearest first.
Texts seen_by(const ConfigProfiles& profiles, const std::string& profile) {
  Texts values;
  for (const ConfigValue& table : profiles.chain(profile)) {
    if (const auto value = table.find("key")) values.push_back(value->text());
  }
  return values;
}

TEST(ConfigProfiles, FallBackToTheDefault) {
  const ConfigProfiles found =
      profiles("[profile.default]\nkey = \"d\"\n[profile.ci]\nkey = \"c\"");
  EXPECT_EQ(seen_by(found, "default"), Texts{"d"});
  EXPECT_EQ(seen_by(found, "ci"), (Texts{"c", "d"}));
  EXPECT_EQ(seen_by(found, "default-miri"), Texts{"d"});
  EXPECT_EQ(seen_by(found, "only-in-the-other-file"), Texts{"d"});
}

TEST(ConfigProfiles, InheritInChains) {
  const ConfigProfiles found = profiles(
      "[profile.default]\nkey = \"d\"\n[profile.a]\ninherits = \"b\"\nkey = \"a\"\n"
      "[profile.b]\ninherits = \"c\"\n[profile.c]\ninherits = \"default\"\nkey = \"c\"\n");
  EXPECT_EQ(seen_by(found, "a"), (Texts{"a", "c", "d"}));
  EXPECT_EQ(seen_by(found, "b"), (Texts{"c", "d"}));
}

TEST(ConfigProfiles, MayInheritFromBuiltInAndReservedOnes) {
  EXPECT_EQ(seen_by(profiles("[profile.a]\ninherits = \"default-miri\"\nkey = \"a\""), "a"),
            Texts{"a"});
  EXPECT_EQ(seen_by(profiles("[profile.default-x]\nkey = \"x\"\n"
                             "[profile.a]\ninherits = \"default-x\""),
                    "a"),
            Texts{"x"});
}

TEST(ConfigProfiles, NameAllThatIsWrongWithInheritsAtOnce) {
  const Error error = thrown_error([] {
    (void)profiles(
        "[profile.a]\ninherits = \"b\"\n[profile.b]\ninherits = \"a\"\n"
        "[profile.c]\ninherits = \"c\"\n[profile.d]\ninherits = \"none\"\n"
        "[profile.default]\ninherits = \"a\"\n[profile.default-miri]\ninherits = \"b\"\n"
        "[profile.x]\ninherits = \"y\"\n[profile.y]\ninherits = \"z\"\n[profile.z]\n"
        "inherits = \"y\"\n");
  });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_EQ(error.message(),
            "cannot read 'p.toml': profile: the profile 'c' inherits from itself; "
            "the profile 'd' inherits from 'none', which does not exist; "
            "the profile 'default' cannot inherit; the profile 'default-miri' cannot inherit; "
            "the profiles a, b inherit from each other; the profiles y, z inherit from each other");
}

TEST(ConfigProfiles, RefuseWhatIsNoTable) {
  EXPECT_PRED2(contains, thrown_error([] { profiles("profile = 1"); }).message(), "profile: ");
  EXPECT_PRED2(contains, thrown_error([] { profiles("[profile]\nci = 1"); }).message(),
               "profile.ci: this must be a table");
  EXPECT_PRED2(contains, thrown_error([] { profiles("[profile.ci]\ninherits = 3"); }).message(),
               "profile.ci.inherits: this must be a text");
}

TEST(RequireProfile, TakesThoseOfAnyFile) {
  const std::vector<ConfigProfiles> files = {profiles("[profile.a]"), profiles("[profile.b]")};
  for (const char* known : {"a", "b", "default", "default-miri"}) {
    EXPECT_NO_THROW(require_profile(known, files)) << known;
  }
  const Error error = thrown_error([&] { require_profile("c", files); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "no profile 'c'");
  EXPECT_PRED2(contains, error.hint(), "a, b, default, default-miri");
}

}  // namespace
}  // namespace reuse_build
