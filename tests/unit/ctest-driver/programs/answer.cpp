// SPDX-License-Identifier: MIT OR Apache-2.0
// A shared library that can be taken away.
extern "C" int reuse_build_answer() {
  return 0;
}
