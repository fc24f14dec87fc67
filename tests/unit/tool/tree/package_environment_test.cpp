// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/package_environment.hpp"

#include <gtest/gtest.h>

#include <map>

namespace reuse_build {
namespace {

using Variables = std::map<std::string, std::string>;

Variables variables_of(const Package& package) {
  const auto list = package_environment(package);
  return {list.begin(), list.end()};
}

Variables with_version(const std::string& version) {
  Package package;
  package.version = version;
  return variables_of(package);
}

std::string rust_version(const std::string& version) {
  Package package;
  package.rust_version = version;
  return variables_of(package).at("CARGO_PKG_RUST_VERSION");
}

TEST(PackageEnvironment, HasNextestsOrder) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : package_environment({})) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{
                      "CARGO_PKG_VERSION", "CARGO_PKG_VERSION_MAJOR", "CARGO_PKG_VERSION_MINOR",
                      "CARGO_PKG_VERSION_PATCH", "CARGO_PKG_VERSION_PRE", "CARGO_PKG_AUTHORS",
                      "CARGO_PKG_NAME", "CARGO_PKG_DESCRIPTION", "CARGO_PKG_HOMEPAGE",
                      "CARGO_PKG_LICENSE", "CARGO_PKG_LICENSE_FILE", "CARGO_PKG_REPOSITORY",
                      "CARGO_PKG_RUST_VERSION"}));
}

TEST(PackageEnvironment, IsEmptyTextForWhatIsNotSaid) {
  for (const auto& [key, value] : package_environment({})) EXPECT_EQ(value, "") << key;
}

TEST(PackageEnvironment, SplitsAVersion) {
  const Variables variables = with_version("1.22.333");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION"), "1.22.333");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION_MAJOR"), "1");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION_MINOR"), "22");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION_PATCH"), "333");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION_PRE"), "");
}

TEST(PackageEnvironment, SplitsAPreReleaseFromBuildMetadata) {
  const Variables variables = with_version("1.2.3-rc.1-x+build-7.8");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION"), "1.2.3-rc.1-x+build-7.8");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION_PATCH"), "3");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION_PRE"), "rc.1-x");
}

TEST(PackageEnvironment, DoesNotTakeBuildMetadataForAPreRelease) {
  const Variables variables = with_version("1.2.3+build-7");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION_PATCH"), "3");
  EXPECT_EQ(variables.at("CARGO_PKG_VERSION_PRE"), "");
}

TEST(PackageEnvironment, JoinsAuthorsWithColons) {
  Package package;
  package.authors = {"A B <a@x>", "C"};
  EXPECT_EQ(variables_of(package).at("CARGO_PKG_AUTHORS"), "A B <a@x>:C");
}

TEST(PackageEnvironment, GivesTheRustVersionThreeComponents) {
  EXPECT_EQ(rust_version("1"), "1.0.0");
  EXPECT_EQ(rust_version("1.80"), "1.80.0");
  EXPECT_EQ(rust_version("1.80.1"), "1.80.1");
  EXPECT_EQ(rust_version(""), "");
}

TEST(PackageEnvironment, PassesTheRestOn) {
  Package package;
  package.name = "calc";
  package.description = "two\nlines";
  package.homepage = "h";
  package.license = "MIT";
  package.license_file = "LICENSE";
  package.repository = "r";
  const Variables variables = variables_of(package);
  EXPECT_EQ(variables.at("CARGO_PKG_NAME"), "calc");
  EXPECT_EQ(variables.at("CARGO_PKG_DESCRIPTION"), "two\nlines");
  EXPECT_EQ(variables.at("CARGO_PKG_HOMEPAGE"), "h");
  EXPECT_EQ(variables.at("CARGO_PKG_LICENSE"), "MIT");
  EXPECT_EQ(variables.at("CARGO_PKG_LICENSE_FILE"), "LICENSE");
  EXPECT_EQ(variables.at("CARGO_PKG_REPOSITORY"), "r");
}

}  // namespace
}  // namespace reuse_build
