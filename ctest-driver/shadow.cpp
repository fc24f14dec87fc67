// SPDX-License-Identifier: MIT OR Apache-2.0
#include "shadow.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "files.hpp"
#include "launch/cmake_text.hpp"
#include "launch/error.hpp"
#include "process/descriptor.hpp"
#include "process/standard_streams.hpp"

namespace reuse_build::driver {
namespace {

constexpr std::string_view mark = "# A shadow of a test tree, made by reuse-build-driver shadow.\n";
constexpr const char* ctest_file = "/CTestTestfile.cmake";

void require_directory(const std::string& directory) {
  if (make_directories(directory)) return;
  throw system_error(ExitCode::setup_error, "cannot make directory '" + directory + "'", errno,
                     "give a directory that you may write to");
}

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

// Whether the entry may be there: ctest's logs, and a ctest file that is ours.
bool belongs_to_shadow(const std::string& directory, std::string_view entry) {
  if (entry == "." || entry == ".." || entry == "Testing") return true;
  return entry == "CTestTestfile.cmake" &&
         read_file(directory + ctest_file).value_or("").starts_with(mark);
}

[[noreturn]] void fail_because_of(const std::string& directory, std::string_view entry) {
  std::string message = "cannot use directory '" + directory + "': it holds '";
  message.append(entry).append("'");
  throw Error(ExitCode::setup_error, std::move(message),
              "give an empty directory, or one that does not exist");
}

void check_free(const std::string& directory) {
  const std::unique_ptr<DIR, CloseDirectory> entries(::opendir(directory.c_str()));
  if (!entries) {
    throw system_error(ExitCode::setup_error, "cannot use directory '" + directory + "'", errno);
  }
  while (const dirent* entry = ::readdir(entries.get())) {
    const std::string_view name = static_cast<const char*>(entry->d_name);
    if (!belongs_to_shadow(directory, name)) fail_because_of(directory, name);
  }
}

void write_file(const std::string& path, const std::string& text) {
  const std::string unfinished = path + ".new";
  Descriptor file(::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  const bool written = file && write_all(file.get(), text) && ::fsync(file.get()) == 0 &&
                       file.close() && ::rename(unfinished.c_str(), path.c_str()) == 0;
  if (written) return;
  const int why = errno;
  ::unlink(unfinished.c_str());
  throw system_error(ExitCode::setup_error, "cannot write '" + path + "'", why);
}

// The driver's own file: argv[0] says it without /proc when it was started by a path.
std::optional<std::string> own_file(const std::string& own_name) {
  if (own_name.find('/') != std::string::npos) return canonical(own_name);
  return canonical("/proc/self/exe");
}

}  // namespace

std::string tree_of_driver(const std::string& own_name) {
  constexpr std::string_view place = "/target/reuse-build";
  const std::string hint =
      "start the driver that lies in a test tree: "
      "<tree>/target/reuse-build/bin/<triple>/reuse-build-driver shadow DIR";
  const auto file = own_file(own_name);
  if (!file) {
    throw system_error(ExitCode::setup_error, "cannot find '" + own_name + "'", errno, hint);
  }
  const std::string bin = parent_directory(parent_directory(*file));
  const std::string own = parent_directory(bin);
  if (bin != own + "/bin" || !own.ends_with(place) || !is_directory(own + "/ctest")) {
    throw Error(ExitCode::setup_error, "'" + *file + "' does not lie in a test tree", hint);
  }
  return own.substr(0, own.size() - place.size());
}

std::string shadow_file(const std::string& ctest_directory) {
  if (ctest_directory.find_first_of("\\\r") != std::string::npos) {
    throw Error(ExitCode::setup_error,
                "cannot make a shadow of '" + ctest_directory +
                    "': ctest takes no backslash and no carriage return in a path",
                "move the test tree to a path without them");
  }
  return std::string(mark) + "subdirs(" + launch::bracket_argument(ctest_directory) + ")\n";
}

std::string shell_word(const std::string& text) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+=:,@%";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + '\'';
}

int make_shadow(const std::string& directory, const std::string& own_name) {
  const std::string tree = tree_of_driver(own_name);
  const std::string text = shadow_file(tree + "/target/reuse-build/ctest");
  require_directory(directory);
  check_free(directory);
  write_file(directory + ctest_file, text);
  write_output("made: run the tests by\n  ctest --test-dir " + shell_word(directory) + '\n');
  return static_cast<int>(ExitCode::ok);
}

}  // namespace reuse_build::driver
