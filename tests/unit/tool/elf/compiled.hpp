// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "elf/elf_file.hpp"
#include "support/file.hpp"
#include "support/pieces.hpp"
#include "support/process.hpp"
#include "support/scratch_directory.hpp"

namespace reuse_build {

// A program with functions, data, thread-locals and static initialisation; exits with 42.
constexpr std::string_view sample_source = R"(
#include <cstdio>
#include <string>
#include <vector>
thread_local int counter = 1;
std::vector<std::string> words = {"one", "two"};
extern "C" __attribute__((noinline)) int named_function(int n) { return n + counter; }
int main() { return words.size() == 2 ? named_function(41) : 1; }
)";

// One that needs no library, so that it links for other classes too; it cannot run.
constexpr std::string_view bare_source = R"(
int data = 7;
extern "C" __attribute__((noinline)) int named_function(int n) { return n + data; }
extern "C" void _start() { data = named_function(1); }
)";

using Flags = std::vector<std::string>;

inline std::string output_of(std::vector<std::string> arguments) {
  ProcessSpec spec;
  spec.arguments = std::move(arguments);
  return capture_stdout(spec);
}

// Compiles and links with this build's compiler.
inline std::filesystem::path compile(const ScratchDirectory& scratch, const std::string& name,
                                     std::string_view source, const Flags& flags) {
  const std::string source_file = scratch.write(name + ".cpp", source).string();
  std::filesystem::path program = scratch / name;
  std::vector<std::string> command{REUSE_BUILD_CXX_COMPILER, "-o", program.string(), source_file};
  command.insert(command.end(), flags.begin(), flags.end());
  output_of(command);
  return program;
}

inline const Flags bare_flags{"-g",      "-nostdlib", "-nostartfiles",
                              "-static", "-no-pie",   "-Wl,--build-id"};

// Whether this machine's compiler and linker also make programs of 32 bits (that use no library).
constexpr bool makes_32_bits =
#ifdef __x86_64__
    true;
#else
    false;
#endif

// An ELF file and the descriptor that it borrows.
struct OpenElf {
  explicit OpenElf(const std::filesystem::path& path)
      : fd(open_for_reading(path, ExitCode::setup_error)), file(ElfFile::open(fd.get(), path)) {
    if (!file) throw std::runtime_error(path.string() + " is no ELF file");
  }

  Fd fd;
  std::optional<ElfFile> file;
};

inline std::string content_of(const Pieces& pieces, const ElfFile& file) {
  std::string content;
  for_each_block(pieces, file.fd(), file.path(), ExitCode::setup_error,
                 [&content](std::string_view block) { content += block; });
  return content;
}

// Writes the new content beside the file; executable.
inline std::filesystem::path write_pieces(const ScratchDirectory& scratch, std::string_view name,
                                          const Pieces& pieces, const ElfFile& file) {
  std::filesystem::path path = scratch.write(name, content_of(pieces, file));
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  return path;
}

}  // namespace reuse_build
