// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>

#include <cstdio>

#include "command/commands.hpp"
#include "report/progress.hpp"
#include "tree/cache.hpp"

namespace reuse_build {

ExitCode run_cache_dir() {
  fmt::print("{}\n", Cache::open().directory().string());
  return ExitCode::ok;
}

ExitCode run_cache_prune(const PruneOptions& options) {
  const Cache::PruneResult result =
      Cache::open().prune(std::chrono::hours(24) * options.older_than_days);
  report_step("Removed", fmt::format("{} of the cached trees and runs", result.removed));
  if (result.in_use > 0) {
    report_step("Kept", counted(result.in_use, "tree") + " that a run is using");
  }
  return ExitCode::ok;
}

void declare_options(OptionTable& table, PruneOptions& options) {
  constexpr long long a_century = 36500;
  table.number(
      "--older-than",
      [&options](long long days) { options.older_than_days = static_cast<int>(days); }, 0,
      a_century, "DAYS", "Days since the last use; 0: all (30)");
}

}  // namespace reuse_build
