// SPDX-License-Identifier: MIT OR Apache-2.0
//! The macro as its users see it.

use calc_macros::expression;

#[test]
fn stands_for_the_text_itself() {
    const TEXT: &str = expression!("1 + 2 × 3");
    assert_eq!(TEXT, "1 + 2 × 3");
}
