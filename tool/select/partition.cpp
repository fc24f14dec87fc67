// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/partition.hpp"

#include <xxhash.h>

#include <charconv>
#include <optional>

#include "launch/error.hpp"

namespace reuse_build {

namespace {

Error wrong_partition(const std::string& text, const std::string& why) {
  return Error(ExitCode::usage, "--partition '" + text + "': " + why,
               "it is hash:M/N, count:M/N, slice:M/N or time:M/N, with M from 1 to N");
}

std::optional<Partition::How> parse_how(std::string_view text) {
  if (text == "hash") return Partition::How::hash;
  if (text == "count") return Partition::How::count;
  if (text == "slice") return Partition::How::slice;
  if (text == "time") return Partition::How::time;
  return std::nullopt;
}

// Rust's, which knows a plus sign.
std::optional<std::uint64_t> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Partition Partition::parse(const std::string& text) {
  const std::string_view view = text;
  const std::size_t colon = view.find(':');
  const std::optional<How> how = parse_how(view.substr(0, colon));
  if (!how || colon == std::string_view::npos) {
    throw wrong_partition(text, "it does not begin with hash:, count:, slice: or time:");
  }
  const std::string_view numbers = view.substr(colon + 1);
  const std::size_t slash = numbers.find('/');
  if (slash == std::string_view::npos) throw wrong_partition(text, "a '/' is missing");
  const auto part = parse_number(numbers.substr(0, slash));
  const auto parts = parse_number(numbers.substr(slash + 1));
  if (!part || !parts) throw wrong_partition(text, "M and N must be numbers below 2^64");
  if (*part < 1 || *part > *parts) throw wrong_partition(text, "M must be from 1 to N");
  constexpr std::uint64_t most_by_time = 10'000;
  if (*how == How::time && *parts > most_by_time) {
    throw wrong_partition(text, "there are at most 10000 parts by time");
  }
  return {*how, *part, *parts};
}

void PartitionSelector::begin_binary() {
  if (partition_.how == Partition::How::count) seen_ = {0, 0};
}

bool PartitionSelector::keeps(std::string_view test_name, bool ignored) {
  const std::uint64_t number = partition_.how == Partition::How::hash
                                   ? XXH64(test_name.data(), test_name.size(), 0)
                                   : seen_.at(ignored ? 1 : 0)++;
  return number % partition_.parts == partition_.part - 1;
}

}  // namespace reuse_build
