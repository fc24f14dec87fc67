// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/regex.hpp"

#include <re2/re2.h>

#include "select/regex_syntax.hpp"

namespace reuse_build {

Regex::Regex(std::string_view rust_syntax) {
  RE2::Options options;
  options.set_log_errors(false);
  regex_ = std::make_shared<const re2::RE2>(to_re2_syntax(rust_syntax), options);
  if (!regex_->ok()) throw RegexMistake{regex_->error()};
}

bool Regex::is_found_in(std::string_view text) const {
  return re2::RE2::PartialMatch({text.data(), text.size()}, *regex_);
}

}  // namespace reuse_build
