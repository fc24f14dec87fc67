// SPDX-License-Identifier: MIT OR Apache-2.0
// Speaks as much of libtest's protocol as one test needs, and cannot start without its library.
#include <cstdio>
#include <cstring>

extern "C" int reuse_build_answer();

int main(int argc, char** argv) {
  const bool lists = argc > 1 && std::strcmp(argv[1], "--list") == 0;
  const bool lists_ignored = lists && std::strcmp(argv[argc - 1], "--ignored") == 0;
  if (!lists_ignored) std::puts(lists ? "pass: test" : "\nrunning 1 test");
  return reuse_build_answer();
}
