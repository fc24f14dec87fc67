// SPDX-License-Identifier: MIT OR Apache-2.0
#include "pack/content_list.hpp"

#include <algorithm>

namespace reuse_build {

namespace {

void merge_needs(ContentFile& file, const ContentFile& other) {
  if (file.only_for.empty() || other.only_for.empty()) return file.only_for.clear();
  for (const std::string& id : other.only_for) {
    const auto found = std::find(file.only_for.begin(), file.only_for.end(), id);
    if (found == file.only_for.end()) file.only_for.push_back(id);
  }
}

}  // namespace

void ContentList::add(ContentFile file) {
  const auto [known, is_new] = by_member_.try_emplace(file.member, files_.size());
  if (is_new) {
    files_.push_back(std::move(file));
  } else {
    merge_needs(files_[known->second], file);
  }
}

void ContentList::add_all(std::vector<ContentFile> files) {
  for (ContentFile& file : files) add(std::move(file));
}

bool ContentList::has(const std::string& member) const {
  if (by_member_.contains(member)) return true;
  const auto after = by_member_.lower_bound(member + '/');
  return after != by_member_.end() && after->first.starts_with(member + '/');
}

}  // namespace reuse_build
