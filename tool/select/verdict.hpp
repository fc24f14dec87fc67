// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

namespace reuse_build {

// What is known of all tests of a binary together: none, all, or it depends on the test. Kleene's
// logic of three values: "and" is the smaller one, "or" the larger one.
enum class Verdict { no, maybe, yes };

constexpr Verdict to_verdict(bool value) {
  return value ? Verdict::yes : Verdict::no;
}

constexpr Verdict negated(Verdict verdict) {
  switch (verdict) {
    case Verdict::no:
      return Verdict::yes;
    case Verdict::maybe:
      return Verdict::maybe;
    case Verdict::yes:
      break;
  }
  return Verdict::no;
}

}  // namespace reuse_build
