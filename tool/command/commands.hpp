// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include "command/option_table.hpp"
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
ExitCode run_inspect(const InspectOptions& options);
ExitCode run_verify(const VerifyOptions& options);
ExitCode run_doctor(const DoctorOptions& options);
ExitCode run_junit_convert(const JunitConvertOptions& options);
ExitCode run_junit_merge(const JunitMergeOptions& options);
ExitCode run_cache_dir();
ExitCode run_cache_prune(const PruneOptions& options);

// What each of them may be given.
void declare_options(OptionTable& table, ArchiveOptions& options);
void declare_options(OptionTable& table, TreeOptions& options);
void declare_options(OptionTable& table, ExtractCommandOptions& options);
void declare_options(OptionTable& table, ListOptions& options);
void declare_options(OptionTable& table, CtestOptions& options);
void declare_options(OptionTable& table, InspectOptions& options);
void declare_options(OptionTable& table, VerifyOptions& options);
void declare_options(OptionTable& table, DoctorOptions& options);
void declare_options(OptionTable& table, JunitConvertOptions& options);
void declare_options(OptionTable& table, JunitMergeOptions& options);
void declare_options(OptionTable& table, PruneOptions& options);

}  // namespace reuse_build
