// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/environment.hpp"

#include <unistd.h>

#include <algorithm>
#include <utility>

namespace reuse_build::driver {
namespace {

bool has_key(std::string_view entry, std::string_view key) {
  return entry.size() > key.size() && entry[key.size()] == '=' && entry.starts_with(key);
}

std::optional<std::string> find_value(const std::vector<std::string>& entries,
                                      std::string_view key) {
  for (const std::string& entry : entries) {
    if (has_key(entry, key)) return entry.substr(key.size() + 1);
  }
  return std::nullopt;
}

}  // namespace

Environment::Environment(std::vector<std::string> inherited)
    : inherited_(std::move(inherited)), entries_(inherited_) {}

Environment Environment::inherited() {
  std::vector<std::string> entries;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    entries.emplace_back(*entry);
  }
  return Environment(std::move(entries));
}

void Environment::set(std::string_view key, std::string_view value) {
  std::string entry(key);
  entry += '=';
  entry += value;
  const auto same = std::find_if(entries_.begin(), entries_.end(),
                                 [key](const std::string& other) { return has_key(other, key); });
  if (same != entries_.end()) {
    *same = std::move(entry);
  } else {
    entries_.push_back(std::move(entry));
  }
}

void Environment::set_default(std::string_view key, std::string_view value) {
  if (!get_inherited(key)) set(key, value);
}

std::optional<std::string> Environment::get(std::string_view key) const {
  return find_value(entries_, key);
}

std::optional<std::string> Environment::get_inherited(std::string_view key) const {
  return find_value(inherited_, key);
}

}  // namespace reuse_build::driver
