// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/standard_streams.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "files.hpp"
#include "launch/error.hpp"

namespace reuse_build::driver {

void open_missing_standard_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) >= 0 || errno != EBADF) continue;
    if (::open("/dev/null", O_RDWR) >= 0) continue;  // takes the lowest free number, this one
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) return;
  }
}

Descriptor open_empty_input() {
  Descriptor null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (null) return null;
  return std::move(make_pipe().read);
}

Pipe make_pipe() {
  Pipe pipe = Pipe::open();
  if (!pipe.read) throw system_error(ExitCode::setup_error, "cannot make a pipe", errno);
  return pipe;
}

void write_output(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return;
  throw system_error(ExitCode::write_output_error, "cannot write to standard output", errno,
                     "check that it goes to an open file or pipe, and that its disk is not full");
}

bool output_and_error_are_one() {
  struct stat out {};
  struct stat err {};
  return ::fstat(STDOUT_FILENO, &out) == 0 && ::fstat(STDERR_FILENO, &err) == 0 &&
         out.st_dev == err.st_dev && out.st_ino == err.st_ino;
}

}  // namespace reuse_build::driver
