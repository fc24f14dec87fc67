// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "command/option_table.hpp"
#include "command/options.hpp"

// Options that several subcommands have.
namespace reuse_build {

// cargo's own, by cargo's and nextest's names.
void declare_cargo_options(OptionTable& table, CargoOptions& cargo);

// The profile of nextest.toml, and whether its default filter counts.
void declare_profile_options(OptionTable& table, SelectionOptions& selection);

// Those, and which tests: nextest's names and values.
void declare_selection_options(OptionTable& table, SelectionOptions& selection);

// How long a test binary may take to tell its tests.
void declare_list_timeout(OptionTable& table, std::chrono::seconds& timeout);

// --archive-format.
void declare_archive_format(OptionTable& table, std::string& format);

// That, and the limits of what is unpacked.
void declare_archive_source(OptionTable& table, ArchiveSource& archive);

void declare_start_options(OptionTable& table, StartOptions& start);
void declare_workspace_remap(OptionTable& table, std::string& remap);

// How much of a test binary is one test of ctest's.
void declare_granularity(OptionTable& table, Granularity& granularity);
void declare_test_jobs(OptionTable& table, Granularity& granularity);

// An archive or what is built; throws (usage) for options that contradict each other.
void declare_test_source(OptionTable& table, TestSource& source);
void check(const TestSource& source);

}  // namespace reuse_build
