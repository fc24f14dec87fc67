// SPDX-License-Identifier: MIT OR Apache-2.0
#include "driver_fixture.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace reuse_build::driver::testing {
namespace {

void redirect(const std::string& file, int to) {
  if (file.empty()) return;
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0 || ::dup2(fd, to) < 0) ::_exit(126);
}

}  // namespace

int DriverResult::exit_code() const {
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int DriverResult::signal() const {
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

bool wait_until(const std::function<bool()>& condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (std::chrono::steady_clock::now() < end) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return condition();
}

pid_t start_program(const std::vector<std::string>& command, const std::string& out,
                    const std::string& err) {
  std::vector<std::string> words = command;
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  redirect(out, STDOUT_FILENO);
  redirect(err, STDERR_FILENO);
  for (int fd = 3; fd < 256; ++fd) ::close(fd);  // what we inherited is not the driver's affair
  ::execv(pointers[0], pointers.data());
  ::_exit(127);
}

RunningDriver::RunningDriver(const std::vector<std::string>& arguments, std::string out,
                             std::string err)
    : out_(std::move(out)), err_(std::move(err)) {
  std::vector<std::string> command = {DRIVER_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  pid_ = start_program(command, out_, err_);
}

RunningDriver::~RunningDriver() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

void RunningDriver::send(int signal) const {
  ASSERT_EQ(::kill(pid_, signal), 0);
}

void RunningDriver::wait_for_output(const std::string& text) const {
  ASSERT_TRUE(wait_until([&] { return read_text(out_).find(text) != std::string::npos; }))
      << "no '" << text << "' in " << read_text(out_) << read_text(err_);
}

DriverResult RunningDriver::wait() {
  DriverResult result;
  EXPECT_EQ(::waitpid(pid_, &result.status, 0), pid_);
  pid_ = -1;
  result.out = read_text(out_);
  result.err = read_text(err_);
  return result;
}

DriverFixture::DriverFixture() : record_file_(place_.path("tree/target/reuse-build/launch/0")) {
  using launch::Root;
  record_.binary_id = "fake";
  record_.workspace = {Root::absolute, place_.make_directory("work")};
  record_.binary = {Root::absolute, FAKE_LIBTEST_PROGRAM};
  record_.cwd = {Root::workspace, ""};
  for (const char* name :
       {"REUSE_BUILD_WORKSPACE", "REUSE_BUILD_RUN_IGNORED", "REUSE_BUILD_RUN_ID",
        "REUSE_BUILD_MAP_ORIGINAL_PATHS", "NEXTEST_PROFILE", "CTEST_PARALLEL_LEVEL"}) {
    ::unsetenv(name);  // who runs these tests may have set them
  }
  write_record();
  set_variable("FAKE_LOCK", place_.path("lock"));
}

DriverFixture::~DriverFixture() {
  for (const std::string& name : variables_) ::unsetenv(name.c_str());
}

void DriverFixture::set_variable(const std::string& name, const std::string& value) {
  variables_.push_back(name);
  ASSERT_EQ(::setenv(name.c_str(), value.c_str(), 1), 0);
}

void DriverFixture::write_record() {
  static_cast<void>(place_.write("tree/target/reuse-build/launch/0", launch::to_text(record_)));
}

void DriverFixture::write_names(const std::string& names) const {
  static_cast<void>(place_.write("tree/target/reuse-build/launch/0.tests", names));
}

DriverResult DriverFixture::driver(const std::vector<std::string>& arguments) {
  std::filesystem::remove(output_file());
  std::filesystem::remove(error_file());
  return RunningDriver(arguments, output_file(), error_file()).wait();
}

std::vector<std::string> DriverFixture::run_arguments(const std::string& name) const {
  return {"run", record_file_, name};
}

DriverResult DriverFixture::run_test(const std::string& name) {
  return driver(run_arguments(name));
}

bool DriverFixture::test_lives() const {
  const int lock = ::open(place_.path("lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const bool free = ::flock(lock, LOCK_EX | LOCK_NB) == 0;
  ::close(lock);
  return !free;
}

}  // namespace reuse_build::driver::testing
