// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "launch/error.hpp"

namespace re2 {
class RE2;
}

namespace reuse_build {

// Both: '?' is one byte, [abc] [a-z] [!a] [^a] are classes of bytes, {a,b} alternates, which may be
// empty and nested, and a whole component ** is any number of components, none included, but one at
// least at the end ("dir/**"). The syntax is that of the Rust library globset 0.4.
enum class GlobStyle {
  name,  // as in nextest's filtersets: '*', '?' and classes match '/' too, '\' is no escape
  path,  // of files, with '/' between components: they do not match it, '\' escapes one byte
};

// A pattern for the whole of a text. Cheap to copy; may be used by several threads.
class Glob {
 public:
  // Throws an Error of that code which shows the glob and the place that is wrong.
  Glob(std::string text, GlobStyle style, ExitCode code);

  [[nodiscard]] bool matches(std::string_view text) const;
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
  std::shared_ptr<const re2::RE2> regex_;
};

}  // namespace reuse_build
