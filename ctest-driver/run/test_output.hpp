// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "process/child.hpp"
#include "process/output_keeper.hpp"
#include "process/standard_streams.hpp"
#include "process/stream.hpp"

namespace reuse_build::driver {

// What becomes of a test's output.
struct OutputSettings {
  bool passed_on = false;  // to our own standard output and standard error, as it comes
  bool kept = true;        // for the report; else only its beginning, for a look at it
  std::string directory;   // where output goes that is too much for memory
};

// Where the two output streams of a test go.
class TestOutput {
 public:
  explicit TestOutput(const OutputSettings& settings);

  // Pipes to here, and the ends of them that the test gets.
  struct Pipes {
    Pipe out;
    Pipe err;  // unused where both are one
    [[nodiscard]] StandardStreams ends(const Descriptor& input) const;
  };
  [[nodiscard]] Pipes open_pipes() const;
  [[nodiscard]] std::vector<Stream> streams(Pipes pipes);

  // The first that came on standard output.
  [[nodiscard]] const std::string& head() const { return out_.head(); }
  // The first that came on standard error, when nothing came before it on standard output.
  [[nodiscard]] std::string_view first_errors() const;
  // Whether standard error goes where standard output does, in the order of writing.
  [[nodiscard]] bool combined() const { return combined_; }
  [[nodiscard]] launch::KeptOutput out() const { return out_.kept(); }
  [[nodiscard]] launch::KeptOutput err() const { return err_.kept(); }

 private:
  bool combined_;
  OutputKeeper out_;
  OutputKeeper err_;
  std::optional<PassedOutput> passed_out_;
  std::optional<PassedOutput> passed_err_;
};

}  // namespace reuse_build::driver
