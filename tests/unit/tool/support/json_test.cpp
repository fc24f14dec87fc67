// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/json.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/interrupted.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

constexpr auto code = ExitCode::build_failed;  // any that is not the usual one

Json parse(std::string_view text) {
  return parse_json(text, "the document", code);
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

TEST(ParseJson, KeepsTheOrderOfKeys) {
  EXPECT_EQ(parse(R"({"b":1,"a":2})").dump(), R"({"b":1,"a":2})");
}

TEST(ParseJson, NamesADocumentThatIsNoJson) {
  for (const char* text : {"", "{", "{]", "nul", "[1,]", "{} x"}) {
    const Error error = thrown_error([&] { parse(text); });
    EXPECT_EQ(error.code(), code) << text;
    EXPECT_PRED2(contains, error.message(), "the document is not valid JSON");
  }
}

TEST(ParseJson, AcceptsSixtyFourLevels) {
  EXPECT_NO_THROW(parse(nested(64)));
  EXPECT_NO_THROW(parse(std::string(64, '[') + "1" + std::string(64, ']')));
}

TEST(ParseJson, RefusesSixtyFiveLevels) {
  const Error error = thrown_error([] { parse(nested(65)); });
  EXPECT_EQ(error.code(), code);
  EXPECT_PRED2(contains, error.message(), "the document nests deeper than 64 levels");
}

TEST(ParseJson, CountsObjectsAsLevelsToo) {
  std::string text;
  for (int level = 0; level < 65; ++level) text += R"({"k":)";
  const Error error = thrown_error([&] { parse(text + "1" + std::string(65, '}')); });
  EXPECT_PRED2(contains, error.message(), "nests deeper");
}

TEST(ParseJson, SurvivesTwoHundredKilobytesOfBrackets) {
  const Error error = thrown_error([] { parse(std::string(200'000, '[')); });
  EXPECT_PRED2(contains, error.message(), "nests deeper");
}

std::string object_with_keys(std::size_t count) {
  std::string text = "{";
  for (std::size_t key = 0; key < count; ++key) text += fmt::format(R"("{}":0,)", key);
  text.back() = '}';
  return text;
}

// Reading them takes time by the square of their number.
TEST(ParseJson, LimitsTheKeysOfAnObject) {
  const std::string most = object_with_keys(20'000);
  EXPECT_EQ(parse("[{}," + most + "," + most + "]").size(), 3U);
  const Error error = thrown_error([] { parse(object_with_keys(20'001)); });
  EXPECT_EQ(error.code(), code);
  EXPECT_EQ(error.message(), "the document has an object with more than 20,000 keys");
}

TEST(ParseJson, LimitsTheValues) {
  std::string text = "[";
  for (std::size_t value = 0; value <= std::size_t{1} << 25U; ++value) text += "0,";
  text.back() = ']';
  EXPECT_PRED2(contains, thrown_error([&] { parse_json(text, "x", code, 256); }).message(),
               "x has more than 2^25 values");
}

TEST(ParseJson, LimitsTheSize) {
  const std::string text = '"' + std::string(std::size_t{64} << 20U, 'x') + '"';
  EXPECT_PRED2(contains, thrown_error([&] { parse(text); }).message(), "is larger than 64 MiB");
  EXPECT_NO_THROW(parse_json(text, "x", code, 65));
}

TEST(ParseJson, StopsWhenInterrupted) {
  expect_stops_when_interrupted([] { parse("[0]"); });
}

TEST(JsonMember, NamesTheDocumentAndTheMissingKey) {
  for (const char* text : {"{}", "[]", "1", "null", R"("key")"}) {
    const Error error = thrown_error([&] { json_member(parse(text), "key", "the document"); });
    EXPECT_EQ(error.message(), "the document lacks the key 'key'") << text;
  }
}

TEST(JsonValue, GivesTheValue) {
  const Json json = parse(R"({"text":"t","list":["a","b"]})");
  EXPECT_EQ(json_value<std::string>(json, "text", "x"), "t");
  EXPECT_EQ(json_value<std::vector<std::string>>(json, "list", "x").size(), 2U);
}

TEST(JsonValue, NamesAKeyOfAnotherType) {
  const Json json = parse(R"({"text":1})");
  const Error error = thrown_error([&] { json_value<std::string>(json, "text", "the document"); });
  EXPECT_EQ(error.message(), "the document has a 'text' of the wrong type");
}

TEST(JsonValue, TakesNumbersThatAreSizesOnly) {
  const Json good = parse(R"({"size": 18446744073709551615, "list": [0, 1]})");
  EXPECT_EQ(json_value<std::uint64_t>(good, "size", "x"), ~std::uint64_t{0});
  EXPECT_EQ(json_value<std::vector<std::size_t>>(good, "list", "x").size(), 2U);
  for (const char* number : {"-1", "1.5", "1e300", "18446744073709551616"}) {
    const Json bad = parse(fmt::format(R"({{"size": {0}, "list": [[0, {0}]]}})", number));
    const auto size = [&] { json_value<std::uint64_t>(bad, "size", "x"); };
    EXPECT_PRED2(contains, thrown_error(size).message(), "wrong type") << number;
    using Lists = std::vector<std::vector<std::size_t>>;
    const auto list = [&] { json_value<Lists>(bad, "list", "x"); };
    EXPECT_PRED2(contains, thrown_error(list).message(), "wrong type") << number;
  }
}

TEST(JsonTextOrEmpty, IsEmptyForWhatIsNoText) {
  const Json json = parse(R"({"null":null,"number":1,"text":"t"})");
  EXPECT_EQ(json_text_or_empty(json, "text"), "t");
  EXPECT_EQ(json_text_or_empty(json, "null"), "");
  EXPECT_EQ(json_text_or_empty(json, "number"), "");
  EXPECT_EQ(json_text_or_empty(json, "absent"), "");
  EXPECT_EQ(json_text_or_empty(parse("[]"), "text"), "");
}

}  // namespace
}  // namespace reuse_build
