// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/script_variables.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "launch/error.hpp"
#include "temporary_directory.hpp"

namespace reuse_build::driver {
namespace {

std::string mistake(std::string_view text) {
  try {
    static_cast<void>(parse_variables(text));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::setup_script_failed);
    return error.message();
  }
  return {};
}

// cargo-nextest 0.9.143 accepts and refuses the same.
TEST(ParseVariables, TakesLines) {
  EXPECT_EQ(parse_variables("A=1\n_b2=x = y\r\nC="),
            (Variables{{"A", "1"}, {"_b2", "x = y"}, {"C", ""}}));
  EXPECT_EQ(parse_variables(""), Variables());
}

TEST(ParseVariables, RefusesWhatIsNoVariable) {
  for (const char* text : {"A=1\n\nB=2\n", "A", "NEXTEST_X=1", "NEXTEST=1", "a-b=1", "1A=1", "=1",
                           " A=1", "\xc3\xa4=1"}) {
    EXPECT_NE(mistake(text), "") << text;
  }
  EXPECT_NE(mistake(std::string_view("A=\0", 3)), "");
}

class ScriptVariables : public ::testing::Test {
 protected:
  void SetUp() override { ::setenv("TMPDIR", place_.path("").c_str(), 1); }
  void TearDown() override { ::unsetenv("TMPDIR"); }

  [[nodiscard]] std::string directory() const {
    return place_.path("") + "/reuse-build-setup-" + std::to_string(::geteuid());
  }
  // The kept one, beside which lie those that are being written.
  [[nodiscard]] std::string kept_file() const {
    for (const auto& entry : std::filesystem::directory_iterator(directory())) {
      if (entry.path().extension().empty()) return entry.path();
    }
    return {};
  }
  static void leave(const ScriptInRun& script, const char* text) {
    prepare_script_variables();
    ScriptVariablesFile file(script);
    std::ofstream(file.path()) << text;
    file.keep();
  }

 private:
  testing::TemporaryDirectory place_;
};

const ScriptInRun db = {"run", "/tree", "db"};

TEST_F(ScriptVariables, AreThoseOfTheRunTheTreeAndTheScript) {
  leave(db, "A=1\n");
  EXPECT_EQ(script_variables(db), (Variables{{"A", "1"}}));
  EXPECT_EQ(script_variables({"run", "/tree", "other"}), std::nullopt);
  EXPECT_EQ(script_variables({"run", "/other", "db"}), std::nullopt);
  EXPECT_EQ(script_variables({"other", "/tree", "db"}), std::nullopt);
}

TEST_F(ScriptVariables, AreNoneBeforeAnyScript) {
  EXPECT_EQ(script_variables(db), std::nullopt);
}

TEST_F(ScriptVariables, OfARunThatFailsAreGone) {
  leave(db, "A=1\n");
  { const ScriptVariablesFile file(db); }
  EXPECT_EQ(script_variables(db), std::nullopt);
  EXPECT_THROW(leave(db, "no variable\n"), Error);
  EXPECT_EQ(script_variables(db), std::nullopt);
}

TEST_F(ScriptVariables, AreNotTakenFromADirectoryOfOthers) {
  leave(db, "A=1\n");
  ASSERT_EQ(::chmod(directory().c_str(), 0777), 0);
  EXPECT_THROW(static_cast<void>(script_variables(db)), Error);
  EXPECT_THROW(prepare_script_variables(), Error);
  EXPECT_THROW(ScriptVariablesFile{db}, Error);
}

// Nobody is waited for, neither by a script's driver nor by a test's.
TEST_F(ScriptVariables, TellWhyThereIsNoDirectory) {
  ::setenv("TMPDIR", "/dev/null", 1);
  try {
    static_cast<void>(script_variables(db));
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(error.message().find("Not a directory"), std::string::npos) << error.message();
  }
  EXPECT_THROW(prepare_script_variables(), Error);
}

TEST_F(ScriptVariables, AreNotTakenFromAPipe) {
  prepare_script_variables();
  ScriptVariablesFile file(db);
  ASSERT_EQ(::unlink(file.path().c_str()), 0);
  ASSERT_EQ(::mkfifo(file.path().c_str(), 0600), 0);
  EXPECT_THROW(file.keep(), Error);
  leave(db, "A=1\n");
  const std::string kept = kept_file();
  ASSERT_EQ(::unlink(kept.c_str()), 0);
  ASSERT_EQ(::mkfifo(kept.c_str(), 0600), 0);
  EXPECT_THROW(static_cast<void>(script_variables(db)), Error);
}

}  // namespace
}  // namespace reuse_build::driver
