// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "archive/writer.hpp"
#include "build/binaries_metadata.hpp"
#include "tree/launch_files.hpp"
#include "tree/layout.hpp"
#include "tree/manifest.hpp"
#include "tree/sample_build.hpp"

namespace reuse_build {

inline const std::string sample_triple = "x86_64-unknown-linux-gnu";
// Where the two test binaries of sample_build() are in an archive.
inline const std::string sample_unit_tests = "target/debug/deps/app-1";
inline const std::string sample_integration_test = "target/debug/deps/it-2";

// An archive of sample_build(), as `reuse-build archive` writes it.
struct SampleArchive {
  std::string workspace = "/nonexistent/workspace";  // on the build machine
  std::string driver = "exit 1\n";                   // a shell script
  std::string git_commit = {};
  bool listed = true;
  bool ours = true;                          // false: without anything that is not nextest's
  std::map<std::string, std::string> other;  // members that take the place of the usual ones
  ArchiveFormat format = ArchiveFormat::tar_zst;

  void write(const std::filesystem::path& file) const {
    ArchiveWriter writer(file, {}, format);
    const RustBuild build = sample_build("/nonexistent/target");
    const Workspace metadata = sample_workspace(workspace, "/nonexistent/target");
    add(writer, layout::binaries_metadata, archived_binaries_metadata(build));
    add(writer, layout::cargo_metadata, metadata.json);
    writer.begin_section(Section::contents, 1);  // so little that each file has its own frame
    add(writer, sample_unit_tests, "unit tests", 0755);
    add(writer, sample_integration_test, "integration test", 0755);
    if (ours) add(writer, layout::driver(sample_triple), "#!/bin/sh\n" + driver, 0755);
    writer.begin_section(Section::summary);
    for (const auto& [path, bytes] : other) {
      if (path != layout::manifest) writer.add_bytes(path, bytes);
    }
    if (ours) add_summary(writer, suites_of(build, metadata));
    writer.commit();
  }

 private:
  void add(ArchiveWriter& writer, const std::string& path, const std::string& bytes,
           unsigned mode = 0644) const {
    const auto replacement = other.find(path);
    writer.add_bytes(path, replacement != other.end() ? replacement->second : bytes, mode);
  }

  [[nodiscard]] TestSuites suites_of(const RustBuild& build, const Workspace& metadata) const {
    TestSuites suites = make_suites(build, metadata, Placement::in_tree, {});
    if (!listed) return suites;
    suites.at(0).tests = {{"one", "test", false}, {"two", "test", true}};
    suites.at(1).tests = {{"three", "test", false}};
    return suites;
  }

  void add_summary(ArchiveWriter& writer, const TestSuites& suites) const {
    write_launch_files(suites, [&writer](const std::string& path, const std::string& bytes) {
      writer.add_bytes(path, bytes);
    });
    Manifest manifest;
    manifest.driver_triple = sample_triple;
    manifest.git_commit = git_commit;
    for (const Member& member : writer.members()) {
      ManifestFile file{member};
      if (member.path == sample_unit_tests) file.only_for = {0};
      if (member.path == sample_integration_test) file.only_for = {1};
      manifest.files.push_back(file);
    }
    add(writer, layout::manifest, manifest_text(manifest, suites));
  }
};

}  // namespace reuse_build
