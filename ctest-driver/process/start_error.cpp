// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/start_error.hpp"

#include <elf.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

#include "files.hpp"

namespace reuse_build::driver {
namespace {

template <typename T>
std::optional<T> read_at(std::string_view bytes, std::size_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
  T value{};
  std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

// The text up to its NUL that PT_INTERP points to.
template <typename Header, typename Segment>
std::string elf_interpreter(std::string_view bytes) {
  const auto header = read_at<Header>(bytes, 0);
  if (!header) return {};
  for (std::size_t i = 0; i < header->e_phnum; ++i) {
    const auto segment = read_at<Segment>(bytes, header->e_phoff + i * sizeof(Segment));
    if (!segment) return {};
    if (segment->p_type != PT_INTERP || segment->p_offset >= bytes.size()) continue;
    const std::string_view text = bytes.substr(segment->p_offset, segment->p_filesz);
    return std::string(text.substr(0, text.find('\0')));
  }
  return {};
}

std::string script_interpreter(std::string_view bytes) {
  bytes = bytes.substr(2, bytes.find('\n') - 2);
  const std::size_t begin = bytes.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  bytes.remove_prefix(begin);
  return std::string(bytes.substr(0, bytes.find_first_of(" \t\r")));
}

Error program_error(ExitCode code, const std::string& what, const std::string& program, int error) {
  if (error == ENOEXEC) {
    return Error(code, what + ": it is no program for this machine's processor",
                 "build the tests for this machine, or run them on one they were built for");
  }
  if (error == EACCES) {
    return Error(code, what + ": it is not executable here",
                 "check the file's mode (chmod +x) and that its file system is not mounted noexec");
  }
  if (error != ENOENT) return system_error(code, what, error);
  if (::access(program.c_str(), F_OK) != 0) {
    return Error(code, what + ": the file is missing", "extract or build the test tree again");
  }
  const std::string interpreter = interpreter_of(program);
  return Error(
      code, what + ": the interpreter that it needs is missing: '" + interpreter + "'",
      "install the C library that the tests were built for, or build them for this system");
}

}  // namespace

std::string interpreter_of(const std::string& file) {
  const auto mapped = MappedFile::open(file);
  const std::string_view bytes = mapped ? mapped->bytes() : std::string_view();
  if (bytes.starts_with("#!")) return script_interpreter(bytes);
  if (!bytes.starts_with(ELFMAG) || bytes.size() <= EI_CLASS) return {};
  return bytes[EI_CLASS] == ELFCLASS32 ? elf_interpreter<Elf32_Ehdr, Elf32_Phdr>(bytes)
                                       : elf_interpreter<Elf64_Ehdr, Elf64_Phdr>(bytes);
}

Error start_error(ExitCode code, const std::string& subject, const Command& command,
                  const StartFailure& failure, const std::string& workspace_origin) {
  const std::string what = "cannot start " + subject;
  switch (failure.step) {
    case StartFailure::Step::directory:
      return system_error(
          code, what + " in '" + command.cwd + "' (workspace from " + workspace_origin + ")",
          failure.error,
          "REUSE_BUILD_WORKSPACE=DIR names the directory that holds the tests' sources");
    case StartFailure::Step::program:
      return program_error(code, what + ", '" + command.program + "'", command.program,
                           failure.error);
    case StartFailure::Step::process:
    case StartFailure::Step::none:
      break;
  }
  return system_error(code, what, failure.error);
}

}  // namespace reuse_build::driver
