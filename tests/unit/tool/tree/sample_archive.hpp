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

// An archive of sample_build(), as `reuse-build archive` writes it.
struct SampleArchive {
  std::string workspace = "/nonexistent/workspace";  // on the build machine
  std::string driver = "exit 1\n";                   // a shell script
  bool listed = true;
  bool ours = true;                          // false: without anything that is not nextest's
  std::map<std::string, std::string> other;  // members that take the place of the usual ones

  void write(const std::filesystem::path& file) const {
    ArchiveWriter writer(file, {});
    const RustBuild build = sample_build("/nonexistent/target");
    const Workspace metadata = sample_workspace(workspace, "/nonexistent/target");
    for (const auto& [path, bytes] : other) writer.add_bytes(path, bytes);
    writer.add_bytes(layout::binaries_metadata, archived_binaries_metadata(build));
    writer.add_bytes(layout::cargo_metadata, metadata.json);
    if (ours) add_own_files(writer, suites_of(build, metadata));
    writer.commit();
  }

 private:
  [[nodiscard]] TestSuites suites_of(const RustBuild& build, const Workspace& metadata) const {
    TestSuites suites = make_suites(build, metadata, Placement::in_tree, {});
    if (!listed) return suites;
    suites.at(0).tests = {{"one", "test", false}, {"two", "test", true}};
    suites.at(1).tests = {{"three", "test", false}};
    return suites;
  }

  void add_own_files(ArchiveWriter& writer, const TestSuites& suites) const {
    writer.add_bytes(layout::driver(sample_triple), "#!/bin/sh\n" + driver, 0755);
    write_launch_files(suites, [&writer](const std::string& path, const std::string& bytes) {
      writer.add_bytes(path, bytes);
    });
    Manifest manifest;
    manifest.driver_triple = sample_triple;
    writer.add_bytes(layout::manifest, manifest_text(manifest, suites, writer.members()));
  }
};

}  // namespace reuse_build
