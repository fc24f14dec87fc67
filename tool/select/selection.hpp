// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "build/rust_build.hpp"
#include "launch/names.hpp"
#include "select/filterset.hpp"
#include "select/partition.hpp"
#include "select/time_partition.hpp"
#include "select/workspace_graph.hpp"

// The choice of tests by the options that `cargo nextest list` and `run` have, with the same
// names and values.
namespace reuse_build {

struct SelectionOptions {
  std::vector<std::string> filtersets;
  std::string partition;        // empty: all parts
  std::string platform_filter;  // "target", "host"; "any" or empty: both
  std::string run_ignored;      // "only" or "ignored-only", "all"; "default" or empty: none
  std::vector<std::string> durations = {};  // files that tell how long tests took, for "time:m/n"
  std::string profile = "default";          // of nextest.toml: its default filter and its groups
  bool ignore_default_filter = false;
};

// A test binary as it is before the choice.
struct SuiteView {
  const TestBinary* binary;
  std::span<const launch::TestName> tests;  // sorted by the bytes of their names
};

class Selection {
 public:
  // Throws Error(usage) for an option's value, Error(invalid_filterset).
  // `seconds` is needed for a partition by time; the context's default filter counts unless the
  // options ignore it, and means the same in default() even then.
  Selection(const SelectionOptions& options, const WorkspaceGraph& graph,
            ExpectedSeconds seconds = {}, const FiltersetContext& context = {});

  // False when no test of it can be chosen, whatever its tests are: nextest calls it skipped and
  // does not list its tests.
  [[nodiscard]] bool wants(const TestBinary& binary) const;

  // The chosen tests of each suite, at the same index; nothing where the binary is not wanted. The
  // suites must be in BinaryIdLess order, and all of them must be given: partitions count.
  [[nodiscard]] std::vector<std::optional<std::vector<launch::TestName>>> select(
      std::span<const SuiteView> suites) const;

 private:
  enum class Ignored { excluded, only, included };

  static Ignored parse_ignored(const std::string& value);
  static std::string parse_platform(const std::string& value);
  [[nodiscard]] bool matches(const TestBinary& binary, const launch::TestName& test) const;
  [[nodiscard]] std::vector<launch::TestName> matching(const SuiteView& suite) const;
  void keep_part(std::vector<ChosenTests>& chosen) const;

  Filterset filterset_;
  std::shared_ptr<const Filterset> default_filter_;  // null: all tests
  std::optional<Partition> partition_;
  ExpectedSeconds seconds_;
  std::string platform_;  // empty: any
  Ignored ignored_;
};

}  // namespace reuse_build
