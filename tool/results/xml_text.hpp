// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace reuse_build {

// What tests print, or are called, as XML 1.0 can hold it: invalid UTF-8 becomes U+FFFD; ANSI
// escape sequences, and characters that XML forbids, are left out. Not escaped: pugixml does that.
std::string xml_text(std::string_view bytes);

}  // namespace reuse_build
