// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "launch/error.hpp"

namespace reuse_build {

using Json = nlohmann::ordered_json;  // keeps the order of keys that is written

// Parses JSON that may come from an archive, that is from anybody: nesting is limited to 64, since
// the library's destructors recurse. `subject` names the document in errors.
Json parse_json(std::string_view text, std::string_view subject, ExitCode code);

// A member that must be there, and its value as T; errors name the document and the key.
const Json& json_member(const Json& object, const char* key, std::string_view subject);

template <class T>
T json_value(const Json& object, const char* key, std::string_view subject) {
  try {
    return json_member(object, key, subject).get<T>();
  } catch (const nlohmann::json::exception&) {
    throw Error(ExitCode::setup_error,
                std::string(subject) + " has a '" + key + "' of the wrong type");
  }
}

// The member as text, or empty when it is absent or null.
std::string json_text_or_empty(const Json& object, const char* key);

}  // namespace reuse_build
