// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/library_search.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <set>
#include <string_view>

namespace reuse_build {

namespace fs = std::filesystem;
using launch::Path;
using launch::Root;
using Directories = std::vector<Path>;

namespace {

// musl's loader is its C library too, by all of these names.
bool is_part_of_musl(std::string_view name) {
  constexpr std::array<std::string_view, 7> parts = {"libc.",  "libm.",    "libpthread.", "librt.",
                                                     "libdl.", "libutil.", "libxnet."};
  return std::any_of(parts.begin(), parts.end(),
                     [name](std::string_view part) { return name.starts_with(part); });
}

Path parent_of(const Path& file) {
  return {file.root, fs::path(file.relative).parent_path().string()};
}

Path below(const Path& directory, const std::string& relative) {
  return {directory.root, (fs::path(directory.relative) / relative).string()};
}

// A directory of RPATH or RUNPATH of a file that lies in `origin`.
Path expand(std::string_view entry, const Path& origin) {
  for (const std::string_view variable : {"$ORIGIN", "${ORIGIN}"}) {
    if (!entry.starts_with(variable)) continue;
    const std::string_view rest = entry.substr(variable.size());
    if (rest.empty()) return origin;
    if (rest.front() == '/') return below(origin, std::string(rest.substr(1)));
  }
  return {Root::absolute, std::string(entry)};
}

Directories expand_list(std::string_view list, const Path& file) {
  Directories directories;
  while (!list.empty()) {
    const std::string_view entry = list.substr(0, list.find(':'));
    if (!entry.empty()) directories.push_back(expand(entry, parent_of(file)));
    list.remove_prefix(std::min(entry.size() + 1, list.size()));
  }
  return directories;
}

// A program or library whose needs are to be found.
struct Object {
  Path path;
  const LoadableFile* file;
  Directories rpath;  // its own and, after it, those of the objects that led to it
};

class LibrarySearch {
 public:
  LibrarySearch(const Path& program, const Directories& library_path, const Machine& machine,
                TreeFiles& files)
      : library_path_(library_path), machine_(machine), files_(files) {
    const LoadableFile* file = files.find(program);
    if (file == nullptr) return;
    machine_name_ = file->machine;
    loader_ = fs::path(file->dynamic.interpreter).filename().string();
    is_musl_ = loader_.starts_with("ld-musl-");
    add(program, file, {});
  }

  LibraryNeeds follow() {
    while (!waiting_.empty()) {
      const Object object = std::move(waiting_.front());
      waiting_.pop_front();
      for (const std::string& name : object.file->dynamic.needed) {
        if (names_.insert(name).second && !is_loader(name)) find(name, object);
      }
    }
    return std::move(needs_);
  }

 private:
  [[nodiscard]] bool is_loader(const std::string& name) const {
    return name == loader_ || (is_musl_ && is_part_of_musl(name));
  }

  void add(const Path& path, const LoadableFile* file, const Directories& inherited) {
    const DynamicInfo& dynamic = file->dynamic;
    Directories rpath;
    if (dynamic.runpath.empty()) rpath = expand_list(dynamic.rpath, path);
    rpath.insert(rpath.end(), inherited.begin(), inherited.end());
    waiting_.push_back({path, file, std::move(rpath)});
    if (!dynamic.glibc || (needs_.glibc && *needs_.glibc >= *dynamic.glibc)) return;
    needs_.glibc = dynamic.glibc;
    needs_.glibc_needed_by = path;
  }

  void find(const std::string& name, const Object& object) {
    const bool is_found = name.find('/') != std::string::npos
                              ? try_file({Root::absolute, name}, object)
                              : find_in_directories(name, object);
    if (!is_found) needs_.missing.push_back({name, object.path});
  }

  bool find_in_directories(const std::string& name, const Object& object) {
    const std::string& runpath = object.file->dynamic.runpath;
    return (runpath.empty() && try_all(object.rpath, name, object)) ||
           try_all(library_path_, name, object) ||
           try_all(expand_list(runpath, object.path), name, object) ||
           find_on_machine(name, object);
  }

  bool find_on_machine(const std::string& name, const Object& object) {
    if (is_musl_) return try_all(absolute(machine_.musl_directories), name, object);
    const auto cached = machine_.cached_libraries.find(name);
    const bool is_cached = cached != machine_.cached_libraries.end();
    const Directories paths = is_cached ? absolute(cached->second) : Directories();
    return std::any_of(paths.begin(), paths.end(),
                       [&](const Path& path) { return try_file(path, object); }) ||
           try_all(absolute(machine_.library_directories), name, object);
  }

  static Directories absolute(const std::vector<std::string>& paths) {
    Directories directories;
    for (const std::string& path : paths) directories.push_back({Root::absolute, path});
    return directories;
  }

  bool try_all(const Directories& directories, const std::string& name, const Object& object) {
    return std::any_of(directories.begin(), directories.end(), [&](const Path& directory) {
      return try_file(below(directory, name), object);
    });
  }

  bool try_file(const Path& path, const Object& object) {
    const LoadableFile* file = files_.find(path);
    if (file == nullptr || file->machine != machine_name_) return false;
    if (path.root == Root::tree) add(path, file, object.rpath);
    return true;
  }

  const Directories& library_path_;
  const Machine& machine_;
  TreeFiles& files_;
  std::string machine_name_;
  std::string loader_;
  bool is_musl_ = false;
  std::deque<Object> waiting_;
  std::set<std::string> names_;  // loaded already: the loader does not look twice
  LibraryNeeds needs_;
};

}  // namespace

LibraryNeeds follow_libraries(const Path& program, const Directories& library_path,
                              const Machine& machine, TreeFiles& files) {
  return LibrarySearch(program, library_path, machine, files).follow();
}

}  // namespace reuse_build
