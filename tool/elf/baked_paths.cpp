// SPDX-License-Identifier: MIT OR Apache-2.0
#include "elf/baked_paths.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>

#include "support/interrupt.hpp"
#include "support/read_at.hpp"

namespace reuse_build {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_size = std::size_t{128} * 1024;
constexpr std::size_t longest_path = 4096;

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// What the names of its neighbours have after its own: "2" of "app2" for "app".
using LongerNames = std::vector<std::string>;

struct Directory {
  std::string path;  // without a slash at its end
  LongerNames longer_names;
};

LongerNames longer_names(const fs::path& path) {
  const std::string name = path.filename().string();
  LongerNames result;
  std::error_code error;
  for (fs::directory_iterator entry(path.parent_path(), error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string other = entry->path().filename().string();
    if (other.size() > name.size() && begins_with(other, name)) {
      result.push_back(other.substr(name.size()));
    }
  }
  return result;
}

// Whether text that begins with a path's own name goes on as that of a neighbour; `rest` is what
// follows the name.
bool is_neighbour(std::string_view rest, const LongerNames& longer_names) {
  return std::any_of(longer_names.begin(), longer_names.end(),
                     [rest](const std::string& name) { return begins_with(rest, name); });
}

std::vector<Directory> to_search(const std::vector<std::string>& directories) {
  std::vector<Directory> result;
  for (std::string path : directories) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    if (path.size() < 2 || path.size() > longest_path || path.front() != '/') continue;
    result.push_back({path, longer_names(path)});
  }
  return result;
}

// The loaded stretches that hold data; .dynstr, the notes and their like are not the program's.
std::vector<ByteRange> data_ranges(const ElfFile& file) {
  std::vector<ByteRange> ranges;
  for (const ElfSection& section : file.sections()) {
    const bool is_data = section.type == SHT_PROGBITS && section.is_allocated() &&
                         (section.flags & SHF_EXECINSTR) == 0;
    if (is_data) ranges.push_back({section.offset, section.size});
  }
  if (!file.sections().empty()) return ranges;
  for (const ElfSegment& segment : file.segments()) {
    const bool is_data = segment.type == PT_LOAD && (segment.flags & PF_X) == 0;
    if (is_data) ranges.push_back({segment.offset, segment.file_size});
  }
  return ranges;
}

// The text up to where a file or directory of that name exists: what follows in the program's data
// is another string. The directory itself exists, so something remains.
std::string to_example(std::string_view text, std::size_t least) {
  const auto is_end = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '"'; };
  const auto* const end = std::find_if(text.begin(), text.end(), is_end);
  std::string path(text.substr(0, static_cast<std::size_t>(end - text.begin())));
  std::error_code ignored;
  while (path.size() > least && (path.back() == '/' || !fs::exists(path, ignored))) {
    path.pop_back();
  }
  return path;
}

class Search {
 public:
  explicit Search(const std::vector<std::string>& directories)
      : directories_(to_search(directories)) {}

  // Reads in blocks; what comes after a match must be there to judge it, so the last bytes of a
  // block are looked at with the next one.
  void scan(const ElfFile& file, const ByteRange& range) {
    std::string window;
    std::uint64_t position = range.offset;
    while (position < range.end() && !is_done()) {
      throw_if_interrupted();
      const std::string block =
          read_at(file.fd(), position, std::min<std::uint64_t>(block_size, range.end() - position));
      position += block.size();
      window += block;
      const bool is_last = block.empty() || position == range.end();
      const std::size_t kept = is_last ? 0 : std::min(window.size(), 2 * longest_path);
      find_in(window, window.size() - kept);
      if (is_last) return;
      window.erase(0, window.size() - kept);
    }
  }

  [[nodiscard]] bool is_done() const { return found_.source_locations && found_.opened_paths; }
  [[nodiscard]] const BakedPaths& found() const { return found_; }

 private:
  // Matches that begin before `end`.
  void find_in(std::string_view window, std::size_t end) {
    for (const Directory& directory : directories_) {
      const std::string_view searched =
          window.substr(0, std::min(window.size(), end + directory.path.size() - 1));
      for (std::size_t at = searched.find(directory.path); at != std::string_view::npos;
           at = searched.find(directory.path, at + 1)) {
        judge(window.substr(at, longest_path), directory);
      }
    }
  }

  void judge(std::string_view text, const Directory& directory) {
    const std::string_view rest = text.substr(std::min(text.size(), directory.path.size()));
    if (is_neighbour(rest, directory.longer_names)) return;
    const bool is_below = begins_with(rest, "/");
    if (is_below && is_source_location(text)) {
      found_.source_locations = true;
    } else if (!found_.opened_paths) {
      found_.opened_paths = true;
      found_.example = to_example(text, directory.path.size());
    }
  }

  bool is_source_location(std::string_view text) {
    constexpr std::string_view suffix = ".rs";
    text = text.substr(0, text.find('\0'));
    for (std::size_t at = text.find(suffix); at != std::string_view::npos;
         at = text.find(suffix, at + 1)) {
      const std::size_t end = at + suffix.size();
      const auto& neighbours = neighbours_of_file(std::string(text.substr(0, end)));
      if (neighbours && !is_neighbour(text.substr(end), *neighbours)) return true;
    }
    return false;
  }

  // nullopt when it is no file. Asks for each path once: the same few come again and again.
  const std::optional<LongerNames>& neighbours_of_file(const std::string& path) {
    const auto [entry, is_new] = files_.try_emplace(path);
    std::error_code ignored;
    if (is_new && fs::is_regular_file(path, ignored)) entry->second = longer_names(path);
    return entry->second;
  }

  std::vector<Directory> directories_;
  std::map<std::string, std::optional<LongerNames>> files_;
  BakedPaths found_;
};

}  // namespace

BakedPaths find_baked_paths(const ElfFile& file, const std::vector<std::string>& directories) {
  Search search(directories);
  for (const ByteRange& range : data_ranges(file)) {
    if (search.is_done()) break;
    if (lies_within(range, file.file_size())) search.scan(file, range);
  }
  return search.found();
}

}  // namespace reuse_build
