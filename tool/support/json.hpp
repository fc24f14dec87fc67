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
// the library's destructors recurse; the keys of one object to 20,000, since it looks for each
// among those before it; the values to 2^25, for each takes about 70 bytes; and the size to
// `most_mib` MiB. Stops when interrupted. `subject` names the document in errors.
Json parse_json(std::string_view text, std::string_view subject, ExitCode code,
                std::size_t most_mib = 64);

// A member that must be there, and its value as T; errors name the document and the key. Numbers
// are sizes and counts, so anything but a whole number from 0 is of the wrong type.
const Json& json_member(const Json& object, const char* key, std::string_view subject);

// Whether there are numbers in it that are no whole ones from 0.
bool has_other_numbers(const Json& value);

template <class T>
T json_value(const Json& object, const char* key, std::string_view subject) {
  const Json& value = json_member(object, key, subject);
  try {
    // The library would cut them off to fit T.
    if (!has_other_numbers(value)) return value.get<T>();
  } catch (const nlohmann::json::exception&) {  // of the wrong type, too
  }
  throw Error(ExitCode::setup_error,
              std::string(subject) + " has a '" + key + "' of the wrong type");
}

// The member as text, or empty when it is absent or null.
std::string json_text_or_empty(const Json& object, const char* key);

}  // namespace reuse_build
