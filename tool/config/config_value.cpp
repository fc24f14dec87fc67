// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/config_value.hpp"

#include <algorithm>

#include "config/toml.hpp"
#include "support/nearest_name.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

ConfigValue::ConfigValue(Json document, const fs::path& file)
    : ConfigValue(std::make_shared<const Json>(std::move(document)), file.string(), {}) {}

ConfigValue::ConfigValue(std::shared_ptr<const Json> json, std::string file, std::string place)
    : json_(std::move(json)), file_(std::move(file)), place_(std::move(place)) {}

ConfigValue ConfigValue::read(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  return {status.type() == fs::file_type::not_found ? Json::object() : read_toml_file(file), file};
}

std::string ConfigValue::place() const {
  return "'" + file_ + "'" + (place_.empty() ? "" : ": " + place_);
}

void ConfigValue::fail(const std::string& why, std::string hint) const {
  throw Error(ExitCode::setup_error, "cannot read " + place() + ": " + why, std::move(hint));
}

std::vector<std::pair<std::string, ConfigValue>> ConfigValue::members() const {
  if (!json_->is_object()) fail("this must be a table");
  std::vector<std::pair<std::string, ConfigValue>> result;
  for (const auto& [key, value] : json_->items()) {
    result.emplace_back(key, child(value, (place_.empty() ? "" : ".") + key));
  }
  return result;
}

std::optional<ConfigValue> ConfigValue::find(std::string_view key) const {
  if (!json_->is_object()) fail("this must be a table");
  const auto found = json_->find(std::string(key));
  if (found == json_->end()) return std::nullopt;
  return child(*found, (place_.empty() ? "" : ".") + std::string(key));
}

ConfigValue ConfigValue::require(std::string_view key) const {
  if (auto value = find(key)) return *value;
  fail("it lacks the key '" + std::string(key) + "'");
}

void ConfigValue::allow_only(const std::vector<std::string>& keys) const {
  for (const auto& [key, value] : members()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const std::string nearest = nearest_name(key, keys);
    std::string known;
    for (const std::string& name : keys) known += (known.empty() ? "" : ", ") + name;
    value.fail("unknown key",
               nearest.empty() ? "known here: " + known : "did you mean '" + nearest + "'?");
  }
}

std::vector<ConfigValue> ConfigValue::elements() const {
  if (!json_->is_array()) fail("this must be a list");
  std::vector<ConfigValue> result;
  for (std::size_t index = 0; index < json_->size(); ++index) {
    result.push_back(child((*json_)[index], "[" + std::to_string(index) + "]"));
  }
  return result;
}

std::vector<std::string> ConfigValue::texts() const {
  std::vector<std::string> result;
  for (const ConfigValue& element : elements()) result.push_back(element.text());
  return result;
}

std::string ConfigValue::text() const {
  if (!json_->is_string()) fail("this must be a text");
  return json_->get<std::string>();
}

bool ConfigValue::flag() const {
  if (!json_->is_boolean()) fail("this must be true or false");
  return json_->get<bool>();
}

std::int64_t ConfigValue::integer(std::int64_t least, std::int64_t most) const {
  const bool fits = json_->is_number_integer() && json_->get<std::int64_t>() >= least &&
                    json_->get<std::int64_t>() <= most;
  if (!fits) {
    fail("this must be an integer from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return json_->get<std::int64_t>();
}

ConfigValue ConfigValue::child(const Json& json, const std::string& step) const {
  return {std::shared_ptr<const Json>(json_, &json), file_, place_ + step};
}

}  // namespace reuse_build
