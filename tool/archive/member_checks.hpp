// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "archive/member_reader.hpp"
#include "archive/member_rules.hpp"

namespace reuse_build {

// How much an archive may unpack to, by what its members say of their sizes; holes count.
struct ExtractLimits {
  std::uint64_t members = 1'000'000;
  std::uint64_t bytes = std::uint64_t{256} << 30U;
  std::uint64_t ratio = 1000;  // of bytes to the archive's; the first GiB is always allowed
};

// What is demanded of an archive's members whether they are written or not, and before any is. May
// be used by several threads.
class MemberChecks {
 public:
  MemberChecks(const ExtractLimits& limits, std::uint64_t archive_size)
      : limits_(limits), archive_size_(archive_size) {}

  // Throws Refused for a path that is none of ours or was there before, and for more than the
  // limits allow.
  void check(const MemberHeader& header);

  // To be called behind the last member: calls `refuse`, which must throw, for a member that lies
  // below another one that is no directory.
  using Refuse = std::function<void(const std::string& path, const Refused& refused)>;
  void check_places(const Refuse& refuse) const;

 private:
  void count(const MemberHeader& header);
  void count_bytes(std::uint64_t size);

  ExtractLimits limits_;
  std::uint64_t archive_size_;
  std::mutex mutex_;
  std::map<std::string, MemberHeader::Kind, std::less<>> seen_;
  std::uint64_t members_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t name_bytes_ = 0;
};

}  // namespace reuse_build
