// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <string>

#include "launch/result_line.hpp"

namespace reuse_build::driver {

// nextest's word for how an attempt ended: PASS, LEAK, FAIL, SIGSEGV, TIMEOUT, XFAIL and so on.
[[nodiscard]] std::string outcome_word(const launch::AttemptResult& result);

// In a sentence: "exited with 101", "was ended by SIGSEGV", "ran out of time and was ended".
[[nodiscard]] std::string outcome_sentence(const launch::AttemptResult& result);

// "   0.003s", as nextest pads it.
[[nodiscard]] std::string seconds_text(std::chrono::microseconds time);

}  // namespace reuse_build::driver
