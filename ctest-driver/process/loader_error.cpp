// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/loader_error.hpp"

#include <cstring>
#include <utility>

namespace reuse_build::driver {
namespace {

constexpr const char* library_hint =
    "install it, put its directory into LD_LIBRARY_PATH, or archive it with the tests "
    "(archive.include)";
constexpr const char* version_hint =
    "build the tests on a system as old as this one, or run them on a newer one";

// Takes `start` off the front of the text; false when it does not begin so.
bool take(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() < text.size() ? line.size() + 1 : text.size());
  return line;
}

// "X" of "…<before>X<after>…"; empty when it is not so.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t begin = text.find(before);
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin + before.size());
  const std::size_t end = text.find(after);
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

// "libx.so: cannot open shared object file: No such file or directory", or another reason.
std::string bad_library(std::string_view text) {
  const std::size_t end = text.find(": ");
  const std::string library = "the shared library " + quoted(text.substr(0, end));
  const bool is_missing = text.find("No such file") != std::string_view::npos;
  if (is_missing || end == std::string_view::npos) return library + " is missing";
  return library + " cannot be loaded: " + std::string(text.substr(end + 2));
}

// A version that a library lacks: "/lib/libc.so.6: version `GLIBC_2.38' not found (required by
// /tree/test)".
struct LackingVersion {
  std::string version;
  std::string library;
  std::string needed_by;
};

std::optional<LackingVersion> lacking_version(std::string_view text) {
  const std::string_view version = between(text, ": version `", "' not found (required by ");
  if (version.empty()) return std::nullopt;
  return LackingVersion{std::string(version), std::string(text.substr(0, text.find(": version `"))),
                        std::string(between(text, "(required by ", ")"))};
}

// glibc writes a line for each version; the newest says how new the library must be.
std::optional<LackingVersion> newest_version(const std::string& program, std::string_view lines) {
  std::optional<LackingVersion> newest;
  while (!lines.empty()) {
    std::string_view line = take_line(lines);
    if (!take(line, program + ": ")) continue;
    const auto lacking = lacking_version(line);
    if (!lacking) continue;
    const bool is_newer =
        !newest || ::strverscmp(newest->version.c_str(), lacking->version.c_str()) < 0;
    if (is_newer) newest = lacking;
  }
  return newest;
}

struct Complaint {
  std::string why;
  const char* hint;
};

std::optional<Complaint> glibc_complaint(const std::string& program, std::string_view output) {
  std::string_view line = output.substr(0, output.find('\n'));
  if (!take(line, program + ": ")) return std::nullopt;
  if (take(line, "error while loading shared libraries: ")) {
    return Complaint{bad_library(line), library_hint};
  }
  const auto lacking = newest_version(program, output);
  if (!lacking) return std::nullopt;
  return Complaint{quoted(lacking->library) + " is too old: it lacks " + lacking->version +
                       ", which " + quoted(lacking->needed_by) + " needs",
                   version_hint};
}

// "Error loading shared library libx.so: No such file or directory (needed by /tree/test)"
std::optional<Complaint> musl_complaint(std::string_view output) {
  std::string_view line = output.substr(0, output.find('\n'));
  if (!take(line, "Error loading shared library ")) return std::nullopt;
  if (!line.ends_with(')')) return std::nullopt;
  const std::size_t end = line.rfind(" (needed by ");
  if (end == std::string_view::npos) return std::nullopt;
  return Complaint{bad_library(line.substr(0, end)), library_hint};
}

// Warnings that glibc writes before it gives up, as for a bad LD_PRELOAD.
void skip_warnings(std::string_view& output) {
  while (output.starts_with("ERROR: ld.so: ")) take_line(output);
}

}  // namespace

std::optional<Error> loader_error(ExitCode code, const std::string& subject,
                                  const std::string& program, std::string_view output) {
  skip_warnings(output);
  auto complaint = glibc_complaint(program, output);
  if (!complaint) complaint = musl_complaint(output);
  if (!complaint) return std::nullopt;
  return Error(code, "cannot start " + subject + ", " + quoted(program) + ": " + complaint->why,
               complaint->hint);
}

}  // namespace reuse_build::driver
