// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/toml.hpp"

#define TOML_MAX_NESTED_VALUES 64  // NOLINT(cppcoreguidelines-macro-usage): toml++ wants a macro
#include <toml++/toml.h>           // here only: it costs seconds of compile time

#include <algorithm>
#include <sstream>

#include "support/file.hpp"

namespace reuse_build {

namespace {

[[noreturn]] void refuse(const std::string& subject, std::size_t line, std::string_view why) {
  throw Error(ExitCode::setup_error, "cannot read " + subject + ": line " + std::to_string(line) +
                                         ": " + std::string(why));
}

// toml++ makes a table of each part of a dotted key and gives tables back by recursion; its own
// limit is for arrays and inline tables alone. A key does not go on in the next line, so a line's
// dots bound it, whatever else they may belong to.
void check_dots(std::string_view text, const std::string& subject) {
  constexpr auto most_dots = 256;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::string_view content = text.substr(0, text.find('\n'));
    if (std::count(content.begin(), content.end(), '.') > most_dots) {
      refuse(subject, line, "it has more than 256 dots");
    }
    text.remove_prefix(std::min(content.size() + 1, text.size()));
  }
}

// A copy of toml++'s tree as JSON's.
class Conversion {
 public:
  explicit Conversion(const std::string& subject) : subject_(subject) {}

  [[nodiscard]] Json convert(const toml::node& node, int depth = 0) const {
    if (const toml::table* table = node.as_table()) return convert_table(*table, depth);
    if (const toml::array* array = node.as_array()) return convert_array(*array, depth);
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* integer = node.as_integer()) return integer->get();
    if (const auto* number = node.as_floating_point()) return number->get();
    if (const auto* flag = node.as_boolean()) return flag->get();
    return text_of_time(node);
  }

 private:
  [[nodiscard]] Json convert_table(const toml::table& table, int depth) const {
    check(depth, table);
    Json object = Json::object();
    for (const auto& [key, node] : table) object[std::string(key)] = convert(node, depth + 1);
    return object;
  }

  [[nodiscard]] Json convert_array(const toml::array& array, int depth) const {
    check(depth, array);
    Json list = Json::array();
    for (const toml::node& node : array) list.push_back(convert(node, depth + 1));
    return list;
  }

  void check(int depth, const toml::node& node) const {
    constexpr int limit = 64;
    if (depth < limit) return;
    refuse(subject_, node.source().begin.line, "it nests deeper than 64 levels");
  }

  static std::string text_of_time(const toml::node& node) {
    std::ostringstream text;
    node.visit([&text](const auto& value) {
      if constexpr (toml::is_value<decltype(value)>) text << value.get();
    });
    return text.str();
  }

  const std::string& subject_;
};

toml::table parse_document(std::string_view text, const std::string& subject) {
  check_dots(text, subject);
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    refuse(subject, error.source().begin.line, error.description());
  }
}

const toml::table* find_table(const toml::table& document, const std::vector<std::string>& path) {
  const toml::table* table = &document;
  for (const std::string& key : path) {
    if (table != nullptr) table = (*table)[key].as_table();
  }
  return table;
}

std::string subject_of(const std::filesystem::path& file) {
  return "'" + file.string() + "'";
}

}  // namespace

Json parse_toml(std::string_view text, const std::string& subject) {
  return Conversion(subject).convert(parse_document(text, subject));
}

Json read_toml_file(const std::filesystem::path& file) {
  return parse_toml(read_file(file, ExitCode::setup_error), subject_of(file));
}

std::vector<std::string> toml_keys_in_order(const std::filesystem::path& file,
                                            const std::vector<std::string>& path) {
  if (!std::filesystem::exists(file)) return {};
  const toml::table document =
      parse_document(read_file(file, ExitCode::setup_error), subject_of(file));
  const toml::table* const table = find_table(document, path);
  if (table == nullptr) return {};
  using Place = std::pair<toml::source_position, std::string>;
  std::vector<Place> places;
  for (const auto& [key, node] : *table) places.emplace_back(key.source().begin, key.str());
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.first < b.first; });
  std::vector<std::string> keys;
  keys.reserve(places.size());
  for (Place& place : places) keys.push_back(std::move(place.second));
  return keys;
}

}  // namespace reuse_build
