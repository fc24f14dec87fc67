// SPDX-License-Identifier: MIT OR Apache-2.0
#include "config/rustflags.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "config/cargo_config.hpp"
#include "config/platform_spec.hpp"

namespace reuse_build {

namespace {

using Flags = std::vector<std::string>;

void append(Flags& to, const Flags& from) {
  to.insert(to.end(), from.begin(), from.end());
}

Flags split(std::string_view text, char separator) {
  Flags words;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return words;
}

std::optional<Flags> from_environment(const std::string& variable, char separator) {
  const char* value = std::getenv(variable.c_str());
  if (value == nullptr) return std::nullopt;
  return split(value, separator);
}

// `rustflags` of a table: a text with blanks between the flags, or a list.
Flags flags_of(const Json& table) {
  if (!table.is_object() || !table.contains("rustflags")) return {};
  const Json& flags = table.at("rustflags");
  if (flags.is_string()) return split(flags.get<std::string>(), ' ');
  Flags result;
  for (const Json& flag : flags) {
    if (flag.is_string()) result.push_back(flag.get<std::string>());
  }
  return result;
}

std::string variable_of_target(std::string triple) {
  for (char& byte : triple) {
    byte = byte == '-' || byte == '.'
               ? '_'
               : static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
  }
  return "CARGO_TARGET_" + triple + "_RUSTFLAGS";
}

class Configured {
 public:
  Configured(const std::filesystem::path& directory, std::string triple,
             const std::function<Flags()>& cfg)
      : triple_(std::move(triple)), cfg_(cfg) {
    // Lists of several files are joined, the nearest file's last.
    auto files = read_cargo_config_files(directory, ConfigScope::machine);
    std::reverse(files.begin(), files.end());
    for (auto& [file, config] : files) configs_.push_back(std::move(config));
  }

  Flags of_target() {
    Flags flags;
    add_of_targets(flags, [this](const std::string& spec) { return spec == triple_; });
    append(flags, from_environment(variable_of_target(triple_), ' ').value_or(Flags()));
    add_of_targets(flags, [this](const std::string& spec) {
      return is_cfg_expression(spec) && matches(spec);
    });
    return flags;
  }

  [[nodiscard]] Flags of_build() const {
    Flags flags;
    for (const Json& config : configs_) {
      if (config.contains("build")) append(flags, flags_of(config.at("build")));
    }
    append(flags, from_environment("CARGO_BUILD_RUSTFLAGS", ' ').value_or(Flags()));
    return flags;
  }

 private:
  void add_of_targets(Flags& flags, const std::function<bool(const std::string&)>& wanted) {
    for (const Json& config : configs_) {
      if (!config.contains("target") || !config.at("target").is_object()) continue;
      for (const auto& [spec, table] : config.at("target").items()) {
        if (wanted(spec)) append(flags, flags_of(table));
      }
    }
  }

  bool matches(const std::string& spec) {
    if (!cfg_lines_) cfg_lines_ = cfg_();
    return platform_matches(spec, triple_, *cfg_lines_);
  }

  std::string triple_;
  const std::function<Flags()>& cfg_;
  std::optional<Flags> cfg_lines_;
  std::vector<Json> configs_;
};

}  // namespace

Flags effective_rustflags(const std::filesystem::path& directory, const std::string& triple,
                          const std::function<Flags()>& cfg) {
  constexpr char unit_separator = '\x1f';
  if (auto flags = from_environment("CARGO_ENCODED_RUSTFLAGS", unit_separator)) return *flags;
  if (auto flags = from_environment("RUSTFLAGS", ' ')) return *flags;
  Configured configured(directory, triple, cfg);
  Flags flags = configured.of_target();
  return flags.empty() ? configured.of_build() : flags;
}

}  // namespace reuse_build
