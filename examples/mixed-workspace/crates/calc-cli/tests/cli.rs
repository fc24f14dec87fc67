// SPDX-License-Identifier: MIT OR Apache-2.0
//! Starts the program itself.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::{env, io::Write};

/// Where the program lies now: in an archive's tests that is not where it was built, which is all
/// that `env!` knows.
fn program() -> PathBuf {
    env::var_os("NEXTEST_BIN_EXE_mixed-calc")
        .or_else(|| env::var_os("CARGO_BIN_EXE_mixed-calc"))
        .unwrap_or_else(|| env!("CARGO_BIN_EXE_mixed-calc").into())
        .into()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(arguments).env_remove("CALC_PRECISION");
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("mixed-calc starts")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

mod arguments {
    use super::*;

    #[test]
    fn each_is_a_statement_of_one_session() {
        let output = run(&["r = 2", "π × r^2"]);
        assert_eq!(stdout(&output), "2\n12.566371\n");
        assert!(output.status.success());
    }

    #[test]
    fn the_first_mistake_ends_the_program() {
        let output = run(&["1 +", "2"]);
        assert_eq!(output.status.code(), Some(1));
        let message = "error: 1 +: column 4: expected a value, found the end\n";
        assert_eq!(stderr(&output), message);
        assert_eq!(stdout(&output), "");
    }

    #[test]
    fn unknown_options_are_refused() {
        let output = run(&["--hex", "255"]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stderr(&output), "error: unknown option '--hex'\n");
    }
}

mod precision {
    use super::*;

    #[test]
    fn comes_from_the_command_line() {
        assert_eq!(stdout(&run(&["--precision", "2", "2 / 3"])), "0.67\n");
    }

    #[test]
    fn comes_from_the_environment() {
        let output = command(&["2 / 3"]).env("CALC_PRECISION", "3").output();
        assert_eq!(stdout(&output.unwrap()), "0.667\n");
    }
}

mod standard_input {
    use super::*;

    #[test]
    fn is_a_session_too() {
        let mut child = command(&[])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input
            .write_all("größe = 3\ngröße + 1\n".as_bytes())
            .unwrap();
        drop(input);
        assert_eq!(stdout(&child.wait_with_output().unwrap()), "3\n4\n");
    }

    #[test]
    fn may_be_a_file_of_the_workspace() {
        let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap());
        let file = File::open(root.join("../../samples/invoice.calc")).unwrap();
        let output = command(&[]).stdin(file).output().unwrap();
        assert_eq!(stdout(&output), "64.2\n12.198\n76.398\n");
    }
}

#[test]
fn the_version_is_the_packages() {
    let version = format!("mixed-calc {}\n", env::var("CARGO_PKG_VERSION").unwrap());
    assert_eq!(stdout(&run(&["--version"])), version);
}
