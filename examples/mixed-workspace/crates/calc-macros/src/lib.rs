// SPDX-License-Identifier: MIT OR Apache-2.0
//! `expression!("1 + 2")` is the literal itself, once the parser has accepted it.

use proc_macro::{Literal, TokenStream, TokenTree};

/// Checks an expression at compile time and stands for its text.
#[proc_macro]
pub fn expression(input: TokenStream) -> TokenStream {
    let literal = input.to_string();
    match check(&literal) {
        Ok(()) => input,
        Err(message) => compile_error(&message),
    }
}

/// Says what is wrong with a string literal's expression.
fn check(literal: &str) -> Result<(), String> {
    let source = literal
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|text| !text.contains(['\\', '"']))
        .ok_or("expected one string literal without escapes")?;
    match calc_syntax::parse(source) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("in expression {literal}: {error}")),
    }
}

fn compile_error(message: &str) -> TokenStream {
    let message = TokenStream::from(TokenTree::from(Literal::string(message)));
    let mut tokens: TokenStream = "::core::compile_error!".parse().expect("valid Rust");
    tokens.extend([TokenTree::from(proc_macro::Group::new(
        proc_macro::Delimiter::Brace,
        message,
    ))]);
    tokens
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn accepts_what_the_parser_accepts() {
        assert_eq!(check(r#""2 * (3 + x)""#), Ok(()));
    }

    #[test]
    fn passes_on_what_the_parser_says() {
        let message = r#"in expression "2 * (3": column 7: expected ')', found the end"#;
        assert_eq!(check(r#""2 * (3""#), Err(message.to_owned()));
    }

    #[test]
    fn wants_a_plain_string() {
        for literal in ["", "12", r#""1" "2""#, r#""1\n""#] {
            assert!(check(literal).is_err(), "{literal}");
        }
    }
}
