// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/roots.hpp"

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "files.hpp"
#include "launch/error.hpp"
#include "launch/percent.hpp"

namespace reuse_build::driver {
namespace {

std::string join(const std::string& root, const std::string& relative) {
  return relative.empty() ? root : root + '/' + relative;
}

// The directory that somebody asked for; an error when it is none, whatever else could be taken.
std::optional<Workspace> demanded(const std::string& directory, const std::string& origin) {
  if (directory.empty()) return std::nullopt;
  std::optional<std::string> root = canonical(directory);
  const int why = root ? ENOTDIR : errno;
  if (root && is_directory(*root)) return Workspace{std::move(*root), origin};
  throw system_error(ExitCode::setup_error,
                     "cannot use workspace '" + directory + "' (from " + origin + ")", why,
                     "give the directory that holds the sources of the tests on this machine");
}

// The directory if it is one, else nothing, noted for the message in case that nothing else is
// found.
std::optional<Workspace> offered(const std::string& directory, const std::string& origin,
                                 std::string& tried) {
  std::optional<std::string> root = canonical(directory);
  if (root && is_directory(*root)) return Workspace{std::move(*root), origin};
  tried += (tried.empty() ? "" : ", ") + origin + " '" + directory + "'";
  return std::nullopt;
}

constexpr const char* remap_hint = "extract the archive again with --workspace-remap DIR";

std::string decode_remap(const std::string& file, const std::string& line) {
  try {
    if (line.empty()) throw Error(ExitCode::setup_error, "it names no directory");
    return launch::percent_decode(line);
  } catch (const Error& error) {
    throw Error(error.code(), "bad workspace remap '" + file + "': " + error.message(), remap_hint);
  }
}

}  // namespace

std::string as_the_user_sees_it(const std::string& path) {
  const char* here = std::getenv("PWD");
  if (path.empty() || path.front() == '/' || here == nullptr || *here != '/') {
    return path;
  }
  return join(here, path);
}

namespace {

// The path noted in the tree when it was extracted with a remap; empty when none is. Only a file
// that is not there says so: the tests must not run on other sources than the user chose.
std::string noted_remap(const std::string& file) {
  std::optional<std::string> line = read_file(file);
  if (!line && (errno == ENOENT || errno == ENOTDIR)) return {};
  if (!line) {
    throw system_error(ExitCode::setup_error, "cannot read workspace remap '" + file + "'", errno,
                       remap_hint);
  }
  while (line->ends_with('\n')) line->pop_back();
  return decode_remap(file, *line);
}

std::string original_workspace(const std::string& tree, const launch::Path& path) {
  switch (path.root) {
    case launch::Root::absolute:
      return path.relative;
    case launch::Root::tree:
      return join(tree, path.relative);
    case launch::Root::workspace:
      break;
  }
  throw Error(ExitCode::setup_error, "bad launch record: its workspace starts from the workspace");
}

}  // namespace

std::string Roots::resolve(const launch::Path& path) const {
  switch (path.root) {
    case launch::Root::tree:
      return join(tree, path.relative);
    case launch::Root::workspace:
      return join(workspace.root, path.relative);
    case launch::Root::absolute:
      break;
  }
  return path.relative;
}

std::string tree_of_record(const std::string& record_file) {
  const std::optional<std::string> directory = canonical(parent_directory(record_file));
  if (!directory) {
    throw system_error(ExitCode::setup_error, "cannot read launch record '" + record_file + "'",
                       errno);
  }
  return parent_directory(parent_directory(parent_directory(*directory)));
}

Workspace find_workspace(const std::string& tree, const launch::Record& record,
                         const WorkspaceWish& wish) {
  const std::string own = tree + "/target/reuse-build/";
  const std::string remap = own + "workspace-remap";
  std::string tried;
  if (auto found = demanded(wish.option, "--workspace")) return *found;
  if (auto found = demanded(as_the_user_sees_it(wish.variable), "REUSE_BUILD_WORKSPACE")) {
    return *found;
  }
  if (auto found = demanded(noted_remap(remap), remap)) return *found;
  if (auto found = offered(own + "workspace", "the sources in the tree", tried)) return *found;
  const std::string original = original_workspace(tree, record.workspace);
  if (auto found = offered(original, "the build machine's path", tried)) return *found;
  throw Error(ExitCode::setup_error,
              "cannot find the workspace of '" + record.binary_id +
                  "': no --workspace, no REUSE_BUILD_WORKSPACE, no '" + remap +
                  "', and no directory at " + tried,
              "REUSE_BUILD_WORKSPACE=DIR names the directory that holds the tests' sources");
}

}  // namespace reuse_build::driver
