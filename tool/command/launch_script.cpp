// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/launch_script.hpp"

#include "support/paths.hpp"

namespace reuse_build {

namespace {

// What a relative path of a script's program starts from, when the tests of this record run.
launch::Path base_of(const ConfiguredScript& script, const launch::Record& record,
                     const std::string& target_directory) {
  using Base = ScriptCommand::Base;
  using launch::Root;
  if (script.command.base == Base::target_directory) {
    const bool is_in_tree = record.binary.root == Root::tree;
    return is_in_tree ? launch::Path{Root::tree, "target"}
                      : launch::Path{Root::absolute, target_directory};
  }
  const bool is_wrapper = script.kind == launch::Script::Kind::wrapper;
  if (is_wrapper && script.command.base == Base::own_directory) return record.cwd;
  return {Root::workspace, ""};
}

launch::Program program_of(const ConfiguredScript& script, const launch::Record& record,
                           const std::string& target_directory) {
  const ScriptCommand& command = script.command;
  const bool is_name = command.program.find('/') == std::string::npos &&
                       command.base == ScriptCommand::Base::own_directory;
  if (is_name) return {command.program, {}, command.arguments};
  if (command.program.starts_with('/')) {
    return {{}, {launch::Root::absolute, command.program}, command.arguments};
  }
  const launch::Path base = base_of(script, record, target_directory);
  return {{}, {base.root, join_path(base.relative, command.program)}, command.arguments};
}

}  // namespace

launch::Script launch_script(const ConfiguredScript& configured, const launch::Record& record,
                             const std::string& target_directory) {
  launch::Script script;
  script.kind = configured.kind;
  script.id = configured.id;
  script.program = program_of(configured, record, target_directory);
  script.environment = configured.command.environment;
  script.runner_use = configured.runner_use;
  return script;
}

}  // namespace reuse_build
