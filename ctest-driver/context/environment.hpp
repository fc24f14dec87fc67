// SPDX-License-Identifier: MIT OR Apache-2.0
// The variables of a process to be started.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reuse_build::driver {

class Environment {
 public:
  // `inherited` holds "KEY=value" entries, as environ does.
  explicit Environment(std::vector<std::string> inherited);

  // This process's own.
  static Environment inherited();

  void set(std::string_view key, std::string_view value);
  // Only when the variable was not inherited.
  void set_default(std::string_view key, std::string_view value);

  // The present value.
  [[nodiscard]] std::optional<std::string> get(std::string_view key) const;
  // The value from before the first set().
  [[nodiscard]] std::optional<std::string> get_inherited(std::string_view key) const;
  // As they were before the first set().
  [[nodiscard]] const std::vector<std::string>& inherited_entries() const { return inherited_; }
  [[nodiscard]] const std::vector<std::string>& entries() const { return entries_; }

 private:
  std::vector<std::string> inherited_;
  std::vector<std::string> entries_;
};

}  // namespace reuse_build::driver
