// SPDX-License-Identifier: MIT OR Apache-2.0
#include <clocale>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>

#include "command/cli.hpp"
#include "launch/error.hpp"
#include "support/interrupt.hpp"

int main(int argc, char** argv) {
  using namespace reuse_build;          // NOLINT(google-build-using-namespace)
  std::setlocale(LC_CTYPE, "C.UTF-8");  // libarchive converts member names of pax archives by it
  std::signal(SIGPIPE, SIG_IGN);        // a closed pipe is an error of write() like any other
  std::signal(SIGCHLD, SIG_DFL);        // inherited as ignored it would reap our children
  note_interrupts();
  try {
    const int code = run_command_line(argc, argv);
    if (std::cout.flush() && std::fflush(stdout) == 0) return code;
    throw Error(ExitCode::write_output_error, "cannot write to standard output");
  } catch (const Interrupted& interrupted) {
    die_by(interrupted.signal);
  } catch (const Error& error) {
    print(error);
    return static_cast<int>(error.code());
  } catch (const std::exception& error) {
    print(Error(ExitCode::setup_error, error.what()));
    return static_cast<int>(ExitCode::setup_error);
  }
}
