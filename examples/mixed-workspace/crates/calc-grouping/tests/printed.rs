// SPDX-License-Identifier: MIT OR Apache-2.0
//! Numbers as they are printed.

use calc_grouping::group;

#[test]
fn sign_and_fraction_are_kept() {
    assert_eq!(group("-1234567.8901", '\''), "-1'234'567.8901");
}

#[test]
fn the_largest_integer() {
    assert_eq!(
        group(&u64::MAX.to_string(), ' '),
        "18 446 744 073 709 551 615"
    );
}
