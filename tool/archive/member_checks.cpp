// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/member_checks.hpp"

#include <fmt/format.h>

#include <string_view>

namespace reuse_build {

namespace {

using Kind = MemberHeader::Kind;

// The directory that `path` says it is in; empty for one that is in none.
std::string_view parent_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return path.substr(0, slash == std::string_view::npos ? 0 : slash);
}

std::string objection_to_below(Kind kind) {
  return kind == Kind::symbolic_link ? "it lies below another link"
                                     : "another member of the archive is in its way";
}

}  // namespace

void MemberChecks::check(const MemberHeader& header) {
  const std::string objection = path_objection(header.path);
  if (!objection.empty()) throw Refused{objection};
  if (header.link.size() > longest_path) throw Refused{"it is a link to more than 4096 bytes"};
  const std::lock_guard lock(mutex_);
  count(header);
  const auto [before, is_new] = seen_.emplace(header.path, header.kind);
  if (is_new || (before->second == Kind::directory && header.kind == Kind::directory)) return;
  throw Refused{"it is there twice"};
}

// Names are kept until the end, so they may not take all memory.
void MemberChecks::count(const MemberHeader& header) {
  constexpr std::uint64_t most_name_bytes = std::uint64_t{256} << 20U;
  if (++members_ > limits_.members) {
    throw Refused{fmt::format("the archive has more than {} members; --max-members allows more",
                              limits_.members)};
  }
  name_bytes_ += header.path.size() + header.link.size();
  if (name_bytes_ > most_name_bytes) {
    throw Refused{"the paths of the archive's members take more than 256 MiB"};
  }
  if (header.kind == Kind::file) count_bytes(header.size);
}

void MemberChecks::count_bytes(std::uint64_t size) {
  constexpr std::uint64_t always_allowed = std::uint64_t{1} << 30U;
  if (size > limits_.bytes - bytes_) {
    throw Refused{fmt::format("the archive unpacks to more than {} bytes; --max-bytes allows more",
                              limits_.bytes)};
  }
  bytes_ += size;
  if (archive_size_ == 0 || bytes_ <= always_allowed || bytes_ / archive_size_ < limits_.ratio) {
    return;
  }
  throw Refused{
      fmt::format("the archive unpacks to more than {} times its size; --max-ratio "
                  "allows more",
                  limits_.ratio)};
}

void MemberChecks::check_places(const Refuse& refuse) const {
  std::string_view checked;
  for (const auto& [path, kind] : seen_) {
    const std::string_view parent = parent_of(path);
    if (parent == checked) continue;  // in order, most lie beside the one before
    checked = parent;
    for (std::string_view above = parent; !above.empty(); above = parent_of(above)) {
      const auto member = seen_.find(above);
      if (member == seen_.end() || member->second == Kind::directory) continue;
      refuse(path, {objection_to_below(member->second)});
    }
  }
}

}  // namespace reuse_build
