// SPDX-License-Identifier: MIT OR Apache-2.0
// What an archive must not hold: paths, links and members that lead out or get in each other's way,
// and damage.
#include "archive/extract_fixture.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

TEST_F(Extract, RefusesPathsOutsideTarget) {
  for (const char* path :
       {"../outside", "target/../../outside", "target/../outside", "/outside", "./target/x", "x",
        "CTestTestfile.cmake", "targets/x", "target//x", "target/./x"}) {
    EXPECT_PRED2(contains, refusal(TarBuilder().add_file(path)),
                 std::string("member '") + path + "'");
  }
}

TEST_F(Extract, RefusesTheAbsolutePathOfAFile) {
  EXPECT_PRED2(contains, refusal(TarBuilder().add_file((scratch_ / "outside").string())),
               "its path is absolute");
}

TEST_F(Extract, RefusesPathsOutsideTargetInLongNamesAndPaxHeaders) {
  EXPECT_PRED2(contains, refusal(TarBuilder().add_gnu_long_name("../outside").add_file("target/a")),
               "'../outside'");
  EXPECT_PRED2(contains, refusal(TarBuilder().add_pax("path", "../outside").add_file("target/b")),
               "'../outside'");
}

TEST_F(Extract, RefusesAMemberThatIsThereTwice) {
  EXPECT_PRED2(contains, refusal(TarBuilder().add_file("target/a").add_file("target/a")),
               "member 'target/a': it is there twice");
  EXPECT_PRED2(contains, refusal(TarBuilder().add_file("target/b").add_link("target/b", "c")),
               "twice");
}

TEST_F(Extract, RefusesAFileInPlaceOfADirectory) {
  refusal(TarBuilder().add_file("target/d/a").add_file("target/d"));
  refusal(TarBuilder().add_file("target/e").add_file("target/e/a"));
}

TEST_F(Extract, RefusesLinksThatLeadOut) {
  const std::string outside = scratch_ / "outside";
  for (const std::string& target :
       {std::string("/etc/passwd"), outside, std::string("../outside"),
        std::string("../../outside"), std::string("x/../../../outside"), std::string("..")}) {
    EXPECT_PRED2(contains, refusal(TarBuilder().add_link("target/link", target)),
                 "member 'target/link': it is a link that leads out of 'target/': '" + target);
  }
}

TEST_F(Extract, RefusesALinkInPlaceOfTarget) {
  EXPECT_PRED2(contains, refusal(TarBuilder().add_link("target", "..")), "leads out");
  EXPECT_PRED2(contains, refusal(TarBuilder().add_link("target", "elsewhere")), "leads out");
}

TEST_F(Extract, RefusesALinkBelowAnotherLink) {
  EXPECT_PRED2(contains,
               refusal(TarBuilder().add_link("target/d", "e/f").add_link("target/d/up", "../x")),
               "below another link");
}

TEST_F(Extract, RefusesAChainOfLinksThatLeadsOut) {
  refusal(TarBuilder()
              .add("target/deep/er", tar_type::directory)
              .add_link("target/here", "deep/er")
              .add_link("target/out", "here/../../../outside"));
}

TEST_F(Extract, RefusesAFileBelowALink) {
  refusal(TarBuilder().add_link("target/d", "e").add_file("target/d/a"));
  EXPECT_FALSE(fs::exists(scratch_ / "out/target/e/a"));
}

TEST_F(Extract, RefusesAHardLinkToOutside) {
  for (const std::string& target : {(scratch_ / "outside").string(), std::string("../outside"),
                                    std::string("target/../../outside"), std::string("outside")}) {
    EXPECT_PRED2(contains, refusal(TarBuilder().add_hard_link("target/a", target)),
                 "'" + target + "', which is no ");
  }
}

TEST_F(Extract, RefusesAHardLinkToALink) {
  refusal(TarBuilder().add_link("target/c", "d").add_hard_link("target/e", "target/c"));
}

TEST_F(Extract, RefusesDevicesAndPipes) {
  for (const char type : {tar_type::character_device, tar_type::block_device, tar_type::fifo}) {
    EXPECT_PRED2(contains, refusal(TarBuilder().add("target/a", type)),
                 "it is neither a file, a directory nor a link");
  }
}

TEST_F(Extract, RefusesATarFileThatIsCutOff) {
  const std::string tar = TarBuilder().add_file("target/a", std::string(2000, 'x')).bytes();
  for (const std::size_t size : {100U, 512U, 600U, 2000U}) {
    fs::remove_all(scratch_ / "out/target");
    refusal_of_compressed(zstd_frame(tar.substr(0, size)));
  }
}

TEST_F(Extract, RefusesADamagedHeader) {
  std::string tar = TarBuilder().add_file("target/a").add_file("target/b").end().bytes();
  tar[2 * TarBuilder::block + 7] = 'c';  // the name in the second header
  EXPECT_PRED2(contains, refusal_of_compressed(zstd_frame(tar)), "amaged");
}

TEST_F(Extract, RefusesWhatIsNoTarFile) {
  refusal_of_compressed(zstd_frame(""));
  refusal_of_compressed(zstd_frame(std::string(5000, 'x')));
}

TEST_F(Extract, RefusesBytesAfterTheEnd) {
  const std::string tar = TarBuilder().add_file("target/a").end().bytes();
  const std::string zeros(4096, '\0');
  for (const std::string& rest :
       {std::string("x"), zeros + "x", TarBuilder().add_file("target/b").bytes(),
        std::string(1'000'000, '\0') + "x"}) {
    fs::remove_all(scratch_ / "out/target");
    EXPECT_PRED2(contains, refusal_of_compressed(zstd_frame(tar + rest)), "more data follows");
  }
}

// A terabyte of zeros takes megabytes in an archive, and minutes to read.
TEST_F(Extract, RefusesZerosWithoutEndAfterTheEnd) {
  const std::string tar = TarBuilder().add_file("target/a").end().bytes();
  EXPECT_PRED2(contains, refusal_of_compressed(zstd_frame(tar + std::string(20'000'000, '\0'))),
               "it does not end at its end marker");
}

TEST_F(Extract, RefusesAFrameAfterTheEnd) {
  const std::string tar = TarBuilder().add_file("target/a").end().bytes();
  EXPECT_PRED2(contains, refusal_of_compressed(zstd_frame(tar) + zstd_frame("more")),
               "more data follows");
}

TEST_F(Extract, AcceptsZerosAfterTheEnd) {
  const std::string tar = TarBuilder().add_file("target/a").end().bytes();
  extract_compressed(zstd_frame(tar + std::string(10'240, '\0')));
  EXPECT_EQ(read("target/a"), "data");
}

TEST_F(Extract, NoticesABitFlippedInTheLastBytes) {
  const std::string compressed = zstd_frame(TarBuilder().add_file("target/a").end().bytes());
  for (std::size_t from_end = 1; from_end <= 4; ++from_end) {
    fs::remove_all(scratch_ / "out/target");
    std::string damaged = compressed;
    char& byte = damaged[damaged.size() - from_end];
    byte = static_cast<char>(byte ^ 1);
    refusal_of_compressed(damaged);
  }
}

TEST_F(Extract, NoticesATruncatedArchive) {
  const std::string compressed = zstd_frame(TarBuilder().add_file("target/a").end().bytes());
  EXPECT_PRED2(contains, refusal_of_compressed(compressed.substr(0, compressed.size() - 1)),
               "it is truncated");
}

}  // namespace
}  // namespace reuse_build
