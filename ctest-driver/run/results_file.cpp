// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/results_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "context/roots.hpp"
#include "launch/error.hpp"

namespace reuse_build::driver {
namespace {

std::string variable(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr || *value == '\0' ? otherwise : value;
}

}  // namespace

ResultsFile ResultsFile::open() {
  ResultsFile results;
  results.name_ = as_the_user_sees_it(variable(launch::results_variable, ""));
  if (results.name_.empty()) return results;
  results.file_ =
      Descriptor(::open(results.name_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
  results.keeps_all_output_ = variable(launch::kept_output_variable, "") == "all";
  if (results.file_) return results;
  throw system_error(ExitCode::setup_error,
                     std::string("cannot write results to '") + results.name_ + "' (from " +
                         launch::results_variable + ")",
                     errno, "name a file in a directory that you may write to");
}

std::string ResultsFile::output_directory() const {
  return is_open()
             ? name_ + ".output"
             : variable("TMPDIR", "/tmp") + "/reuse-build-output-" + std::to_string(::getuid());
}

// One write() a line, so that lines of several drivers do not mix; what does not fit on a full disk
// is cut off. That must not change how the tests end.
void ResultsFile::note(launch::ResultLine line) const {
  if (!is_open()) return;
  for (launch::KeptOutput* output : {&line.result.out, &line.result.err}) {
    output->file.erase(0, output->file.rfind('/') + 1);
  }
  const std::string text = launch::to_text(line);
  ssize_t written = 0;
  do {
    written = ::write(file_.get(), text.data(), text.size());
  } while (written < 0 && errno == EINTR);
}

}  // namespace reuse_build::driver
