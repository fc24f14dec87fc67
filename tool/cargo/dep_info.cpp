// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/dep_info.hpp"

#include <algorithm>
#include <vector>

#include "build/build_script_output.hpp"
#include "support/file.hpp"
#include "support/line_splitter.hpp"

namespace reuse_build {

namespace fs = std::filesystem;

namespace {

// The words of a rule in make's syntax after its colon; a blank within a name is written "\ ".
std::vector<std::string> prerequisites(std::string_view rule) {
  std::vector<std::string> words(1);
  for (std::size_t at = rule.find(": ") + 2; at < rule.size(); ++at) {
    if (rule[at] == '\\' && at + 1 < rule.size() && rule[at + 1] == ' ') {
      words.back() += rule[++at];
    } else if (rule[at] == ' ') {
      words.emplace_back();
    } else {
      words.back() += rule[at];
    }
  }
  return words;
}

class Inputs {
 public:
  explicit Inputs(const Workspace& workspace) : workspace_(workspace) {}

  void add(const fs::path& path) {
    std::error_code error;
    const fs::path absolute = path.is_absolute() ? path : fs::path(workspace_.root) / path;
    if (!path.empty() && fs::exists(absolute, error)) found_.insert(absolute.string());
  }

  void add_configuration() {
    for (const char* name : workspace_configuration) add(fs::path(workspace_.root) / name);
  }

  void add_package(const fs::path& manifest) {
    const fs::path directory = manifest.parent_path();
    add(manifest);
    for (const char* name : {"build.rs", "src", "src/bin", "tests", "benches", "examples"}) {
      add(directory / name);
    }
  }

  // rustc writes `<name><hash>.d` beside the unit's files, in `deps` or in the unit's own
  // directory; a library's files begin with "lib", its dep-info does not.
  void add_dep_info(const fs::path& file) {
    std::string stem = file.stem().string();
    for (const std::string& name : {stem, stem.substr(stem.rfind("lib", 0) == 0 ? 3 : 0)}) {
      const fs::path dep_info = file.parent_path() / (name + ".d");
      std::error_code error;
      if (fs::is_regular_file(dep_info, error)) return read_dep_info(dep_info);
    }
  }

  // What the script printed lies beside its OUT_DIR.
  void add_build_script(const BuildScript& script, const fs::path& package_directory) {
    const fs::path file = fs::path(script.out_dir).parent_path() / "output";
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return;
    const BuildScriptOutput output =
        parse_build_script_output(read_file(file, ExitCode::build_failed));
    for (const std::string& path : output.rerun_if_changed) add_all(package_directory / path);
    if (!output.says_when_to_rerun) add_all(package_directory);
  }

  std::set<std::string> take() { return std::move(found_); }

 private:
  // A file, or a directory with everything below it but what cargo and git keep there.
  void add_all(const fs::path& path) {
    add(path);
    std::error_code error;
    for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end;
         entry.increment(error)) {
      const bool is_kept =
          fs::exists(entry->path() / "CACHEDIR.TAG", error) || entry->path().filename() == ".git";
      if (is_kept) {
        entry.disable_recursion_pending();
      } else {
        add(entry->path());
      }
    }
  }

  void read_dep_info(const fs::path& file) {
    bool first = true;  // the first rule names all; the others have no prerequisites
    LineSplitter lines([&](std::string_view line) {
      if (first && line.find(": ") != std::string_view::npos) {
        for (const std::string& word : prerequisites(line)) add(word);
        first = false;
      }
    });
    lines.add(read_file(file, ExitCode::build_failed));
    lines.finish();
  }

  const Workspace& workspace_;
  std::set<std::string> found_;
};

std::string escaped_for_make(const std::string& path) {
  std::string escaped;
  for (const char byte : path) {
    if (byte == ' ' || byte == '#' || byte == '\\') escaped += '\\';
    if (byte == '$') escaped += '$';
    escaped += byte;
  }
  return escaped;
}

}  // namespace

std::set<std::string> build_inputs(const CargoMessages& messages, const Workspace& workspace) {
  Inputs inputs(workspace);
  inputs.add_configuration();
  for (const auto& [id, package] : workspace.packages) {
    if (is_local_package(id)) inputs.add_package(package.manifest_path);
  }
  for (const Artifact& artifact : messages.artifacts) {
    if (!is_local_package(artifact.package_id)) continue;
    for (const std::string& file : artifact.filenames) inputs.add_dep_info(file);
  }
  for (const BuildScript& script : messages.build_scripts) {
    const auto package = workspace.packages.find(script.package_id);
    if (package == workspace.packages.end() || !is_local_package(script.package_id)) continue;
    inputs.add_build_script(script, fs::path(package->second.manifest_path).parent_path());
  }
  return inputs.take();
}

std::string depfile_text(const fs::path& output, const std::set<std::string>& inputs) {
  std::string text = escaped_for_make(output.string()) + ":";
  for (const std::string& input : inputs) text += " \\\n  " + escaped_for_make(input);
  return text + "\n";
}

}  // namespace reuse_build
