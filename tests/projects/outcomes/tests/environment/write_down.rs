// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes down the environment that a test or a listing finds.

use std::os::unix::ffi::OsStringExt;
use std::{env, fs};

pub fn write_down(file: &str) {
    let Some(directory) = env::var_os("OUTCOMES_ENVIRONMENT") else {
        return;
    };
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for (key, value) in env::vars_os() {
        let mut line = key.into_vec();
        line.push(b'=');
        line.extend(value.into_vec());
        lines.push(line);
    }
    let current = env::current_dir().unwrap();
    lines.push(format!("(current directory)={}", current.display()).into());
    lines.sort();
    fs::write(
        std::path::Path::new(&directory).join(file),
        lines.join(&b"\n"[..]),
    )
    .unwrap();
}
