// SPDX-License-Identifier: MIT OR Apache-2.0
#include "process/loader_error.hpp"

#include <gtest/gtest.h>

namespace reuse_build::driver {
namespace {

std::string message(std::string_view output) {
  const auto error = loader_error(ExitCode::setup_error, "it", "/t/a", output);
  return error ? error->message() : "none";
}

TEST(LoaderError, GlibcMissesALibrary) {
  EXPECT_EQ(message("/t/a: error while loading shared libraries: libx.so.1: cannot open shared "
                    "object file: No such file or directory\n"),
            "cannot start it, '/t/a': the shared library 'libx.so.1' is missing");
}

TEST(LoaderError, GlibcCannotUseALibrary) {
  EXPECT_EQ(message("/t/a: error while loading shared libraries: /t/libx.so: file too short\n"),
            "cannot start it, '/t/a': the shared library '/t/libx.so' cannot be loaded: file too "
            "short");
}

TEST(LoaderError, GlibcWarnsBefore) {
  EXPECT_EQ(message("ERROR: ld.so: object 'y' from LD_PRELOAD cannot be preloaded: ignored.\n"
                    "/t/a: error while loading shared libraries: libx.so: No such file\n"),
            "cannot start it, '/t/a': the shared library 'libx.so' is missing");
}

TEST(LoaderError, GlibcNamesTheNewestVersion) {
  EXPECT_EQ(message("/t/a: /lib/libm.so.6: version `GLIBC_2.9' not found (required by /t/a)\n"
                    "/t/a: /lib/libc.so.6: version `GLIBC_2.38' not found (required by /t/b.so)\n"
                    "/t/a: /lib/libc.so.6: version `GLIBC_2.34' not found (required by /t/a)\n"),
            "cannot start it, '/t/a': '/lib/libc.so.6' is too old: it lacks GLIBC_2.38, which "
            "'/t/b.so' needs");
}

TEST(LoaderError, MuslMissesALibrary) {
  EXPECT_EQ(message("Error loading shared library libx.so: No such file or directory (needed by "
                    "/t/a)\nError relocating /t/a: f: symbol not found\n"),
            "cannot start it, '/t/a': the shared library 'libx.so' is missing");
}

TEST(LoaderError, OtherOutputIsTheTestsOwn) {
  for (const char* output :
       {"", "\n", "/t/a: ", "/t/a: error\n", "sh: 1: foo: not found\n",
        "/t/b: error while loading shared libraries: libx.so: cannot open shared object file\n",
        "hello\n/t/a: error while loading shared libraries: libx.so: No such file\n",
        "ERROR: ld.so: object", "/t/a: /lib/libc.so.6: version `GLIBC_2.38' not",
        "Error loading shared library ", "Error loading shared library libx.so: no"}) {
    EXPECT_EQ(message(output), "none") << output;
  }
}

}  // namespace
}  // namespace reuse_build::driver
