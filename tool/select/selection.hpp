// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "build/rust_build.hpp"
#include "launch/names.hpp"
#include "select/filterset.hpp"
#include "select/name_patterns.hpp"
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
  NamePatterns names = {};
  NamePatterns more_names = {};     // those that are given behind `--`
  std::string profile = "default";  // of nextest.toml: its default filter and its groups
  bool ignore_default_filter = false;
};

// A test binary as it is before the choice.
struct SuiteView {
  const TestBinary* binary;
  std::span<const launch::TestName> tests;  // sorted by the bytes of their names
};

// Why a test is not chosen, in the order in which nextest asks.
enum class Mismatch { ignored, string, expression, default_filter, partition };

// What is known of a binary before its tests: one that is skipped is not listed.
enum class BinaryStatus { listed, skipped, skipped_default_filter, of_other_platform };

// nextest's words for them. Binaries of the other platform it does not mention.
std::string_view to_word(Mismatch mismatch);
std::string_view to_word(BinaryStatus status);

struct SuiteChoice {
  BinaryStatus status = BinaryStatus::listed;
  // At the index of each test of the suite, nothing where it is chosen. Empty unless listed.
  std::vector<std::optional<Mismatch>> mismatches;
};

class Selection {
 public:
  // Throws Error(usage) for an option's value, Error(invalid_filterset).
  // `seconds` is needed for a partition by time; the context's default filter counts unless the
  // options ignore it, and means the same in default() even then.
  Selection(const SelectionOptions& options, const WorkspaceGraph& graph,
            ExpectedSeconds seconds = {}, const FiltersetContext& context = {});

  // False when no test of it can be chosen, whatever its tests are: its tests need not be listed.
  [[nodiscard]] bool wants(const TestBinary& binary) const {
    return status_of(binary) == BinaryStatus::listed;
  }

  // Of each suite, at the same index, which tests are chosen and why the others are not. The suites
  // must be in BinaryIdLess order, and all of them must be given: partitions count.
  [[nodiscard]] std::vector<SuiteChoice> judge(std::span<const SuiteView> suites) const;

  // The same as the chosen tests alone; nothing where the binary is not wanted.
  [[nodiscard]] std::vector<std::optional<std::vector<launch::TestName>>> select(
      std::span<const SuiteView> suites) const;

 private:
  enum class Ignored { excluded, only, included };

  static Ignored parse_ignored(const std::string& value);
  static std::string parse_platform(const std::string& value);
  [[nodiscard]] BinaryStatus status_of(const TestBinary& binary) const;
  [[nodiscard]] std::optional<Mismatch> mismatch_of(const TestBinary& binary,
                                                    const launch::TestName& test) const;
  [[nodiscard]] SuiteChoice judge_alone(const SuiteView& suite) const;
  void keep_part(std::vector<ChosenTests>& chosen) const;
  void mark_other_parts(std::span<const SuiteView> suites, std::vector<SuiteChoice>& choices) const;

  Filterset filterset_;
  std::shared_ptr<const Filterset> default_filter_;  // null: all tests
  NamePatterns names_;
  NamePatterns more_names_;
  std::optional<Partition> partition_;
  ExpectedSeconds seconds_;
  std::string platform_;  // empty: any
  Ignored ignored_;
};

}  // namespace reuse_build
