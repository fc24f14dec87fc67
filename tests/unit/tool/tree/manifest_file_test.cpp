// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/manifest_file.hpp"

#include <gtest/gtest.h>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

ManifestFile sample_file() {
  ManifestFile file{{"target/debug/deps/app-1", 120, 0755, "00ff", 1}, {0, 2}};
  file.sha256_with_debug = "11";
  ProgramFacts& program = file.program.emplace();
  program.machine = "x86_64";
  program.dynamic.interpreter = "/lib64/ld-linux-x86-64.so.2";
  program.dynamic.needed = {"libc.so.6", "libm.so.6"};
  program.dynamic.runpath = "$ORIGIN";
  program.dynamic.soname = "libx.so.1";
  program.dynamic.glibc = parse_glibc_version("2.34");
  program.build_id = "abcd";
  program.layout = {{0, 100, ContentKind::code}, {100, 20, ContentKind::line_tables}};
  return file;
}

TEST(ManifestFileTest, IsWrittenAsOthersReadIt) {
  EXPECT_EQ(to_json(sample_file()), Json::parse(R"({
    "path": "target/debug/deps/app-1", "size": 120, "mode": "0755", "sha256": "00ff", "frame": 1,
    "only-for": [0, 2], "sha256-with-debug": "11",
    "program": {"machine": "x86_64", "interpreter": "/lib64/ld-linux-x86-64.so.2",
                "needed": ["libc.so.6", "libm.so.6"], "runpath": "$ORIGIN",
                "soname": "libx.so.1", "glibc": "2.34",
                "build-id": "abcd", "layout": [["code", 100], ["line-tables", 20]]}})"));
}

TEST(ManifestFileTest, IsReadBackAsItWas) {
  const ManifestFile file = parse_manifest_file(to_json(sample_file()), "the manifest");
  EXPECT_EQ(to_json(file), to_json(sample_file()));
  EXPECT_EQ(file.member.mode, 0755U);
  EXPECT_EQ(file.program->layout.at(1).offset, 100U);
}

TEST(ManifestFileTest, LeavesOutWhatIsEmpty) {
  const Json json = to_json({{"target/x", 1, 0644, "00"}});
  EXPECT_EQ(json.size(), 5U) << json;
  EXPECT_FALSE(parse_manifest_file(json, "the manifest").program);
}

TEST(ManifestFileTest, HasANameForEveryKindOfContent) {
  EXPECT_EQ(name_of(ContentKind::symbols), "symbols");
  EXPECT_EQ(name_of(ContentKind::debug), "debug");
}

// Replaces what a pointer leads to and gives the error.
std::string refusal(const char* pointer, const char* value) {
  Json json = to_json(sample_file());
  json[Json::json_pointer(pointer)] = Json::parse(value);
  const Error error = thrown_error([&] { parse_manifest_file(json, "the manifest"); });
  EXPECT_EQ(error.code(), ExitCode::setup_error);
  EXPECT_PRED2(contains, error.message(), "the manifest") << pointer;
  return error.message();
}

TEST(ManifestFileTest, RefusesWhatIsOfTheWrongType) {
  for (const auto& [pointer, value] :
       std::vector<std::pair<const char*, const char*>>{{"/path", "1"},
                                                        {"/size", "\"1\""},
                                                        {"/sha256", "null"},
                                                        {"/frame", "\"x\""},
                                                        {"/only-for", "[\"app\"]"},
                                                        {"/program", "[]"},
                                                        {"/program/needed", "{}"},
                                                        {"/program/layout", "[[1]]"}}) {
    (void)refusal(pointer, value);
  }
}

TEST(ManifestFileTest, RefusesPathsThatLeadElsewhere) {
  for (const char* path : {"\"/etc/passwd\"", "\"target/../../x\"", "\"x\"", "\"\""}) {
    EXPECT_PRED2(contains, refusal("/path", path), "names the file ") << path;
  }
}

TEST(ManifestFileTest, RefusesWhatItDoesNotKnow) {
  EXPECT_PRED2(contains, refusal("/mode", "\"0789\""), "0789");
  EXPECT_PRED2(contains, refusal("/mode", "\"\""), "mode");
  EXPECT_PRED2(contains, refusal("/program/layout", R"([["soup", 1]])"), "'soup'");
}

}  // namespace
}  // namespace reuse_build
