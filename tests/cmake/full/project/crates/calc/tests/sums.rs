// SPDX-License-Identifier: MIT OR Apache-2.0
#[test]
fn of_nothing() {
    assert_eq!(calc::add(0, 0), 0);
}
