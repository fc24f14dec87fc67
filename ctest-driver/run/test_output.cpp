// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/test_output.hpp"

#include <unistd.h>

#include <utility>

namespace reuse_build::driver {
namespace {

constexpr std::size_t head_size = 4096;

OutputKeeper keeper(const OutputSettings& settings) {
  return settings.kept ? OutputKeeper(settings.directory) : OutputKeeper({}, head_size);
}

}  // namespace

TestOutput::TestOutput(const OutputSettings& settings)
    : combined_(settings.passed_on && output_and_error_are_one()),
      out_(keeper(settings)),
      err_(keeper(settings)) {
  if (!settings.passed_on) return;
  passed_out_.emplace(STDOUT_FILENO, out_);
  passed_err_.emplace(STDERR_FILENO, err_);
}

StandardStreams TestOutput::Pipes::ends(const Descriptor& input) const {
  const int err_end = err.write ? err.write.get() : out.write.get();
  return {input.get(), out.write.get(), err_end};
}

TestOutput::Pipes TestOutput::open_pipes() const {
  return {make_pipe(), combined_ ? Pipe{} : make_pipe()};
}

std::vector<Stream> TestOutput::streams(Pipes pipes) {
  std::vector<Stream> streams;
  Output& out = passed_out_ ? static_cast<Output&>(*passed_out_) : out_;
  Output& err = passed_err_ ? static_cast<Output&>(*passed_err_) : err_;
  streams.emplace_back(std::move(pipes.out.read), out);
  if (pipes.err.read) streams.emplace_back(std::move(pipes.err.read), err);
  return streams;
}

std::string_view TestOutput::first_errors() const {
  if (combined_) return out_.head();
  return out_.empty() ? std::string_view(err_.head()) : std::string_view();
}

}  // namespace reuse_build::driver
