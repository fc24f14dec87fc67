// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cargo/messages.hpp"

#include <gtest/gtest.h>

#include "support/thrown_error.hpp"

namespace reuse_build {
namespace {

// As cargo 1.95 prints them, without the keys that are the same in all.
constexpr const char* test_line =
    R"({"reason":"compiler-artifact","package_id":"path+file:///w/calc-ffi#0.3.1",)"
    R"("manifest_path":"/w/calc-ffi/Cargo.toml",)"
    R"("target":{"kind":["test"],"crate_types":["bin"],"name":"linked",)"
    R"("src_path":"/w/calc-ffi/tests/linked.rs","edition":"2021","doc":false,"test":true},)"
    R"("profile":{"opt_level":"0","debuginfo":2,"test":true},"features":[],)"
    R"("filenames":["/t/debug/deps/linked-60fe0db0be66ac10"],)"
    R"("executable":"/t/debug/deps/linked-60fe0db0be66ac10","fresh":false})";
constexpr const char* library_line =
    R"({"reason":"compiler-artifact","package_id":"path+file:///w/calc-ffi#0.3.1",)"
    R"("manifest_path":"/w/calc-ffi/Cargo.toml",)"
    R"("target":{"kind":["lib","cdylib"],"crate_types":["lib","cdylib"],"name":"calc_ffi"},)"
    R"("profile":{"opt_level":"0","debuginfo":2,"test":false},"features":[],)"
    R"("filenames":["/t/debug/deps/libcalc_ffi.rlib","/t/debug/deps/libcalc_ffi.so"],)"
    R"("executable":null,"fresh":false})";
constexpr const char* script_line =
    R"({"reason":"build-script-executed","package_id":"path+file:///w/calc-eval#0.3.1",)"
    R"("linked_libs":["dylib=calcgrouping"],"linked_paths":["native=/t/debug/build/x/out/lib"],)"
    R"("cfgs":[],"env":[["CALC_CONSTANTS","6"],["EMPTY",""]],"out_dir":"/t/debug/build/x/out"})";

TEST(CargoMessages, ReadsATestBinary) {
  CargoMessages messages;
  messages.add_line(test_line);
  ASSERT_EQ(messages.artifacts.size(), 1U);
  const Artifact& artifact = messages.artifacts[0];
  EXPECT_EQ(artifact.package_id, "path+file:///w/calc-ffi#0.3.1");
  EXPECT_EQ(artifact.target_name, "linked");
  EXPECT_EQ(artifact.kinds, std::vector<std::string>{"test"});
  EXPECT_EQ(artifact.executable, "/t/debug/deps/linked-60fe0db0be66ac10");
  EXPECT_TRUE(artifact.is_test);
}

TEST(CargoMessages, ReadsALibraryWithoutExecutable) {
  CargoMessages messages;
  messages.add_line(library_line);
  ASSERT_EQ(messages.artifacts.size(), 1U);
  EXPECT_EQ(messages.artifacts[0].executable, "");
  EXPECT_EQ(messages.artifacts[0].kinds, (std::vector<std::string>{"lib", "cdylib"}));
  EXPECT_EQ(messages.artifacts[0].filenames.size(), 2U);
  EXPECT_FALSE(messages.artifacts[0].is_test);
}

TEST(CargoMessages, ReadsABuildScript) {
  CargoMessages messages;
  messages.add_line(script_line);
  ASSERT_EQ(messages.build_scripts.size(), 1U);
  const BuildScript& script = messages.build_scripts[0];
  EXPECT_EQ(script.package_id, "path+file:///w/calc-eval#0.3.1");
  EXPECT_EQ(script.linked_paths, std::vector<std::string>{"native=/t/debug/build/x/out/lib"});
  EXPECT_EQ(script.out_dir, "/t/debug/build/x/out");
  EXPECT_EQ(script.environment,
            (std::map<std::string, std::string>{{"CALC_CONSTANTS", "6"}, {"EMPTY", ""}}));
}

TEST(CargoMessages, IgnoresEverythingElse) {
  CargoMessages messages;
  for (const char* line : {"", "Hello from a script", "{", "{}", "{not json}", "[]",
                           R"({"reason":1})", R"({"reason":"build-finished","success":true})",
                           R"({"reason":"compiler-message","message":{}})"}) {
    messages.add_line(line);
  }
  EXPECT_TRUE(messages.artifacts.empty());
  EXPECT_TRUE(messages.build_scripts.empty());
}

TEST(CargoMessages, NamesAKeyThatAnArtifactLacks) {
  CargoMessages messages;
  const Error error = thrown_error([&] { messages.add_line(R"({"reason":"compiler-artifact"})"); });
  EXPECT_EQ(error.message(), "a message of cargo lacks the key 'target'");
}

}  // namespace
}  // namespace reuse_build
