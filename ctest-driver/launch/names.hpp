// SPDX-License-Identifier: MIT OR Apache-2.0
// The names of a binary's tests, in a file beside its launch record (<record>.tests): a record is
// read for every test, so the names must not lie in it. One line a test, "<name>\t<kind>[
// ignored][\t<policies>]\n", the name as launch::encode_test_name() writes it (that is how ctest
// shows it too), the lines sorted by the bytes of that name. The policies are numbers of those in
// the record, with commas between them, one for each of its profiles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reuse_build::launch {

struct TestName {
  std::string name;           // as the test binary knows it, not encoded
  std::string kind = "test";  // "test" or "bench"
  bool ignored = false;
  std::vector<unsigned> policies = {};  // one a profile; empty: those that the profiles name

  friend bool operator==(const TestName&, const TestName&) = default;
};

// Sorts; of several entries with one name the last one counts.
[[nodiscard]] std::string to_text(const std::vector<TestName>& tests);

// Throws Error(setup_error) that says which line is wrong. The caller adds the file's name.
[[nodiscard]] std::vector<TestName> parse_names(std::string_view text);

// Looks one test up in the text by binary search, without reading the rest. Throws as
// parse_names().
[[nodiscard]] std::optional<TestName> find(std::string_view text, std::string_view raw_name);

}  // namespace reuse_build::launch
