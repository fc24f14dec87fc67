// SPDX-License-Identifier: MIT OR Apache-2.0
//! Evaluates what `calc-syntax` has parsed.
//!
//! ```
//! use calc_eval::{expression, Session};
//!
//! let mut session = Session::new();
//! session.evaluate("r = 2").unwrap();
//! assert_eq!(session.evaluate(expression!("r^2 + 1")), Ok(5.0));
//! ```

pub mod constants;
mod error;
mod functions;
mod precision;
mod session;

/// Checks an expression when the program is compiled.
pub use calc_macros::expression;
pub use error::Error;
pub use precision::Precision;
pub use session::Session;
