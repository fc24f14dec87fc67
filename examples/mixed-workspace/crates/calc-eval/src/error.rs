// SPDX-License-Identifier: MIT OR Apache-2.0
use std::fmt;

use calc_syntax::SyntaxError;

/// Why a statement has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    Syntax(SyntaxError),
    UnknownName(String),
    UnknownFunction(String),
    /// A function that was called with so many arguments.
    WrongArgumentCount(String, usize),
    DivisionByZero,
    /// The result is not a finite number.
    OutOfRange,
}

impl From<SyntaxError> for Error {
    fn from(error: SyntaxError) -> Self {
        Error::Syntax(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Syntax(error) => error.fmt(f),
            Error::UnknownName(name) => write!(f, "unknown name '{name}'"),
            Error::UnknownFunction(name) => write!(f, "unknown function '{name}'"),
            Error::WrongArgumentCount(name, count) => {
                write!(f, "'{name}' does not take {count} arguments")
            }
            Error::DivisionByZero => f.write_str("division by zero"),
            Error::OutOfRange => f.write_str("the result is out of range"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Syntax(error) => Some(error),
            _ => None,
        }
    }
}
