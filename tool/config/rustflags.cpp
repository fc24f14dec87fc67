// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/rustflags.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <set>
#include <string_view>

#include "config/cargo_config.hpp"
#include "config/platform_spec.hpp"

namespace reuse_build {

namespace {

using Flags = std::vector<std::string>;

void append(Flags& to, const Flags& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// What cargo splits a configured text at, and what it cuts off at the ends of RUSTFLAGS' words.
constexpr std::string_view blanks = " \t\n\v\f\r";

Flags split(std::string_view text, std::string_view separators) {
  Flags words;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(separators);
    if (end != 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

std::optional<Flags> from_environment(const std::string& variable, std::string_view separators) {
  const char* value = std::getenv(variable.c_str());
  if (value == nullptr) return std::nullopt;
  return split(value, separators);
}

// cargo cuts other blanks off the ends of words, but does not split there.
std::optional<Flags> from_rustflags() {
  std::optional<Flags> words = from_environment("RUSTFLAGS", " ");
  if (!words) return std::nullopt;
  for (std::string& word : *words) {
    word.erase(word.find_last_not_of(blanks) + 1);
    word.erase(0, word.find_first_not_of(blanks));
  }
  std::erase(*words, "");
  return words;
}

Flags texts_in(const Json& list) {
  Flags texts;
  for (const Json& element : list) {
    if (element.is_string()) texts.push_back(element.get<std::string>());
  }
  return texts;
}

std::string variable_of_target(std::string triple) {
  for (char& byte : triple) {
    byte = byte == '-' || byte == '.'
               ? '_'
               : static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
  }
  return "CARGO_TARGET_" + triple + "_RUSTFLAGS";
}

// Newer cargos follow this key and older ones do not: what this one builds with cannot be told.
void refuse_include(const std::filesystem::path& file, const Json& config) {
  if (!config.contains("include")) return;
  throw Error(ExitCode::setup_error,
              "cannot tell cargo's rustflags: '" + file.string() + "' has the key 'include'",
              "give the flags in the variable RUSTFLAGS");
}

class Configured {
 public:
  Configured(const std::filesystem::path& directory, std::string triple,
             const std::function<Flags()>& cfg)
      : triple_(std::move(triple)), cfg_(cfg) {
    auto files = read_cargo_config_files(directory, ConfigScope::machine);
    std::reverse(files.begin(), files.end());
    for (auto& [file, config] : files) {
      refuse_include(file, config);
      configs_.push_back(std::move(config));
    }
  }

  [[nodiscard]] Flags of_target() const {
    Flags flags = of_table(targets_ / triple_);
    append(flags, from_environment(variable_of_target(triple_), blanks).value_or(Flags()));
    const std::set<std::string> expressions = cfg_expressions();
    const Flags cfg_lines = expressions.empty() ? Flags() : cfg_();
    for (const std::string& expression : expressions) {
      if (!platform_matches(expression, triple_, cfg_lines)) continue;
      append(flags, of_table(targets_ / expression));
    }
    return flags;
  }

  [[nodiscard]] Flags of_build() const {
    Flags flags = of_table(Json::json_pointer("/build"));
    append(flags, from_environment("CARGO_BUILD_RUSTFLAGS", blanks).value_or(Flags()));
    return flags;
  }

 private:
  // The `rustflags` of one table. cargo joins the lists of several files, the nearest file's last.
  // Of texts, with blanks between the flags, only the nearest counts. It refuses both together.
  [[nodiscard]] Flags of_table(const Json::json_pointer& table) const {
    Flags flags;
    for (const Json& config : configs_) {
      if (!config.contains(table / "rustflags")) continue;
      const Json& value = config.at(table / "rustflags");
      if (value.is_string()) {
        flags = split(value.get<std::string>(), blanks);
      } else {
        append(flags, texts_in(value));
      }
    }
    return flags;
  }

  [[nodiscard]] std::set<std::string> cfg_expressions() const {
    std::set<std::string> expressions;
    for (const Json& config : configs_) {
      if (!config.contains("target") || !config.at("target").is_object()) continue;
      for (const auto& [spec, table] : config.at("target").items()) {
        if (is_cfg_expression(spec)) expressions.insert(spec);
      }
    }
    return expressions;
  }

  std::string triple_;
  const std::function<Flags()>& cfg_;
  const Json::json_pointer targets_{"/target"};
  std::vector<Json> configs_;  // the nearest last
};

}  // namespace

Flags effective_rustflags(const std::filesystem::path& directory, const std::string& triple,
                          const std::function<Flags()>& cfg) {
  constexpr std::string_view unit_separator = "\x1f";
  if (auto flags = from_environment("CARGO_ENCODED_RUSTFLAGS", unit_separator)) return *flags;
  if (auto flags = from_rustflags()) return *flags;
  const Configured configured(directory, triple, cfg);
  Flags flags = configured.of_target();
  return flags.empty() ? configured.of_build() : flags;
}

}  // namespace reuse_build
