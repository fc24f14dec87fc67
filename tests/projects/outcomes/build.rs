// SPDX-License-Identifier: MIT OR Apache-2.0
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=OUTCOMES_FROM_BUILD_SCRIPT=two words");
}
