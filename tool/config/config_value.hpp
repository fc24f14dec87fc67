// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/json.hpp"

namespace reuse_build {

// A value of a configuration file together with the place where it stands, so that every error can
// name it: "cannot read '/w/.config/nextest.toml': profile.ci.archive.include[0].depth: …". All
// errors are setup_error. Cheap to copy.
class ConfigValue {
 public:
  ConfigValue(Json document, const std::filesystem::path& file);

  // The document of a TOML file; an empty table when there is no such file.
  static ConfigValue read(const std::filesystem::path& file);

  // "'/w/.config/nextest.toml': profile.ci.archive.include[0]"
  [[nodiscard]] std::string place() const;
  [[noreturn]] void fail(const std::string& why, std::string hint = {}) const;

  // Of a table; an error when this is none.
  [[nodiscard]] std::vector<std::pair<std::string, ConfigValue>> members() const;
  [[nodiscard]] std::optional<ConfigValue> find(std::string_view key) const;
  [[nodiscard]] ConfigValue require(std::string_view key) const;
  // An error for the first key that is not among these; it names the nearest that is.
  void allow_only(const std::vector<std::string>& keys) const;

  // An error when the value is of another type, or outside [least, most].
  [[nodiscard]] std::vector<ConfigValue> elements() const;
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool flag() const;
  [[nodiscard]] std::int64_t integer(std::int64_t least, std::int64_t most) const;

  [[nodiscard]] bool is_text() const { return json_->is_string(); }
  [[nodiscard]] bool is_flag() const { return json_->is_boolean(); }
  [[nodiscard]] bool is_integer() const { return json_->is_number_integer(); }
  [[nodiscard]] bool is_table() const { return json_->is_object(); }
  [[nodiscard]] bool is_list() const { return json_->is_array(); }

 private:
  ConfigValue(std::shared_ptr<const Json> json, std::string file, std::string place);
  [[nodiscard]] ConfigValue child(const Json& json, const std::string& step) const;

  std::shared_ptr<const Json> json_;  // owns the whole document
  std::string file_;
  std::string place_;
};

}  // namespace reuse_build
