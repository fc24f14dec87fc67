// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace reuse_build {

// The options of one subcommand, as the parts of the tool that read them declare them; the command
// line's library is behind it. `names` are as users write them, separated by commas; `type` stands
// for the value in --help. What is filled must outlive the parsing.
class OptionTable {
 public:
  // `behind_dashes` is what the user gave behind a `--`.
  OptionTable(CLI::App& app, const std::vector<std::string>& behind_dashes)
      : app_(app), behind_dashes_(behind_dashes) {}

  // The heading in --help of the options that follow.
  void begin_group(const char* heading) { group_ = heading; }

  void flag(const char* names, bool& to, const char* help);
  void flag(const char* names, std::optional<bool>& to, const char* help);
  void on_flag(const char* names, std::function<void()> action, const char* help);

  void text(const char* names, std::string& to, const char* type, const char* help,
            const char* environment_variable = nullptr);
  // A file or directory: made absolute.
  void path(const char* names, std::string& to, const char* type, const char* help);
  void required_path(const char* names, std::string& to, const char* type, const char* help);
  void existing_file(const char* names, std::string& to, const char* help);
  // May be given several times, with one value each.
  void each(const char* names, std::function<void(const std::string&)> action, const char* type,
            const char* help);
  void list(const char* names, std::vector<std::string>& to, const char* type, const char* help);

  void choice(const char* names, std::string& to, std::vector<std::string> values, const char* help,
              const char* environment_variable = nullptr);
  // One of some words, given to `action`.
  void on_choice(const char* names, const std::function<void(const std::string&)>& action,
                 std::vector<std::string> values, const char* help);
  void number(const char* names, std::function<void(long long)> action, long long least,
              long long most, const char* type, const char* help);

  // An argument without a name.
  void argument(const char* name, std::string& to, const char* help);
  // Any number of arguments without a name, each as it is.
  void words(const char* name, std::vector<std::string>& to, const char* help);
  // One or more of them: files, made absolute.
  void arguments(const char* name, std::vector<std::string>& to, const char* help);
  // All that stands behind `--`.
  void rest(std::vector<std::string>& to) { to = behind_dashes_; }

 private:
  CLI::Option* add_path(const char* names, std::string& to, const char* type, const char* help);
  CLI::Option* finish(CLI::Option* option, const char* type) const;

  CLI::App& app_;
  const std::vector<std::string>& behind_dashes_;
  std::string group_ = "Options";
};

}  // namespace reuse_build
