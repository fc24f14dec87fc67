// SPDX-License-Identifier: MIT OR Apache-2.0
#include "tree/driver.hpp"

#include <sys/auxv.h>

#include "launch/error.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

// This program's own path, links resolved; where /proc is not mounted, what it was started as.
fs::path own_program() {
  std::error_code error;
  fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) return program;
  // NOLINTNEXTLINE(performance-no-int-to-ptr,cppcoreguidelines-pro-type-cstyle-cast)
  const auto* started_as = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
  return started_as == nullptr ? fs::path() : fs::weakly_canonical(started_as, error);
}

}  // namespace

InstalledDriver find_installed_driver() {
  const std::string triple = REUSE_BUILD_TRIPLE;
  const fs::path tool = own_program();
  std::error_code error;
  const fs::path file =
      tool.parent_path().parent_path() / "libexec" / "reuse-build" / triple / "reuse-build-driver";
  if (fs::is_regular_file(file, error)) return {triple, file};
  throw Error(ExitCode::setup_error, "cannot find the driver '" + file.string() + "'",
              "it is installed together with reuse-build; install both again");
}

void require_same_machine(const InstalledDriver& driver, const std::string& triple) {
  const auto cpu = [](const std::string& text) { return text.substr(0, text.find('-')); };
  const bool is_linux = triple.find("-linux-") != std::string::npos;
  if (is_linux && cpu(triple) == cpu(driver.triple)) return;
  throw Error(ExitCode::setup_error,
              "the tests are built for '" + triple + "', and there is only a driver for '" +
                  driver.triple + "'",
              "cross compilation is not supported yet; look for CARGO_BUILD_TARGET, and for "
              "build.target in cargo's configuration");
}

}  // namespace reuse_build
