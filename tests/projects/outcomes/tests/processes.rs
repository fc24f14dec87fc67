// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the process does that runs a test: how it ends, and what it leaves behind.

use std::path::PathBuf;
use std::process::{abort, exit, Command};
use std::time::Duration;
use std::{env, fs, process, thread};

extern "C" {
    fn raise(signal: i32) -> i32;
}

/// Leaves a file whose name is the number of a process, for the script that looks for them.
fn note(process: u32) {
    if let Some(directory) = env::var_os("OUTCOMES_PROCESSES") {
        fs::write(PathBuf::from(directory).join(process.to_string()), "").unwrap();
    }
}

fn start_child() {
    let child = Command::new("sleep").arg("600").spawn().unwrap();
    note(child.id());
}

#[test]
fn aborts() {
    abort();
}

#[test]
fn dies_of_a_signal() {
    loop {
        // SAFETY: it takes a number. Twice, because the first only removes Rust's own handler.
        unsafe { raise(11) };
    }
}

#[test]
fn exits_with_77() {
    exit(77);
}

/// ctest waits until the last process has closed the test's output: a child must not hold it up.
#[test]
#[ignore = "it leaves a process"]
fn leaves_a_child() {
    start_child();
}

#[test]
#[ignore = "it takes ten minutes"]
fn takes_long() {
    start_child();
    note(process::id());
    thread::sleep(Duration::from_secs(600));
}
