// SPDX-License-Identifier: MIT OR Apache-2.0
//! Groups the digits of each argument: `cargo run --example thousands -- 1234567.8`

fn main() {
    for number in std::env::args().skip(1) {
        println!("{}", calc_grouping::group(&number, ','));
    }
}
