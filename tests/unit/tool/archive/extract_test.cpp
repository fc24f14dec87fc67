// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/extract.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "archive/extract_fixture.hpp"
#include "support/sha256.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

TEST_F(Extract, WritesFilesWithTheirDirectories) {
  const ExtractSummary summary = extract(TarBuilder()
                                             .add_file("target/a", "one")
                                             .add_file("target/d/e/b", "four")
                                             .add_file("target/empty", ""));
  EXPECT_EQ(read("target/a"), "one");
  EXPECT_EQ(read("target/d/e/b"), "four");
  EXPECT_EQ(read("target/empty"), "");
  EXPECT_EQ(summary.files.size(), 3U);
  EXPECT_EQ(summary.byte_count, 7U);
}

TEST_F(Extract, WritesAFileThatIsLargerThanAnyBuffer) {
  std::string content;
  for (int number = 0; number < 200'000; ++number) content += std::to_string(number);
  extract(TarBuilder().add_file("target/a", content));
  EXPECT_TRUE(read("target/a") == content);
}

TEST_F(Extract, AppliesModesWhateverTheUmask) {
  const mode_t before = ::umask(077);
  extract(TarBuilder().add_file("target/a", "", 0755).add_file("target/b", "", 0664));
  ::umask(before);
  EXPECT_EQ(mode_of("target/a"), 0755U);
  EXPECT_EQ(mode_of("target/b"), 0664U);
}

TEST_F(Extract, DropsSetuidSetgidAndSticky) {
  extract(TarBuilder().add_file("target/a", "", 07755).add_file("target/b", "", 0104755));
  EXPECT_EQ(mode_of("target/a"), 0755U);
  EXPECT_EQ(mode_of("target/b"), 0755U);
}

TEST_F(Extract, MakesDirectories) {
  extract(TarBuilder()
              .add("target/", tar_type::directory)
              .add("target/d/", tar_type::directory, {}, {}, 0)
              .add("target/d/", tar_type::directory)
              .add_file("target/d/a"));
  EXPECT_EQ(read("target/d/a"), "data");
}

TEST_F(Extract, MakesLinksThatStayInside) {
  extract(TarBuilder()
              .add_link("target/d/link", "../a")
              .add_link("target/new/deep/dangling", "nothing")
              .add_file("target/a", "data"));
  EXPECT_EQ(read("target/d/link"), "data");
  EXPECT_EQ(fs::read_symlink(scratch_ / "out/target/new/deep/dangling"), "nothing");
}

TEST_F(Extract, MakesHardLinksToFiles) {
  extract(TarBuilder()
              .add_hard_link("target/c", "target/a")
              .add_file("target/a")
              .add_hard_link("target/d/b", "target/a"));
  EXPECT_EQ(read("target/c"), "data");
  EXPECT_EQ(read("target/d/b"), "data");
}

TEST_F(Extract, ReadsOldAndContiguousFiles) {
  extract(TarBuilder()
              .add("target/old", tar_type::old_file, "old")
              .add("target/contiguous", tar_type::contiguous_file, "contiguous"));
  EXPECT_EQ(read("target/old"), "old");
  EXPECT_EQ(read("target/contiguous"), "contiguous");
}

TEST_F(Extract, ReadsLongNamesOfGnu) {
  const std::string path = "target/" + std::string(120, 'd') + "/" + std::string(120, 'f');
  extract(TarBuilder().add_gnu_long_name(path).add_file(path.substr(0, 100)));
  EXPECT_EQ(read(path), "data");
}

TEST_F(Extract, ReadsPaxHeaders) {
  const std::string path = "target/" + std::string(120, 'd') + "/größe";
  extract(TarBuilder().add_pax("path", path).add_file("target/short"));
  EXPECT_EQ(read(path), "data");
}

TEST_F(Extract, ReadsSparseFilesOfGnu) {
  extract(TarBuilder().add_gnu_sparse("target/sparse"));
  std::string expected(3072, '\0');
  expected.replace(0, 4, "head");
  expected.replace(2048, 4, "tail");
  EXPECT_TRUE(read("target/sparse") == expected);
}

TEST_F(Extract, WritesOnlyWhatIsWanted) {
  const ExtractSummary summary =
      extract(TarBuilder().add_file("target/a").add_file("target/b"),
              {[](std::string_view path) { return path != "target/a"; }});
  EXPECT_EQ(scratch_.entries().count("out/target/a"), 0U);
  EXPECT_EQ(read("target/b"), "data");
  EXPECT_EQ(summary.files.size(), 1U);
}

TEST_F(Extract, DigestsFilesWithTheirHoles) {
  ExtractOptions options;
  options.wants_digests = true;
  const ExtractSummary summary =
      extract(TarBuilder().add_gnu_sparse("target/sparse").add_file("target/a", "abc"), options);
  EXPECT_EQ(summary.files.at("target/a").sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 digest;
  digest.update(read("target/sparse"));
  const std::string expected = digest.hex_digest();
  EXPECT_EQ(summary.files.at("target/sparse").sha256, expected);
  const ArchiveFile archive(scratch_ / "x.tar.zst");
  EXPECT_EQ(check_archive(archive, options).files.at("target/sparse").sha256, expected);
}

TEST_F(Extract, ReadsFramesAtTheSameTimeOrSomeOfThem) {
  const std::string first = TarBuilder().add_file("target/a", "one").bytes();
  const std::string second = TarBuilder().add_file("target/b", "two").add_file("target/c").bytes();
  const std::string last = TarBuilder().add_file("target/d", "four").end().bytes();
  ExtractOptions options;
  options.ranges = {{0, 1}, {1, 1}, {2, 1}};
  EXPECT_EQ(extract_compressed(seekable_frames({first, second, last}), options).files.size(), 4U);
  EXPECT_EQ(read("target/b"), "two");
  fs::remove_all(scratch_ / "out/target");
  options.ranges = {{1, 2}};
  EXPECT_EQ(extract_compressed(seekable_frames({first, second, last}), options).files.size(), 3U);
  EXPECT_FALSE(fs::exists(scratch_ / "out/target/a"));
}

// Whoever reads the frames one by one must see what a reader of the whole sees.
TEST_F(Extract, RefusesFramesThatAreNotWholeMembers) {
  const std::string whole =
      TarBuilder().add_file("target/a", std::string(2000, 'x')).add_file("target/b").bytes();
  const std::string last = TarBuilder().add_file("target/c").end().bytes();
  ExtractOptions options;
  options.ranges = {{0, 1}, {1, 1}};
  const auto refusal_of = [&](const std::string& frame) {
    fs::remove_all(scratch_ / "out/target");
    const Error error = thrown_error([&] {
      extract_compressed(seekable_frames({frame, last}), options);
    });
    return error.message();
  };
  for (const std::size_t size : {512U, 1000U, 2048U, 2559U, 2600U}) {
    EXPECT_NE(refusal_of(whole.substr(0, size)), "") << size;
  }
  EXPECT_PRED2(contains, refusal_of(whole + std::string(1024, '\0')), "an end marker");
  EXPECT_PRED2(contains, refusal_of(whole + std::string(512, '\0')), "an end marker");
  EXPECT_PRED2(contains, refusal_of(whole + std::string(1024, '\0') + whole), "more data follows");
}

TEST_F(Extract, RefusesAMemberThatIsInTwoFrames) {
  ExtractOptions options;
  options.ranges = {{0, 1}, {1, 1}};
  const Error error = thrown_error([&] {
    extract_compressed(seekable_frames({TarBuilder().add_file("target/a").bytes(),
                                        TarBuilder().add_file("target/a").end().bytes()}),
                       options);
  });
  EXPECT_PRED2(contains, error.message(), "twice");
}

TEST_F(Extract, RefusesFramesThatThereAreNot) {
  for (const FrameRange& range : std::vector<FrameRange>{{0, 2}, {1, 1}, {5, 1}, {0, 0}}) {
    ExtractOptions options;
    options.ranges = {range};
    EXPECT_THROW(extract_compressed(
                     seekable_frames({TarBuilder().add_file("target/a").end().bytes()}), options),
                 Error);
  }
}

TEST_F(Extract, HasLimits) {
  const auto two_files = [] {
    return TarBuilder().add_file("target/a").add_gnu_sparse("target/s");
  };
  const auto refusal_with = [&](const ExtractLimits& limits) {
    fs::remove_all(scratch_ / "out/target");
    ExtractOptions options;
    options.limits = limits;
    return thrown_error([&] { extract(two_files(), options); }).message();
  };
  EXPECT_PRED2(contains, refusal_with({1, 1'000'000, 1000}), "--max-members");
  EXPECT_PRED2(contains, refusal_with({2, 3075, 1000}), "--max-bytes");  // the hole counts
  ExtractOptions options;
  options.limits = {2, 3076, 1000};
  fs::remove_all(scratch_ / "out/target");
  EXPECT_NO_THROW(extract(two_files(), options));
}

TEST_F(Extract, LimitsTheRatio) {
  TarBuilder tar;
  constexpr int files = 600;
  const std::string content(std::size_t{2} << 20U, '\0');
  for (int number = 0; number < files; ++number) {
    tar.add_file("target/" + std::to_string(number), content);
  }
  scratch_.write("x.tar.zst", zstd_frame(tar.end().bytes()));
  const ArchiveFile archive(scratch_ / "x.tar.zst");
  ExtractOptions options;
  EXPECT_PRED2(contains, thrown_error([&] { check_archive(archive, options); }).message(),
               "--max-ratio");
  options.limits.ratio = 1'000'000;
  EXPECT_EQ(check_archive(archive, options).files.size(), files);
}

// Read alone, too: filling a hole of terabytes would never end.
TEST_F(Extract, RefusesDataOutsideTheirSize) {
  for (const std::uint64_t place :
       {std::uint64_t{0}, std::uint64_t{2561}, std::uint64_t{3072}, std::uint64_t{1} << 32U}) {
    fs::remove_all(scratch_ / "out/target");
    EXPECT_PRED2(contains, refusal(TarBuilder().add_gnu_sparse("target/s", place)),
                 "the data of member 'target/s' lie outside its size");
    ExtractOptions options;
    options.wants_digests = true;
    const ArchiveFile archive(scratch_ / "x.tar.zst");
    EXPECT_PRED2(contains, thrown_error([&] { check_archive(archive, options); }).message(),
                 "the data of member 'target/s' lie outside its size");
    EXPECT_THROW((void)read_into_memory(archive, {0, 1}, 10'000), Error);
  }
}

TEST_F(Extract, RefusesLinksWhereNoneMayBe) {
  ExtractOptions options;
  options.forbids_links = [](std::string_view path) { return path == "target/a"; };
  extract(TarBuilder().add_link("target/b", "c"), options);
  const Error error =
      thrown_error([&] { extract(TarBuilder().add_link("target/a", "c"), options); });
  EXPECT_PRED2(contains, error.message(), "member 'target/a': it must not be a link");
}

// A file with two names is written by either.
TEST_F(Extract, RefusesHardLinksWhereNoneMayBe) {
  ExtractOptions options;
  options.forbids_links = [](std::string_view path) { return path == "target/a"; };
  for (const auto& [path, target] : {std::pair("target/a", "target/b"), {"target/b", "target/a"}}) {
    fs::remove_all(scratch_ / "out/target");
    const Error error = thrown_error([&, path = path, target = target] {
      extract(TarBuilder().add_file(target).add_hard_link(path, target), options);
    });
    EXPECT_PRED2(contains, error.message(), "it must not be a link") << path;
  }
}

TEST_F(Extract, TellsOfEverythingThatItMade) {
  const ExtractSummary summary = extract(TarBuilder()
                                             .add_file("target/a", "one", 04755)
                                             .add("target/d/", tar_type::directory)
                                             .add_link("target/b", "a")
                                             .add_hard_link("target/c", "target/a"));
  EXPECT_EQ(summary.files.at("target/a").mode, 0755U);
  EXPECT_EQ(summary.directories, std::set<std::string>{"target/d"});
  ASSERT_EQ(summary.links.size(), 2U);
  EXPECT_EQ(summary.links.at("target/b").target, "a");
  EXPECT_TRUE(summary.links.at("target/c").is_hard);
}

// Whoever only checks sees what whoever extracts would stumble upon.
TEST_F(Extract, RefusesTheSameWithoutWriting) {
  for (const TarBuilder& tar :
       {TarBuilder().add_link("target/d", "e/f").add_link("target/d/up", "../x"),
        TarBuilder().add_link("target/d", "e").add_file("target/d/a"),
        TarBuilder().add_file("target/d/a").add_file("target/d"),
        TarBuilder().add_file("target/d").add("target/d/", tar_type::directory),
        TarBuilder().add_file("target/d").add_file("target/d-e").add_file("target/d/f/g"),
        TarBuilder().add_link("target/c", "d").add_hard_link("target/e", "target/c")}) {
    fs::remove_all(scratch_ / "out/target");
    refusal(tar);
    const ArchiveFile archive(scratch_ / "x.tar.zst");
    const Error error = thrown_error([&] { check_archive(archive, {}); });
    EXPECT_PRED2(contains, error.message(), "cannot read the archive '")
        << tar.bytes().substr(0, 20);
  }
}

// 25 KB of an archive may hold a thousand names of a megabyte.
TEST_F(Extract, RefusesPathsThatAreTooLong) {
  const std::string name = "target/" + std::string(5000, 'n');
  EXPECT_PRED2(contains, refusal(TarBuilder().add_gnu_long_name(name).add_file("target/n")),
               "nnn…': its path is longer than 4096 bytes");
  EXPECT_PRED2(contains, refusal(TarBuilder().add_pax("linkpath", name).add_link("target/a", "b")),
               "more than 4096 bytes");
}

TEST_F(Extract, CountsNamesInMemoryAsWell) {
  TarBuilder tar;
  for (const char name : std::string("abcdefghij")) {
    tar.add_gnu_long_name("target/" + std::string(1000, name)).add_file("target/x", "");
  }
  scratch_.write("x.tar.zst", seekable_frames({tar.end().bytes()}));
  const ArchiveFile archive(scratch_ / "x.tar.zst");
  EXPECT_THROW((void)read_into_memory(archive, {0, 1}, 10'000), Error);
  EXPECT_EQ(read_into_memory(archive, {0, 1}, 13'000).size(), 10U);
}

TEST_F(Extract, ChecksWhatIsNotWantedToo) {
  const Error error = thrown_error([&] {
    extract(TarBuilder().add_file("../outside"), {[](std::string_view /*path*/) { return false; }});
  });
  EXPECT_PRED2(contains, error.message(), "'../outside'");
}

}  // namespace
}  // namespace reuse_build
