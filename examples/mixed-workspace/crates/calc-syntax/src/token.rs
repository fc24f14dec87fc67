// SPDX-License-Identifier: MIT OR Apache-2.0
use std::fmt;

/// The words of the language.
#[derive(Debug, Clone, PartialEq)]
pub enum Token {
    Number(f64),
    Name(String),
    Symbol(char),
    End,
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Number(value) => write!(f, "'{value}'"),
            Token::Name(name) => write!(f, "'{name}'"),
            Token::Symbol(symbol) => write!(f, "'{symbol}'"),
            Token::End => f.write_str("the end"),
        }
    }
}

/// A token and the number of characters before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    pub token: Token,
    pub column: usize,
}
