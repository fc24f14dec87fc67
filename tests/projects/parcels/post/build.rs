// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes files at two depths of OUT_DIR.
use std::path::PathBuf;

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap());
    std::fs::create_dir_all(out.join("routes/by/air")).unwrap();
    std::fs::write(out.join("index"), "1 route\n").unwrap();
    std::fs::write(out.join("routes/by/air/list"), "north\n").unwrap();
    println!("cargo:rerun-if-changed=build.rs");
}
