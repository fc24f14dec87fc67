// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/json.hpp"

#include <algorithm>

namespace reuse_build {

namespace {
constexpr int depth_limit = 64;
// Parsed, JSON takes about thirty times as much memory.
constexpr std::size_t size_limit = std::size_t{64} << 20U;
}  // namespace

Json parse_json(std::string_view text, std::string_view subject, ExitCode code) {
  if (text.size() > size_limit) {
    throw Error(code, std::string(subject) + " is larger than 64 MiB");
  }
  // `depth` is the number of arrays and objects around what begins or ends here.
  const auto limit_depth = [&](int depth, Json::parse_event_t event, Json& /*parsed*/) {
    const bool begins =
        event == Json::parse_event_t::array_start || event == Json::parse_event_t::object_start;
    if (begins && depth >= depth_limit) {
      throw Error(code, std::string(subject) + " nests deeper than 64 levels");
    }
    return true;
  };
  try {
    return Json::parse(text, limit_depth);
  } catch (const nlohmann::json::exception& error) {
    throw Error(code, std::string(subject) + " is not valid JSON: " + error.what());
  }
}

const Json& json_member(const Json& object, const char* key, std::string_view subject) {
  if (object.is_object()) {
    const auto found = object.find(key);
    if (found != object.end()) return *found;
  }
  throw Error(ExitCode::setup_error, std::string(subject) + " lacks the key '" + key + "'");
}

bool has_other_numbers(const Json& value) {
  if (value.is_number()) return !value.is_number_unsigned();
  return value.is_structured() && std::any_of(value.begin(), value.end(), has_other_numbers);
}

std::string json_text_or_empty(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace reuse_build
