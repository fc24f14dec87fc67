// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/json.hpp"

namespace reuse_build {

namespace {
constexpr int depth_limit = 64;
}

Json parse_json(std::string_view text, std::string_view subject, ExitCode code) {
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

std::string json_text_or_empty(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace reuse_build
