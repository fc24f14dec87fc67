// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/script_variables.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>

#include "context/run_id.hpp"
#include "files.hpp"
#include "launch/error.hpp"
#include "launch/script_variable.hpp"
#include "process/descriptor.hpp"

namespace reuse_build::driver {
namespace {

std::string directory() {
  const char* variable = std::getenv("TMPDIR");
  const std::string parent = variable == nullptr || *variable != '/' ? "/tmp" : variable;
  return parent + "/reuse-build-setup-" + std::to_string(::geteuid());
}

// A run's id may be any text, and so may a tree's path.
std::string file_of(const ScriptInRun& script) {
  return directory() + '/' + uuid_of(script.run_id + '\n' + script.tree + '\n' + script.script);
}

Error unusable(const std::string& path, const std::string& why) {
  return Error(ExitCode::setup_error,
               "cannot use the directory '" + path + "' for the variables of setup scripts: " + why,
               "remove it, or let TMPDIR name another directory for temporary files");
}

// Whether it is there. Others may write to the directory for temporary files, and so could have
// made it.
bool has_own_directory(const std::string& path) {
  struct stat status = {};
  if (::lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return false;
    throw unusable(path, std::strerror(errno));
  }
  constexpr mode_t others = S_IRWXG | S_IRWXO;
  const bool is_own = S_ISDIR(status.st_mode) && status.st_uid == ::geteuid();
  if (is_own && (status.st_mode & others) == 0) return true;
  throw unusable(path, "it is not yours alone");
}

void make_own_directory(const std::string& path) {
  const bool is_made = ::mkdir(path.c_str(), S_IRWXU) == 0;
  const int why = errno;
  if ((is_made || why == EEXIST) && has_own_directory(path)) return;
  throw system_error(ExitCode::setup_error, "cannot make the directory '" + path + "'", why,
                     "let TMPDIR name a directory for temporary files");
}

bool is_older_than_a_week(const std::string& path) {
  constexpr std::time_t week = std::time_t{7} * 24 * 60 * 60;
  struct stat status = {};
  return ::lstat(path.c_str(), &status) == 0 && status.st_mtime + week < std::time(nullptr);
}

void remove_old_files(const std::string& path) {
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(path.c_str()), ::closedir);
  if (!entries) return;
  while (const dirent* entry = ::readdir(entries.get())) {
    const std::string file = path + '/' + entry->d_name;
    if (is_older_than_a_week(file)) ::unlink(file.c_str());
  }
}

[[noreturn]] void fail(const std::string& why) {
  throw Error(ExitCode::setup_script_failed, "what the script wrote to NEXTEST_ENV: " + why,
              "it takes lines KEY=value");
}

void add_variable(Variables& variables, std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t equals = line.find('=');
  if (equals == std::string_view::npos) fail("the line '" + std::string(line) + "' has no '='");
  const std::string_view key = line.substr(0, equals);
  if (const std::string mistake = launch::mistake_in_variable(key); !mistake.empty()) fail(mistake);
  if (line.find('\0') != std::string_view::npos) fail("a line holds a NUL byte");
  variables.emplace_back(key, line.substr(equals + 1));
}

}  // namespace

Variables parse_variables(std::string_view text) {
  Variables variables;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    add_variable(variables, line);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return variables;
}

void prepare_script_variables() {
  make_own_directory(directory());
  remove_old_files(directory());
}

ScriptVariablesFile::ScriptVariablesFile(const ScriptInRun& script) : kept_path_(file_of(script)) {
  static_cast<void>(has_own_directory(directory()));
  path_ = kept_path_ + ".XXXXXX";
  const Descriptor file(::mkostemp(path_.data(), O_CLOEXEC));
  if (file) return;
  throw system_error(ExitCode::setup_error, "cannot make the file '" + path_ + "'", errno,
                     "let TMPDIR name a directory for temporary files");
}

ScriptVariablesFile::~ScriptVariablesFile() {
  if (is_kept_) return;
  ::unlink(path_.c_str());
  ::unlink(kept_path_.c_str());
}

void ScriptVariablesFile::keep() {
  const auto text = read_regular_file(path_);
  if (!text) {
    throw system_error(ExitCode::setup_script_failed,
                       "what the script wrote to NEXTEST_ENV cannot be read", errno);
  }
  (void)parse_variables(*text);
  is_kept_ = ::rename(path_.c_str(), kept_path_.c_str()) == 0;
  if (is_kept_) return;
  throw system_error(ExitCode::setup_error, "cannot make the file '" + kept_path_ + "'", errno);
}

std::optional<Variables> script_variables(const ScriptInRun& script) {
  if (!has_own_directory(directory())) return std::nullopt;
  const std::string path = file_of(script);
  if (const auto text = read_regular_file(path)) return parse_variables(*text);
  if (errno == ENOENT) return std::nullopt;
  throw system_error(ExitCode::setup_error, "cannot read '" + path + "'", errno);
}

}  // namespace reuse_build::driver
