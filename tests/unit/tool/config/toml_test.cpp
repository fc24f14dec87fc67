// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/toml.hpp"

#include <gtest/gtest.h>

#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

// `count` arrays, each within the one before.
std::string nested(std::size_t count) {
  return "a = " + std::string(count, '[') + std::string(count, ']') + "\n";
}

TEST(ParseToml, KeepsTypes) {
  const Json json = parse_toml(
      "text = \"a\"\ninteger = -3\nnumber = 1.5\nflag = true\nlist = [1, \"b\"]\n[table.inner]\n",
      "the sample");
  EXPECT_EQ(json, Json::parse(R"({"flag":true,"integer":-3,"list":[1,"b"],"number":1.5,)"
                              R"("table":{"inner":{}},"text":"a"})"));
}

TEST(ParseToml, MakesTextOfDatesAndTimes) {
  const Json json = parse_toml("day = 2024-02-29\ntime = 12:30:00\n", "the sample");
  EXPECT_EQ(json.at("day"), "2024-02-29");
  EXPECT_EQ(json.at("time"), "12:30:00");
}

TEST(ParseToml, NamesTheLineOfAMistake) {
  const Error error = thrown_error([] { (void)parse_toml("a = 1\nb = = 2\n", "the sample"); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "cannot read the sample: line 2: ");
}

TEST(ParseToml, LimitsTheDepth) {
  EXPECT_NO_THROW((void)parse_toml(nested(63), "the sample"));
  const Error error = thrown_error([] { (void)parse_toml("\n" + nested(64), "the sample"); });
  EXPECT_PRED2(contains, error.message(), "line 2: it nests deeper than 64 levels");
  EXPECT_THROW((void)parse_toml(nested(100'000), "the sample"), Error);
}

// "a.a.a" with this many parts.
std::string dotted(std::size_t parts) {
  std::string key = "a";
  for (std::size_t part = 1; part < parts; ++part) key += ".a";
  return key;
}

TEST(ParseToml, LimitsTheDepthOfDottedKeys) {
  EXPECT_NO_THROW((void)parse_toml("[" + dotted(63) + "]\n", "the sample"));
  for (const std::size_t parts : {65U, 257U, 258U, 300'000U}) {
    const std::string key = dotted(parts);
    for (const std::string& line :
         {"[" + key + "]", "[[" + key + "]]", key + " = 1", "b = { " + key + " = 1 }"}) {
      EXPECT_THROW((void)parse_toml(line + "\n", "the sample"), Error) << parts;
    }
  }
  const Error error =
      thrown_error([] { (void)parse_toml("\n[" + dotted(300'000) + "]\n", "the sample"); });
  EXPECT_PRED2(contains, error.message(), "line 2: it has more than 256 dots");
}

// The deepest that both limits let through.
TEST(ParseToml, SurvivesDottedKeysInNestedTables) {
  std::string text;
  for (int level = 0; level < 31; ++level) text += dotted(257) + " = [\n{ ";
  EXPECT_THROW((void)parse_toml(text, "the sample"), Error);
  text += dotted(257) + " = 1";
  for (int level = 0; level < 31; ++level) text += " }]";
  EXPECT_THROW((void)parse_toml(text + "\n", "the sample"), Error);
}

TEST(ReadTomlFile, NamesTheFile) {
  const ScratchDirectory scratch;
  const auto file = scratch.write("a.toml", "a = 1\na = 2\n");
  const Error twice = thrown_error([&] { (void)read_toml_file(file); });
  EXPECT_PRED2(contains, twice.message(), "'" + file.string() + "': line 2: ");
  const Error missing = thrown_error([&] { (void)read_toml_file(scratch / "b.toml"); });
  EXPECT_PRED2(contains, missing.message(), (scratch / "b.toml").string());
}

}  // namespace
}  // namespace reuse_build
