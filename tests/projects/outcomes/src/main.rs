// SPDX-License-Identifier: MIT OR Apache-2.0
fn main() {
    println!("the package's own program");
}
