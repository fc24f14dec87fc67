// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/option_table.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>

namespace reuse_build {

namespace {

std::string absolute(const std::string& path) {
  return path.empty() ? path : std::filesystem::absolute(path).string();
}

}  // namespace

CLI::Option* OptionTable::finish(CLI::Option* option, const char* type) const {
  option->group(group_);
  if (type != nullptr) option->type_name(type);
  return option;
}

void OptionTable::flag(const char* names, bool& to, const char* help) {
  finish(app_.add_flag(names, to, help), nullptr);
}

void OptionTable::flag(const char* names, std::optional<bool>& to, const char* help) {
  on_flag(
      names, [&to] { to = true; }, help);
}

void OptionTable::on_flag(const char* names, std::function<void()> action, const char* help) {
  finish(app_.add_flag_callback(names, std::move(action), help), nullptr);
}

void OptionTable::text(const char* names, std::string& to, const char* type, const char* help,
                       const char* environment_variable) {
  CLI::Option* option = app_.add_option(names, to, help);
  if (environment_variable != nullptr) option->envname(environment_variable);
  finish(option, type);
}

CLI::Option* OptionTable::add_path(const char* names, std::string& to, const char* type,
                                   const char* help) {
  const std::function<void(const std::string&)> set = [&to](const std::string& value) {
    to = absolute(value);
  };
  return finish(app_.add_option_function(names, set, help), type);
}

void OptionTable::path(const char* names, std::string& to, const char* type, const char* help) {
  add_path(names, to, type, help);
}

void OptionTable::required_path(const char* names, std::string& to, const char* type,
                                const char* help) {
  add_path(names, to, type, help)->required();
}

void OptionTable::existing_file(const char* names, std::string& to, const char* help) {
  add_path(names, to, "FILE", help)->check(CLI::ExistingFile.description(""));
}

void OptionTable::each(const char* names, std::function<void(const std::string&)> action,
                       const char* type, const char* help) {
  const std::function<void(const std::vector<std::string>&)> take =
      [action = std::move(action)](const std::vector<std::string>& values) {
        for (const std::string& value : values) action(value);
      };
  CLI::Option* option = app_.add_option_function(names, take, help);
  option->allow_extra_args(false)->take_all();
  finish(option, type);
}

void OptionTable::list(const char* names, std::vector<std::string>& to, const char* type,
                       const char* help) {
  each(
      names, [&to](const std::string& value) { to.push_back(value); }, type, help);
}

void OptionTable::choice(const char* names, std::string& to, std::vector<std::string> values,
                         const char* help, const char* environment_variable) {
  CLI::Option* option = app_.add_option(names, to, help);
  option->check(CLI::IsMember(std::move(values)));
  if (environment_variable != nullptr) option->envname(environment_variable);
  finish(option, nullptr);
}

void OptionTable::on_choice(const char* names,
                            const std::function<void(const std::string&)>& action,
                            std::vector<std::string> values, const char* help) {
  CLI::Option* option = app_.add_option_function(names, action, help);
  option->check(CLI::IsMember(std::move(values)));
  finish(option, nullptr);
}

void OptionTable::number(const char* names, std::function<void(long long)> action, long long least,
                         long long most, const char* type, const char* help) {
  const std::function<void(const long long&)> take =
      [action = std::move(action)](const long long& value) { action(value); };
  CLI::Option* option = app_.add_option_function(names, take, help);
  option->check(CLI::Range(least, most).description(""));
  finish(option, type);
}

void OptionTable::words(const char* name, std::vector<std::string>& to, const char* help) {
  finish(app_.add_option(name, to, help), nullptr);
}

void OptionTable::argument(const char* name, std::string& to, const char* help) {
  add_path(name, to, nullptr, help)->required();
}

void OptionTable::arguments(const char* name, std::vector<std::string>& to, const char* help) {
  const std::function<void(const std::vector<std::string>&)> take =
      [&to](const std::vector<std::string>& values) {
        for (const std::string& value : values) to.push_back(absolute(value));
      };
  CLI::Option* option = app_.add_option_function(name, take, help);
  finish(option->required()->take_all()->expected(-1), "FILE");
}

}  // namespace reuse_build
