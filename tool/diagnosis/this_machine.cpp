// SPDX-License-Identifier: MIT OR Apache-2.0
#include "diagnosis/this_machine.hpp"

#include <sys/utsname.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string_view>

#include "diagnosis/processors.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

// Of a file that need not be there.
std::string content_of(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return {};
  try {
    return read_file(file, ExitCode::setup_error);
  } catch (const Error&) {
    return {};  // what may not be read tells nothing, as when it is not there
  }
}

std::vector<std::string> directories_in(std::string_view list, std::string_view separators) {
  std::vector<std::string> directories;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find_first_of(separators), list.size());
    if (end > 0) directories.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return directories;
}

std::vector<std::string> own_processors() {
  struct utsname system = {};
  if (::uname(&system) != 0) return {};
  return native_processors(std::data(system.machine));
}

std::vector<std::string> emulated_processors() {
  std::vector<std::string> processors;
  std::error_code ignored;
  const fs::path handlers = "/proc/sys/fs/binfmt_misc";
  for (const fs::directory_entry& entry : fs::directory_iterator(handlers, ignored)) {
    const std::string name = entry.path().filename();
    if (name == "register" || name == "status") continue;
    if (auto found = processor_of_handler(content_of(entry.path()))) {
      processors.push_back(std::move(*found));
    }
  }
  return processors;
}

std::optional<GlibcVersion> own_glibc() {
#ifdef __GLIBC__
  return parse_glibc_version(::gnu_get_libc_version());
#else
  return std::nullopt;
#endif
}

// Debian's name of a processor's directory, as in /usr/lib/x86_64-linux-gnu.
std::vector<std::string> multiarch_names(const std::string& processor) {
  if (processor == "i686") return {"i386-linux-gnu"};
  if (processor == "arm") return {"arm-linux-gnueabihf", "arm-linux-gnueabi"};
  return {processor + "-linux-gnu"};
}

std::vector<std::string> glibc_directories(const std::vector<std::string>& processors) {
  std::vector<std::string> directories;
  for (const std::string& processor : processors) {
    for (const std::string& name : multiarch_names(processor)) {
      directories.push_back("/lib/" + name);
      directories.push_back("/usr/lib/" + name);
    }
  }
  for (const char* plain : {"/lib64", "/usr/lib64", "/lib", "/usr/lib"}) {
    directories.emplace_back(plain);
  }
  return directories;
}

std::vector<std::string> musl_directories(const std::vector<std::string>& processors) {
  for (const std::string& processor : processors) {
    const std::string list = content_of("/etc/ld-musl-" + processor + ".path");
    if (!list.empty()) return directories_in(list, ":\n");
  }
  return {"/lib", "/usr/local/lib", "/usr/lib"};
}

}  // namespace

Machine this_machine() {
  Machine machine;
  machine.processors = own_processors();
  machine.emulated = emulated_processors();
  machine.glibc = own_glibc();
  const char* library_path = std::getenv("LD_LIBRARY_PATH");
  machine.library_path = directories_in(library_path == nullptr ? "" : library_path, ":;");
  machine.cached_libraries = parse_library_cache(content_of("/etc/ld.so.cache"));
  machine.library_directories = glibc_directories(machine.processors);
  machine.musl_directories = musl_directories(machine.processors);
  return machine;
}

std::string describe(const Machine& machine) {
  std::string text;
  for (const std::string& processor : machine.processors) {
    text += text.empty() ? processor : " (" + processor + " too)";
  }
  for (const std::string& processor : machine.emulated) text += ", emulates " + processor;
  if (machine.glibc) text += ", glibc " + to_string(*machine.glibc);
  return text;
}

}  // namespace reuse_build
