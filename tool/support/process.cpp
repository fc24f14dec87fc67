// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include "launch/error.hpp"
#include "support/fd.hpp"
#include "support/interrupt.hpp"

namespace reuse_build {

namespace {

constexpr std::size_t read_size = 16384;

struct Pipe {
  Fd read_end;
  Fd write_end;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw system_error(ExitCode::setup_error, "cannot make a pipe", errno);
  }
  return {Fd(ends[0]), Fd(ends[1])};
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  result.reserve(strings.size() + 1);
  for (std::string& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

// Our environment with `added` over it.
std::vector<std::string> merged_environment(const std::vector<std::string>& added) {
  std::vector<std::string> result = added;
  const auto is_overridden = [&added](std::string_view entry) {
    const std::string_view key = entry.substr(0, entry.find('=') + 1);
    return std::any_of(added.begin(), added.end(),
                       [key](const std::string& other) { return other.rfind(key, 0) == 0; });
  };
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!is_overridden(*entry)) result.emplace_back(*entry);
  }
  return result;
}

// Everything the child needs, made before the fork: after it only async-signal-safe calls are
// allowed, because other threads may hold locks.
struct Launch {
  std::vector<std::string> argument_strings;
  std::vector<std::string> environment_strings;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  const char* directory = nullptr;
  int stdin_fd = -1;
  int stdout_fd = -1;
  int stderr_fd = -1;
  int error_fd = -1;
  pid_t parent = 0;
};

[[noreturn]] void become(const Launch& launch) {
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  std::signal(SIGPIPE, SIG_DFL);                   // we ignore it, and that would be inherited
  if (::getppid() != launch.parent) ::_exit(127);  // the parent died before the line above
  ::dup2(launch.stdin_fd, STDIN_FILENO);
  if (launch.stdout_fd >= 0) ::dup2(launch.stdout_fd, STDOUT_FILENO);
  if (launch.stderr_fd >= 0) ::dup2(launch.stderr_fd, STDERR_FILENO);
  if (launch.directory == nullptr || ::chdir(launch.directory) == 0) {
    ::execvpe(launch.arguments.front(), launch.arguments.data(), launch.environment.data());
  }
  const int error = errno;
  [[maybe_unused]] const ssize_t written = ::write(launch.error_fd, &error, sizeof error);
  ::_exit(127);
}

pid_t start(Launch& launch) {
  Pipe error_pipe = make_pipe();
  launch.error_fd = error_pipe.write_end.get();
  launch.parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) throw system_error(ExitCode::setup_error, "cannot start a process", errno);
  if (pid == 0) become(launch);
  error_pipe.write_end = Fd();
  int error = 0;
  if (::read(error_pipe.read_end.get(), &error, sizeof error) == sizeof error) {
    ::waitpid(pid, nullptr, 0);
    throw system_error(ExitCode::setup_error,
                       "cannot start '" + launch.argument_strings.front() + "'", error,
                       "check that it is installed and in PATH");
  }
  return pid;
}

using Sink = std::function<void(std::string_view)>;

// Reads once; an ended pipe is closed and taken out of `polled`.
void drain(pollfd& polled, Fd& pipe, const Sink& sink) {
  if (polled.revents == 0) return;
  std::array<char, read_size> buffer{};
  const ssize_t count = ::read(pipe.get(), buffer.data(), buffer.size());
  if (count > 0) return sink({buffer.data(), static_cast<std::size_t>(count)});
  if (count < 0 && errno == EINTR) return;
  pipe = Fd();
  polled.fd = -1;
}

void forward_interrupt(pid_t pid, bool& forwarded) {
  if (noted_interrupt() == 0 || forwarded) return;
  ::kill(pid, SIGTERM);
  forwarded = true;
}

void copy_output(pid_t pid, Fd& out, const Sink& on_out, Fd& err, const Sink& on_err) {
  std::array<pollfd, 2> polled{{{out.get(), POLLIN, 0}, {err.get(), POLLIN, 0}}};
  bool forwarded = false;
  while (polled[0].fd >= 0 || polled[1].fd >= 0) {
    forward_interrupt(pid, forwarded);
    // Not forever: the signal that interrupts us may reach another thread.
    constexpr int milliseconds = 200;
    if (::poll(polled.data(), polled.size(), milliseconds) <= 0) continue;
    drain(polled[0], out, on_out);
    drain(polled[1], err, on_err);
  }
}

ProcessResult result_of(int status) {
  if (WIFSIGNALED(status)) return {0, WTERMSIG(status)};
  return {WEXITSTATUS(status), 0};
}

// Whether the child has not ended within the time; else `status` is how. Looks often enough that
// nobody waits for it, for one that waits has no signal to be woken by everywhere.
bool outlives(pid_t pid, std::chrono::milliseconds time, int& status) {
  constexpr int milliseconds = 50;
  const auto end = std::chrono::steady_clock::now() + time;
  for (;;) {
    const bool is_over = std::chrono::steady_clock::now() >= end;
    if (::waitpid(pid, &status, WNOHANG) == pid) return false;  // after the time, too
    if (is_over || noted_interrupt() != 0) return true;
    ::poll(nullptr, 0, milliseconds);
  }
}

ProcessResult wait_for(pid_t pid) {
  int status = 0;
  bool forwarded = false;
  while (::waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) {
      throw system_error(ExitCode::setup_error, "cannot wait for a process", errno);
    }
    forward_interrupt(pid, forwarded);
  }
  return result_of(status);
}

ProcessResult wait_for(pid_t pid, std::chrono::milliseconds time_limit) {
  int status = 0;
  if (!outlives(pid, time_limit, status)) return result_of(status);
  const bool interrupted = noted_interrupt() != 0;
  ::kill(pid, SIGTERM);
  ProcessResult result = wait_for(pid);
  result.timed_out = !interrupted;
  return result;
}

// Ends and reaps the child when reading its output throws.
class ChildGuard {
 public:
  explicit ChildGuard(pid_t pid) : pid_(pid) {}
  ChildGuard(const ChildGuard&) = delete;
  ChildGuard& operator=(const ChildGuard&) = delete;
  ~ChildGuard() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
  }
  ProcessResult wait(const std::optional<std::chrono::milliseconds>& time_limit) {
    const pid_t pid = std::exchange(pid_, -1);
    return time_limit ? wait_for(pid, *time_limit) : wait_for(pid);
  }

 private:
  pid_t pid_;
};

}  // namespace

std::string ProcessResult::describe() const {
  return signal != 0 ? "signal " + std::to_string(signal)
                     : "exit status " + std::to_string(exit_code);
}

ProcessResult run_process(const ProcessSpec& spec) {
  throw_if_interrupted();
  Launch launch;
  launch.argument_strings = spec.arguments;
  launch.environment_strings = merged_environment(spec.environment);
  launch.arguments = pointers(launch.argument_strings);
  launch.environment = pointers(launch.environment_strings);
  if (spec.directory) launch.directory = spec.directory->c_str();
  const Fd null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  launch.stdin_fd = null.get();
  Pipe out;
  Pipe err;
  if (spec.on_stdout) out = make_pipe();
  if (spec.on_stderr) err = make_pipe();
  launch.stdout_fd = out.write_end.get();
  launch.stderr_fd = err.write_end.get();
  const pid_t pid = start(launch);
  ChildGuard child(pid);
  out.write_end = Fd();
  err.write_end = Fd();
  copy_output(pid, out.read_end, spec.on_stdout, err.read_end, spec.on_stderr);
  const ProcessResult result = child.wait(spec.time_limit);
  throw_if_interrupted();
  return result;
}

std::string capture_stdout(const ProcessSpec& spec) {
  std::string out;
  std::string err;
  ProcessSpec captured = spec;
  captured.on_stdout = [&out](std::string_view text) { out += text; };
  captured.on_stderr = [&err](std::string_view text) { err += text; };
  const ProcessResult result = run_process(captured);
  if (result.ok()) return out;
  throw Error(ExitCode::setup_error, "'" + spec.arguments.front() + "' failed with " +
                                         result.describe() + (err.empty() ? "" : ": " + err));
}

}  // namespace reuse_build
