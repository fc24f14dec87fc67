// SPDX-License-Identifier: MIT OR Apache-2.0
//! From text to a tree: the tokenizer and the parser of the calculator.
//!
//! ```
//! let statement = calc_syntax::parse("1 + 2 × 3").unwrap();
//! assert_eq!(statement.to_string(), "(+ 1 (* 2 3))");
//! ```

mod error;
mod parser;
mod token;
mod tokenizer;
mod tree;

pub use error::SyntaxError;
pub use parser::{parse, MAX_DEPTH};
pub use token::{Located, Token};
pub use tokenizer::tokenize;
pub use tree::{Expression, Operator, Statement};
