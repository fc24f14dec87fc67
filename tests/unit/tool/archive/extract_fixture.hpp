// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <set>
#include <string>

#include "archive/extract.hpp"
#include "archive/tar_builder.hpp"
#include "support/scratch_directory.hpp"
#include "support/thrown_error.hpp"

namespace reuse_build {

// Extracts into "out", beside which lies a file that no archive may touch.
class Extract : public testing::Test {
 protected:
  Extract() {
    scratch_.write("outside", "as it was");
    std::filesystem::create_directory(scratch_ / "out");
  }
  void TearDown() override {
    EXPECT_EQ(scratch_.read("outside"), "as it was");
    EXPECT_EQ(std::filesystem::hard_link_count(scratch_ / "outside"), 1U);
    for (const std::filesystem::directory_entry& entry :
         std::filesystem::directory_iterator(scratch_.path())) {
      EXPECT_TRUE((std::set<std::string>{"out", "outside", "x.tar.zst"}.count(
                       entry.path().filename()) == 1U))
          << entry.path();
    }
  }

  ExtractSummary extract_compressed(const std::string& bytes, const ExtractOptions& options = {}) {
    return extract_archive(ArchiveFile(scratch_.write("x.tar.zst", bytes)), scratch_ / "out",
                           options);
  }
  // With the end marker.
  ExtractSummary extract(TarBuilder tar, const ExtractOptions& options = {}) {
    return extract_compressed(zstd_frame(tar.end().bytes()), options);
  }

  // What is said of an archive that must be refused: the archive's name is part of it.
  std::string refusal_of_compressed(const std::string& bytes) {
    const Error error = thrown_error([&] { extract_compressed(bytes); });
    EXPECT_EQ(error.code(), ExitCode::setup_error);
    EXPECT_PRED2(contains, error.message(), "'" + (scratch_ / "x.tar.zst").string() + "'");
    return error.message();
  }
  std::string refusal(TarBuilder tar) {
    return refusal_of_compressed(zstd_frame(tar.end().bytes()));
  }

  [[nodiscard]] std::string read(const std::string& member) const {
    return scratch_.read("out/" + member);
  }
  [[nodiscard]] mode_t mode_of(const std::string& member) const {
    struct stat status = {};
    EXPECT_EQ(::lstat((scratch_ / ("out/" + member)).c_str(), &status), 0);
    return status.st_mode & 07777U;
  }

  ScratchDirectory scratch_;
};

}  // namespace reuse_build
