// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/messages.hpp"

#include "support/json.hpp"

namespace reuse_build {

namespace {

constexpr std::string_view subject = "a message of cargo";

Artifact parse_artifact(const Json& json) {
  const Json& target = json_member(json, "target", subject);
  Artifact artifact;
  artifact.package_id = json_value<std::string>(json, "package_id", subject);
  artifact.target_name = json_value<std::string>(target, "name", subject);
  artifact.kinds = json_value<std::vector<std::string>>(target, "kind", subject);
  artifact.filenames = json_value<std::vector<std::string>>(json, "filenames", subject);
  artifact.executable = json_text_or_empty(json, "executable");
  artifact.is_test = json_value<bool>(json_member(json, "profile", subject), "test", subject);
  return artifact;
}

BuildScript parse_build_script(const Json& json) {
  BuildScript script;
  script.package_id = json_value<std::string>(json, "package_id", subject);
  script.linked_paths = json_value<std::vector<std::string>>(json, "linked_paths", subject);
  script.out_dir = json_text_or_empty(json, "out_dir");
  for (const Json& pair : json_member(json, "env", subject)) {
    script.environment[pair.at(0).get<std::string>()] = pair.at(1).get<std::string>();
  }
  return script;
}

}  // namespace

void CargoMessages::add_line(std::string_view line) {
  if (line.empty() || line.front() != '{') return;
  const Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  const std::string reason = json_text_or_empty(json, "reason");
  if (reason == "compiler-artifact") artifacts.push_back(parse_artifact(json));
  if (reason == "build-script-executed") build_scripts.push_back(parse_build_script(json));
}

}  // namespace reuse_build
