// SPDX-License-Identifier: MIT OR Apache-2.0
//! Groups of three digits, for readers: `12345.678` becomes `12,345.678`.

use std::ffi::c_char;

extern "C" {
    fn calc_group_digits(
        digits: *const c_char,
        count: usize,
        separator: c_char,
        grouped: *mut c_char,
    ) -> usize;
}

/// Groups the digits before the point of a printed number.
///
/// # Panics
/// If `separator` is not an ASCII character.
pub fn group(number: &str, separator: char) -> String {
    assert!(
        separator.is_ascii(),
        "the separator '{separator}' is not ASCII"
    );
    let unsigned = number.trim_start_matches('-');
    let sign = &number[..number.len() - unsigned.len()];
    let (whole, rest) = unsigned.split_at(unsigned.find('.').unwrap_or(unsigned.len()));
    format!("{sign}{}{rest}", grouped(whole, separator as c_char))
}

fn grouped(digits: &str, separator: c_char) -> String {
    let mut buffer = vec![0_u8; 2 * digits.len()];
    // SAFETY: the buffer holds two characters a digit, as the function asks for.
    let length = unsafe {
        calc_group_digits(
            digits.as_ptr().cast(),
            digits.len(),
            separator,
            buffer.as_mut_ptr().cast(),
        )
    };
    buffer.truncate(length);
    String::from_utf8(buffer).expect("digits and separators are ASCII")
}

#[cfg(test)]
mod tests {
    use super::group;

    #[test]
    fn short_numbers_stay() {
        for number in ["", "0", "123", "-123", "0.123456"] {
            assert_eq!(group(number, ','), number);
        }
    }

    #[test]
    fn groups_have_three_digits() {
        assert_eq!(group("1234", ','), "1,234");
        assert_eq!(group("123456", ','), "123,456");
        assert_eq!(group("1234567", ','), "1,234,567");
    }

    #[test]
    #[should_panic(expected = "is not ASCII")]
    fn the_separator_is_one_byte() {
        group("1", '·');
    }
}
