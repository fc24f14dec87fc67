// SPDX-License-Identifier: MIT OR Apache-2.0
// The least that runs tests: starts the command lines of a file by posix_spawn(), so many at a
// time, with their output to /dev/null, and waits for them.
//     spawn_loop FILE JOBS       a line of FILE: working directory, program, arguments, by tabs
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

extern char** environ;

namespace {

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream stream(line);
  for (std::string word; std::getline(stream, word, '\t');) words.push_back(word);
  return words;
}

void start(const std::string& line, const posix_spawn_file_actions_t& actions) {
  std::vector<std::string> words = split(line);
  std::vector<char*> pointers;
  for (std::size_t i = 1; i < words.size(); ++i) pointers.push_back(words[i].data());
  pointers.push_back(nullptr);
  pid_t pid = 0;
  if (::chdir(words[0].c_str()) == 0 &&
      ::posix_spawn(&pid, pointers[0], &actions, nullptr, pointers.data(), environ) == 0) {
    return;
  }
  std::cerr << "cannot start: " << line << '\n';
  std::exit(1);
}

bool wait_for_one() {
  int status = 0;
  return ::wait(&status) > 0 && status == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream file(argv[1]);
  const int jobs = std::atoi(argv[2]);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (const int stream : {0, 1, 2}) {
    ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  }
  int running = 0;
  bool all_passed = true;
  for (std::string line; std::getline(file, line); ++running) {
    if (running == jobs) {
      all_passed = wait_for_one() && all_passed;
      --running;
    }
    start(line, actions);
  }
  for (; running > 0; --running) all_passed = wait_for_one() && all_passed;
  return all_passed ? 0 : 1;
}
