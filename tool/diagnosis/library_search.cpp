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

// Below a directory, for processors that can do more (ld.so(8), "Hardware capabilities"). Which of
// them this one can use is not asked.
constexpr std::array<std::string_view, 9> glibc_hwcaps = {
    "x86-64-v2", "x86-64-v3", "x86-64-v4", "power9", "power10", "z13", "z14", "z15", "z16"};

// $LIB and $PLATFORM are the loader's secret, and paths may start from where a test is started.
bool is_unknown(const Path& directory) {
  return directory.relative.find('$') != std::string::npos ||
         (directory.root == Root::absolute && !directory.relative.starts_with('/'));
}

void append(Directories& to, const Directories& from) {
  to.insert(to.end(), from.begin(), from.end());
}

Directories absolute(const std::vector<std::string>& paths) {
  Directories directories;
  for (const std::string& path : paths) directories.push_back({Root::absolute, path});
  return directories;
}

// A program or library whose needs are to be found.
struct Object {
  Path path;
  const LoadableFile* file;
  Directories handed_down;  // by itself and, after it, by the objects that led to it
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
    Directories directories = expand_list(handed_down(dynamic), path);
    append(directories, inherited);
    waiting_.push_back({path, file, std::move(directories)});
    if (!dynamic.glibc || (needs_.glibc && *needs_.glibc >= *dynamic.glibc)) return;
    needs_.glibc = dynamic.glibc;
    needs_.glibc_needed_by = path;
  }

  // The list that also counts for what an object's libraries need. Of musl either one does.
  [[nodiscard]] std::string_view handed_down(const DynamicInfo& dynamic) const {
    if (dynamic.runpath.empty()) return dynamic.rpath;
    return is_musl_ ? std::string_view(dynamic.runpath) : std::string_view();
  }

  void find(const std::string& name, const Object& object) {
    const bool is_path = name.find('/') != std::string::npos;
    const Directories directories = is_path ? Directories() : named_directories(object);
    const bool is_found = is_path
                              ? try_file({Root::absolute, name}, object)
                              : try_all(directories, name, object) || find_on_machine(name, object);
    if (is_found || std::any_of(directories.begin(), directories.end(), is_unknown)) return;
    needs_.missing.push_back({name, object.path});
  }

  // Those that files and variables name, in the order in which they are searched.
  [[nodiscard]] Directories named_directories(const Object& object) const {
    const std::string& runpath = object.file->dynamic.runpath;
    Directories directories;
    if (!is_musl_ && runpath.empty()) append(directories, object.handed_down);
    append(directories, library_path_);
    append(directories, is_musl_ ? object.handed_down : expand_list(runpath, object.path));
    return directories;
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

  bool try_all(const Directories& directories, const std::string& name, const Object& object) {
    return std::any_of(directories.begin(), directories.end(), [&](const Path& directory) {
      return try_file(below(directory, name), object) ||
             (!is_musl_ && try_hwcaps(below(directory, "glibc-hwcaps"), name, object));
    });
  }

  bool try_hwcaps(const Path& directory, const std::string& name, const Object& object) {
    if (!files_.has_directory(directory)) return false;  // as nearly everywhere
    return std::any_of(glibc_hwcaps.begin(), glibc_hwcaps.end(), [&](std::string_view processor) {
      return try_file(below(below(directory, std::string(processor)), name), object);
    });
  }

  bool try_file(const Path& path, const Object& object) {
    const LoadableFile* file = files_.find(path);
    if (file == nullptr || file->machine != machine_name_) return false;
    if (!is_musl_ && !file->dynamic.soname.empty()) names_.insert(file->dynamic.soname);
    if (path.root == Root::tree) add(path, file, object.handed_down);
    return true;
  }

  const Directories& library_path_;
  const Machine& machine_;
  TreeFiles& files_;
  std::string machine_name_;
  std::string loader_;
  bool is_musl_ = false;
  std::deque<Object> waiting_;
  std::set<std::string> names_;  // of what is loaded already: the loader does not look twice
  LibraryNeeds needs_;
};

}  // namespace

LibraryNeeds follow_libraries(const Path& program, const Directories& library_path,
                              const Machine& machine, TreeFiles& files) {
  return LibrarySearch(program, library_path, machine, files).follow();
}

}  // namespace reuse_build
