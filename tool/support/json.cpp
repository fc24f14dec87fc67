// SPDX-License-Identifier: MIT OR Apache-2.0
#include "support/json.hpp"

#include <algorithm>
#include <array>

#include "support/interrupt.hpp"

namespace reuse_build {

namespace {

constexpr int depth_limit = 64;

// What a document may hold, counted while it is parsed.
class JsonLimits {
 public:
  JsonLimits(std::string_view subject, ExitCode code) : subject_(subject), code_(code) {}

  // `depth` is the number of arrays and objects around what begins or ends here.
  void see(int depth, Json::parse_event_t event) {
    using Event = Json::parse_event_t;
    throw_if_interrupted();
    const bool begins = event == Event::array_start || event == Event::object_start;
    if (begins && depth >= depth_limit) refuse("nests deeper than 64 levels");
    if (begins) keys_.at(static_cast<std::size_t>(depth) + 1) = 0;
    if (event == Event::key && ++keys_.at(static_cast<std::size_t>(depth)) > key_limit) {
      refuse("has an object with more than 20,000 keys");
    }
    if ((begins || event == Event::value) && ++values_ > value_limit) {
      refuse("has more than 2^25 values");
    }
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw Error(code_, std::string(subject_) + " " + why);
  }

 private:
  static constexpr std::size_t key_limit = 20'000;
  static constexpr std::size_t value_limit = std::size_t{1} << 25U;
  std::string_view subject_;
  ExitCode code_;
  std::array<std::size_t, depth_limit + 1> keys_{};  // so far, of the object open at each depth
  std::size_t values_ = 0;
};

}  // namespace

Json parse_json(std::string_view text, std::string_view subject, ExitCode code,
                std::size_t most_mib) {
  JsonLimits limits(subject, code);
  if (text.size() > most_mib << 20U) {
    limits.refuse("is larger than " + std::to_string(most_mib) + " MiB");
  }
  const auto see = [&limits](int depth, Json::parse_event_t event, Json& /*parsed*/) {
    limits.see(depth, event);
    return true;
  };
  try {
    return Json::parse(text, see);
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
