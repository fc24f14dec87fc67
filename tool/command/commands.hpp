// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "command/options.hpp"
#include "launch/error.hpp"

// The subcommands: options in, words out (results on stdout, everything else on stderr), the exit
// code back. They throw Error.
namespace reuse_build {

ExitCode run_archive(const ArchiveOptions& options);
ExitCode run_tree(const TreeOptions& options);
ExitCode run_extract(const ExtractCommandOptions& options);
ExitCode run_list(const ListOptions& options);
ExitCode run_ctest(const CtestOptions& options);
ExitCode run_cache_dir();
ExitCode run_cache_prune(const PruneOptions& options);

}  // namespace reuse_build
