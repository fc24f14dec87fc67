// SPDX-License-Identifier: MIT OR Apache-2.0
// Speaks libtest's protocol; the name of the test says what it does. FAKE_LIST chooses how it
// answers --list; FAKE_LOCK is a file that it holds locked as long as it, or a process that it
// started, lives.
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace {

using Arguments = std::vector<std::string>;

bool has(const Arguments& arguments, const char* wanted) {
  return std::find(arguments.begin(), arguments.end(), wanted) != arguments.end();
}

void say(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Never closed: it goes with the process.
void hold_lock() {
  const std::string file = variable("FAKE_LOCK");
  if (file.empty()) return;
  const int lock = ::open(file.c_str(), O_RDWR | O_CREAT, 0600);
  ::flock(lock, LOCK_EX);
}

// Five minutes, or until the test that looks on has removed its files.
int sleep_long() {
  const std::string lock = variable("FAKE_LOCK");
  for (int i = 0; i < 6000; ++i) {
    if (!lock.empty() && ::access(lock.c_str(), F_OK) != 0) return 0;
    ::poll(nullptr, 0, 50);
  }
  return 0;
}

int start_background(int (*work)()) {
  if (::fork() == 0) ::_exit(work());
  return 0;
}

int flood() {
  const std::string line(4096, 'x');
  while (::write(STDOUT_FILENO, line.data(), line.size()) > 0) {
  }
  return 0;
}

// As a shell does that finds no program.
int exit_as_a_shell() {
  std::fputs("sh: 1: error while loading shared libraries: not found\n", stderr);
  return 127;
}

int print_environment() {
  for (char** entry = environ; *entry != nullptr; ++entry) std::puts(*entry);
  return 0;
}

int print_stdin() {
  char byte = 0;
  say(::read(STDIN_FILENO, &byte, 1) == 0 ? "stdin is empty\n" : "stdin is not empty\n");
  return 0;
}

int print_process() {
  sigset_t mask;
  ::sigprocmask(SIG_BLOCK, nullptr, &mask);
  say(::getpgrp() == ::getpid() ? "leads its group\n" : "leads no group\n");
  say(sigismember(&mask, SIGTERM) == 0 ? "SIGTERM open\n" : "SIGTERM blocked\n");
  say(std::signal(SIGPIPE, SIG_DFL) == SIG_DFL ? "SIGPIPE kills\n" : "SIGPIPE ignored\n");
  for (int fd = 3; fd < 64; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0 && variable("FAKE_LOCK").empty()) say("inherited a descriptor\n");
  }
  return 0;
}

int print_by_turns() {
  for (int i = 0; i < 200; ++i) {
    const std::string text = std::to_string(i) + '\n';
    const int stream = i % 2 == 0 ? STDOUT_FILENO : STDERR_FILENO;
    if (::write(stream, text.data(), text.size()) < 0) return 3;
  }
  return 0;
}

int print_much() {
  for (int i = 0; i < 100'000; ++i) std::printf("line %d\n", i);
  return 0;
}

int catch_sigterm(int code) {
  static volatile std::sig_atomic_t arrived = 0;
  std::signal(SIGTERM, [](int) { arrived = 1; });
  say("ready\n");
  while (arrived == 0) ::poll(nullptr, 0, 10);
  say("got SIGTERM\n");
  return code;
}

int ignore_sigterm() {
  std::signal(SIGTERM, SIG_IGN);
  say("ready\n");
  return sleep_long();
}

int crash() {
  std::signal(SIGSEGV, SIG_DFL);  // a sanitizer would report it and exit
  std::raise(SIGSEGV);
  return 0;
}

int leave_output_to_a_descendant() {
  say("starting one\n");
  return start_background(sleep_long);
}

int wait_with_a_descendant() {
  start_background(sleep_long);
  say("ready\n");
  return sleep_long();
}

int wait_ready() {
  say("ready\n");
  return sleep_long();
}

// Fails the first time.
int pass_second_time() {
  const std::string mark = variable("FAKE_LOCK") + ".second";
  const int file = ::open(mark.c_str(), O_RDWR | O_CREAT | O_EXCL, 0600);
  return file < 0 ? 0 : 101;
}

// Passes when no other such test runs at the same time.
int run_alone() {
  const int file = ::open(variable("FAKE_ALONE").c_str(), O_RDWR | O_CREAT, 0600);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) return 101;
  ::poll(nullptr, 0, 200);
  return 0;
}

int run(const std::string& test) {
  const std::map<std::string, int (*)()> tests = {
      {"pass", [] { return 0; }},
      {"fail", [] { return 101; }},
      {"exit77", [] { return 77; }},
      {"exit127", exit_as_a_shell},
      {"crash", crash},
      {"environment", print_environment},
      {"stdin", print_stdin},
      {"process", print_process},
      {"turns", print_by_turns},
      {"much", print_much},
      {"leak", leave_output_to_a_descendant},
      {"flood", [] { return start_background(flood); }},
      {"wait", wait_ready},
      {"family", wait_with_a_descendant},
      {"catch_sigterm", [] { return catch_sigterm(3); }},
      {"catch_and_pass", [] { return catch_sigterm(0); }},
      {"ignore_sigterm", ignore_sigterm},
      {"second_time", pass_second_time},
      {"alone1", run_alone},
      {"alone2", run_alone},
      {"alone3", run_alone},
      {"with blank", [] { return 0; }},
  };
  const auto found = tests.find(test);
  say(found == tests.end() ? "\nrunning 0 tests\n" : "\nrunning 1 test\n");
  return found == tests.end() ? 0 : found->second();
}

int list(bool ignored) {
  const std::string mode = variable("FAKE_LIST");
  if (mode == "bad-line") say("hello\n");
  if (mode == "endless") return flood();
  if (mode == "crash") return crash();
  if (mode == "hang") return sleep_long();
  if (mode == "exit3") {
    std::fputs("the reason\n", stderr);
    return 3;
  }
  if (mode == "environment") {
    std::fprintf(stderr, "%s\n", variable("NEXTEST_TEST_PHASE").c_str());
    return 3;
  }
  say(ignored ? "slow: test\n" : "pass: test\nslow: test\nspeed: benchmark\nwith blank: test\n");
  return 0;
}

int print_arguments(const Arguments& arguments) {
  std::string line = "\nrunning 1 test\n";
  for (const std::string& argument : arguments) line += ' ' + argument;
  say(line + '\n');
  return 0;
}

// Ignored tests run only when asked for, as libtest has it.
int run_exact(const Arguments& arguments) {
  if (arguments[1] == "arguments") return print_arguments(arguments);
  const bool asked = has(arguments, "--ignored");
  if (arguments[1] == "slow" && !asked) {
    say("\nrunning 1 test\ntest slow ... ignored\n\n"
        "test result: ok. 0 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\n");
    return 0;
  }
  if (arguments[1] != "slow") return run(arguments[1]);
  say("\nrunning 1 test\nslow ran\n");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments(argv + 1, argv + argc);
  hold_lock();
  if (has(arguments, "--list")) return list(has(arguments, "--ignored"));
  const bool as_expected =
      arguments.size() >= 3 && arguments[0] == "--exact" && arguments[2] == "--nocapture";
  return as_expected ? run_exact(arguments) : 2;
}
