// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/resolved_settings.hpp"

#include <algorithm>
#include <thread>

#include "config/nextest_config.hpp"
#include "config/reuse_build_config.hpp"
#include "report/progress.hpp"

namespace reuse_build {

namespace {

void append(std::vector<ArchiveInclude>& to,
            const std::optional<std::vector<ArchiveInclude>>& from) {
  if (from) to.insert(to.end(), from->begin(), from->end());
}

}  // namespace

ResolvedSettings resolve_settings(const ArchiveOptions& options,
                                  const std::string& workspace_root) {
  const NextestConfig nextest = NextestConfig::read(workspace_root);
  const ReuseBuildConfig own = ReuseBuildConfig::read(workspace_root);
  require_profile(options.profile, {nextest.profiles(), own.profiles()});
  const ArchiveSettings configured = own.archive_settings(options.profile);
  ResolvedSettings resolved{options.settings, nextest.archive_includes(options.profile)};
  append(resolved.includes, configured.include);
  append(resolved.includes, options.settings.include);
  resolved.settings.complete_from(configured);
  return resolved;
}

ZstdOptions compression_of(const ArchiveSettings& settings) {
  ZstdOptions zstd;
  const int level = settings.zstd_level.value_or(0);
  if (level != 0) zstd.level = level;
  zstd.window_log = settings.long_window.value_or(zstd.window_log);
  zstd.worker_count = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 64U));
  if (zstd.window_log > largest_window_of_nextest) {
    report_warning(
        "cargo-nextest cannot read archives with a window larger than 2^27 bytes "
        "(--long-window)");
  }
  return zstd;
}

}  // namespace reuse_build
