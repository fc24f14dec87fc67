// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "process/output_keeper.hpp"

namespace reuse_build::driver {

// What libtest prints while it runs many tests: a line "test <name> ... ok" for each that has
// ended, and behind "failures:" what the failed ones printed. Whatever else comes is kept.
// Names are as libtest shows them: "<name> - should panic" for some.
class LibtestOutput : public Output {
 public:
  enum class Verdict { passed, failed, ignored };

  // libtest's own last line.
  struct Totals {
    unsigned passed = 0;
    unsigned failed = 0;

    friend bool operator==(const Totals&, const Totals&) = default;
  };

  // Output that is too much for memory goes to files in `directory`.
  explicit LibtestOutput(const std::string& directory) : directory_(directory), rest_(directory) {}

  void take(std::string_view bytes) override;

  [[nodiscard]] const std::map<std::string, Verdict>& verdicts() const { return verdicts_; }
  // How many verdicts came, those that came twice included.
  [[nodiscard]] std::size_t verdict_count() const { return verdict_count_; }
  [[nodiscard]] const std::optional<Totals>& totals() const { return totals_; }
  // What a failed test printed.
  [[nodiscard]] launch::KeptOutput output_of(const std::string& name) const;
  // What belongs to no test.
  [[nodiscard]] launch::KeptOutput rest() const { return rest_.kept(); }

 private:
  void take_line(std::string_view line);
  bool take_verdict(std::string_view line);
  bool take_section(std::string_view line);
  bool take_totals(std::string_view line);

  std::string directory_;
  std::string line_;  // the beginning of one
  std::map<std::string, Verdict> verdicts_;
  std::size_t verdict_count_ = 0;
  std::optional<Totals> totals_;
  bool among_failures_ = false;
  std::map<std::string, OutputKeeper> sections_;
  OutputKeeper* section_ = nullptr;
  OutputKeeper rest_;
};

}  // namespace reuse_build::driver
