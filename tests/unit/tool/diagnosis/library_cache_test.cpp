// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/library_cache.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <utility>

#include "support/file.hpp"

namespace reuse_build {
namespace {

namespace fs = std::filesystem;

void append(std::string& bytes, std::uint32_t number) {
  bytes.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

// A file of the new format with these names and paths.
std::string cache_file(const std::vector<std::pair<std::string, std::string>>& libraries) {
  std::string strings;
  std::string entries;
  const std::size_t strings_begin = 48 + 24 * libraries.size();
  const auto put = [&](const std::string& text) {
    append(entries, static_cast<std::uint32_t>(strings_begin + strings.size()));
    strings.append(text).push_back('\0');
  };
  for (const auto& [name, path] : libraries) {
    append(entries, 0x0303);
    put(name);
    put(path);
    entries.append(12, '\0');
  }
  std::string bytes = "glibc-ld.so.cache1.1";
  append(bytes, static_cast<std::uint32_t>(libraries.size()));
  append(bytes, static_cast<std::uint32_t>(strings.size()));
  bytes.append(20, '\0');
  return bytes + entries + strings;
}

TEST(LibraryCache, KeepsThePathsOfANameInOrder) {
  const LibraryCache cache = parse_library_cache(cache_file(
      {{"libb.so", "/x/libb.so"}, {"liba.so", "/a/liba.so"}, {"liba.so", "/b/liba.so"}}));
  EXPECT_EQ(cache.size(), 2U);
  EXPECT_EQ(cache.at("liba.so"), (std::vector<std::string>{"/a/liba.so", "/b/liba.so"}));
  EXPECT_EQ(cache.at("libb.so"), std::vector<std::string>{"/x/libb.so"});
}

TEST(LibraryCache, ReadsTheNewFormatBehindTheOld) {
  std::string bytes = "ld.so-1.7.0";
  bytes.push_back('\0');
  append(bytes, 3);
  bytes.append(std::size_t{3} * 12 + 4, 'x');  // 52 bytes, and to the next multiple of 8
  EXPECT_EQ(parse_library_cache(bytes + cache_file({{"liba.so", "/liba.so"}})).count("liba.so"),
            1U);
}

TEST(LibraryCache, LeavesOutWhatLeadsOutOfTheFile) {
  const std::string whole = cache_file({{"liba.so", "/liba.so"}, {"libb.so", "/libb.so"}});
  std::string far = whole;
  std::fill_n(far.begin() + 52, 4, '\xff');  // where the first name is
  const LibraryCache cache = parse_library_cache(far);
  EXPECT_EQ(cache.size(), 1U);
  EXPECT_EQ(cache.count("libb.so"), 1U);
  std::string many = whole;
  std::fill_n(many.begin() + 20, 4, '\xff');  // the number of entries
  EXPECT_EQ(parse_library_cache(many).count("libb.so"), 1U);
}

TEST(LibraryCache, OfACutFileIsWhatIsWhole) {
  const std::string whole = cache_file({{"liba.so", "/liba.so"}});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_TRUE(parse_library_cache(whole.substr(0, size)).empty()) << size;
  }
  EXPECT_EQ(parse_library_cache(whole).size(), 1U);
}

TEST(LibraryCache, OfThisMachineNamesFilesThatAreThere) {
  if (!fs::exists("/etc/ld.so.cache")) GTEST_SKIP() << "there is no /etc/ld.so.cache";
  const auto cache = parse_library_cache(read_file("/etc/ld.so.cache", ExitCode::setup_error));
  ASSERT_EQ(cache.count("libc.so.6"), 1U);
  EXPECT_TRUE(fs::exists(cache.at("libc.so.6").front()));
}

}  // namespace
}  // namespace reuse_build
