// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/pack.hpp"

#include <gtest/gtest.h>

#include "archive/extract.hpp"
#include "pack/planned_program.hpp"
#include "support/sha256.hpp"
#include "support/thrown_error.hpp"
#include "tree/archive_summary.hpp"
#include "tree/integrity.hpp"
#include "tree/layout.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

// The two test binaries of sample_build(), one of them a real program, and the driver.
class Pack : public testing::Test {
 protected:
  PackRequest request(Strip strip = Strip::none) {
    PackRequest request;
    request.file = scratch_ / "x.tar.zst";
    request.build = sample_build((scratch_ / "target").string());
    const Workspace workspace = sample_workspace("/w", request.build.target_directory);
    request.cargo_metadata = workspace.json;
    request.suites = make_suites(request.build, workspace, Placement::in_tree, {});
    request.suites.at(0).tests = {{"one"}};
    request.driver = {"triple", scratch_.write("driver", "a driver")};
    request.manifest.driver_triple = "triple";
    ContentFile program = compiled_content(scratch_);
    program.only_for = {"app"};
    request.files =
        plan_files({program,
                    {"target/debug/deps/it-2", scratch_.write("it-2", "it"), false, {"app::it"}},
                    {layout::driver("triple"), request.driver.file, false, {}},
                    {"target/empty", {}, true, {}}},
                   request.build, strip);
    return request;
  }
  Manifest manifest() { return read_manifest(ArchiveFile(scratch_ / "x.tar.zst")).value(); }
  ManifestFile entry(const std::string& path) {
    for (const ManifestFile& file : manifest().files) {
      if (file.member.path == path) return file;
    }
    ADD_FAILURE() << "no " << path;
    return {};
  }

  ScratchDirectory scratch_;
};

TEST_F(Pack, WritesAnArchiveThatVerifies) {
  const PackResult result = pack(request());
  const VerifiedFiles files = verify_archive(ArchiveFile(scratch_ / "x.tar.zst"), {});
  EXPECT_TRUE(files.have_digests);
  EXPECT_EQ(files.count, result.file_count);
  const auto summary = read_summary(ArchiveFile(scratch_ / "x.tar.zst"));
  ASSERT_TRUE(summary);
  EXPECT_EQ(test_count(summary->suites), 1U);
}

TEST_F(Pack, WritesTheArchivesSha256BesideIt) {
  pack(request());
  Sha256 digest;
  digest.update(scratch_.read("x.tar.zst"));
  EXPECT_EQ(scratch_.read("x.tar.zst.sha256"), digest.hex_digest() + "  x.tar.zst\n");
}

TEST_F(Pack, SaysInTheManifestWhatItKnowsOfAFile) {
  pack(request());
  const ManifestFile program = entry(planned_member);
  EXPECT_EQ(program.only_for, (std::vector<std::size_t>{0}));
  EXPECT_EQ(program.member.frame, 1U);
  EXPECT_FALSE(program.program->build_id.empty());
  EXPECT_EQ(program.sha256_with_debug, "");
  EXPECT_EQ(entry("target/debug/deps/it-2").only_for, (std::vector<std::size_t>{1}));
  EXPECT_TRUE(entry(layout::driver("triple")).only_for.empty());
  EXPECT_EQ(entry(layout::cargo_metadata).member.frame, 0U);
  EXPECT_EQ(entry(layout::launch_record(0)).member.frame, 2U);
}

TEST_F(Pack, HasTheMetadataFirstAndTheManifestLast) {
  pack(request());
  std::vector<std::string> members;
  const auto reader = ArchiveFile(scratch_ / "x.tar.zst").read();
  while (const MemberHeader* header = reader->next()) members.push_back(header->path);
  EXPECT_EQ(members.at(0), layout::binaries_metadata);
  EXPECT_EQ(members.at(1), layout::cargo_metadata);
  EXPECT_EQ(members.back(), layout::manifest);
}

TEST_F(Pack, PutsSplitDebugSectionsIntoAnArchiveBesideIt) {
  pack(request(Strip::split));
  EXPECT_EQ(entry(planned_member).sha256_with_debug.size(), 64U);
  const ExtractSummary debug = check_archive(ArchiveFile(scratch_ / "x.debug.tar.zst"), {});
  ASSERT_EQ(debug.files.size(), 1U);
  EXPECT_PRED2(contains, debug.files.begin()->first, layout::debug_directory + "/.build-id/");
}

TEST_F(Pack, WritesTheDebugArchivesSha256BesideIt) {
  pack(request(Strip::split));
  Sha256 digest;
  digest.update(scratch_.read("x.debug.tar.zst"));
  EXPECT_EQ(scratch_.read("x.debug.tar.zst.sha256"), digest.hex_digest() + "  x.debug.tar.zst\n");
}

TEST_F(Pack, RemovesTheDebugArchiveOfAnEarlierBuild) {
  pack(request(Strip::split));
  pack(request(Strip::debug));
  EXPECT_FALSE(fs::exists(scratch_ / "x.debug.tar.zst"));
  EXPECT_FALSE(fs::exists(scratch_ / "x.debug.tar.zst.sha256"));
}

// Nor the archive's, when it could not be renamed into place.
TEST_F(Pack, LeavesNoSha256OfAnotherArchive) {
  scratch_.write("x.tar.zst.sha256", "of an earlier one");
  fs::create_directory(scratch_ / "x.tar.zst");
  EXPECT_THROW(pack(request()), Error);
  EXPECT_FALSE(fs::exists(scratch_ / "x.tar.zst.sha256"));
}

TEST_F(Pack, WritesNothingThatCouldNotBeRead) {
  PackRequest deep = request();
  for (PlannedFile& file : deep.files) {
    for (int level = 0; level < 256; ++level) file.content.member += "/d";
  }
  const Error error = thrown_error([&] { pack(deep); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), "more than 256 components");
  EXPECT_FALSE(fs::exists(scratch_ / "x.tar.zst"));
}

TEST_F(Pack, WritesNoDebugArchiveWhenThereIsNothingForIt) {
  pack(request(Strip::debug));
  EXPECT_FALSE(fs::exists(scratch_ / "x.debug.tar.zst"));
}

TEST_F(Pack, LeavesNothingWhenAFileCannotBeRead) {
  const PackRequest failing = request();
  fs::remove(scratch_ / "it-2");
  const Error error = thrown_error([&] { pack(failing); });
  EXPECT_EQ(error.code(), ExitCode::archive_creation_failed);
  EXPECT_PRED2(contains, error.message(), (scratch_ / "it-2").string());
  for (const std::string& entry : scratch_.entries()) {
    EXPECT_FALSE(contains(entry, ".tar.zst")) << entry;
  }
}

}  // namespace
}  // namespace reuse_build
