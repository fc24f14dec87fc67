// SPDX-License-Identifier: MIT OR Apache-2.0
use crate::{Located, SyntaxError, Token};

/// Splits `source` into tokens; the last one is `Token::End`.
pub fn tokenize(source: &str) -> Result<Vec<Located>, SyntaxError> {
    let characters: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut column = skip_blanks(&characters, 0);
    while column < characters.len() {
        let (token, length) = next_token(&characters[column..], column)?;
        tokens.push(Located { token, column });
        column = skip_blanks(&characters, column + length);
    }
    let token = Token::End;
    tokens.push(Located { token, column });
    Ok(tokens)
}

fn skip_blanks(characters: &[char], from: usize) -> usize {
    from + length_while(&characters[from..], char::is_whitespace)
}

fn next_token(rest: &[char], column: usize) -> Result<(Token, usize), SyntaxError> {
    match rest[0] {
        '0'..='9' | '.' => number(rest, column),
        first if first.is_alphabetic() || first == '_' => Ok(name(rest)),
        symbol => match ascii_symbol(symbol) {
            Some(symbol) => Ok((Token::Symbol(symbol), 1)),
            None => Err(SyntaxError::new(
                column,
                format!("unknown character '{symbol}'"),
            )),
        },
    }
}

fn name(rest: &[char]) -> (Token, usize) {
    let length = length_while(rest, |c| c.is_alphanumeric() || c == '_');
    (Token::Name(rest[..length].iter().collect()), length)
}

fn number(rest: &[char], column: usize) -> Result<(Token, usize), SyntaxError> {
    let mantissa = length_while(rest, |c| c.is_ascii_digit() || c == '.');
    let length = mantissa + exponent_length(&rest[mantissa..]);
    let text: String = rest[..length].iter().collect();
    match text.parse() {
        Ok(value) => Ok((Token::Number(value), length)),
        Err(_) => Err(SyntaxError::new(
            column,
            format!("'{text}' is not a number"),
        )),
    }
}

/// `e`, perhaps a sign, digits; without digits there is no exponent.
fn exponent_length(rest: &[char]) -> usize {
    let head = match rest {
        ['e' | 'E', '+' | '-', ..] => 2,
        ['e' | 'E', ..] => 1,
        _ => return 0,
    };
    match length_while(&rest[head..], |c| c.is_ascii_digit()) {
        0 => 0,
        digits => head + digits,
    }
}

/// The symbol that the parser knows for what people write, paste or print.
fn ascii_symbol(symbol: char) -> Option<char> {
    match symbol {
        '×' | '·' => Some('*'),
        '÷' => Some('/'),
        '−' => Some('-'),
        '+' | '-' | '*' | '/' | '^' | '%' | '=' | ',' | '(' | ')' => Some(symbol),
        _ => None,
    }
}

fn length_while(characters: &[char], wanted: impl Fn(char) -> bool) -> usize {
    characters.iter().take_while(|c| wanted(**c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> Vec<Token> {
        let located = tokenize(source).unwrap();
        located.into_iter().map(|located| located.token).collect()
    }

    fn assert_is_a_name(source: &str) {
        assert_eq!(tokens(source), [Token::Name(source.to_owned()), Token::End]);
    }

    #[test]
    fn nothing_is_only_an_end() {
        assert_eq!(tokens(" \t"), [Token::End]);
    }

    #[test]
    fn blanks_separate_and_do_not_matter() {
        assert_eq!(tokens("1+x"), tokens("  1 +\tx "));
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let located = tokenize("π × 2").unwrap();
        let columns: Vec<_> = located.iter().map(|located| located.column).collect();
        assert_eq!(columns, [0, 2, 4, 5]);
    }

    #[test]
    fn an_unknown_character_is_an_error() {
        let error = tokenize("1 $ 2").unwrap_err();
        assert_eq!(error.to_string(), "column 3: unknown character '$'");
    }

    mod numbers {
        use super::*;

        #[test]
        fn with_fraction_and_exponent() {
            assert_eq!(tokens("12.5e-1"), [Token::Number(1.25), Token::End]);
        }

        #[test]
        fn a_letter_after_a_number_begins_a_name() {
            let name = Token::Name("euro".to_owned());
            assert_eq!(tokens("2euro"), [Token::Number(2.0), name, Token::End]);
        }

        #[test]
        fn two_points_are_an_error() {
            let error = tokenize("1.2.3").unwrap_err();
            assert_eq!(error.to_string(), "column 1: '1.2.3' is not a number");
        }
    }

    /// Rust's keywords are plain names to the calculator.
    mod keywords {
        use super::*;

        #[test]
        fn r#type() {
            assert_is_a_name("type");
        }

        #[test]
        fn r#match() {
            assert_is_a_name("match");
        }
    }

    mod unicode {
        use super::*;

        #[test]
        fn größe_und_maß() {
            assert_is_a_name("größe_und_maß");
        }

        #[test]
        fn 掛け算と割り算() {
            assert_eq!(tokens("6 × 4 ÷ 3"), tokens("6 * 4 / 3"));
        }

        mod ελληνικά {
            use super::*;

            #[test]
            fn το_πι_είναι_όνομα() {
                assert_is_a_name("π");
            }
        }
    }
}
