// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "context/launch_context.hpp"
#include "launch/names.hpp"
#include "run/attempt.hpp"

namespace reuse_build::driver {

// One attempt at running one test in a process of its own.
class TestAttempt : public Attempt {
 public:
  // Starts the test.
  TestAttempt(const LaunchContext& context, const launch::TestName& test,
              const launch::RunPolicy& policy, const std::vector<std::string>& environment,
              const OutputSettings& output, const OwnSignals& signals);

 private:
  [[nodiscard]] std::optional<Error> look_at_exit(int code) const override;
  [[nodiscard]] std::optional<Error> not_run() const;
  [[nodiscard]] std::optional<Error> not_loaded(int code) const;

  const LaunchContext& context_;
  const launch::TestName& test_;
};

}  // namespace reuse_build::driver
