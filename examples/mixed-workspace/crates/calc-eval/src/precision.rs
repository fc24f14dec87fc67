// SPDX-License-Identifier: MIT OR Apache-2.0
/// How many digits after the point are printed, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Precision(usize);

impl Precision {
    /// More digits than this a double does not have.
    pub const MAX: usize = 15;

    /// # Panics
    /// If `digits` is greater than [`Precision::MAX`].
    pub fn new(digits: usize) -> Self {
        assert!(
            digits <= Self::MAX,
            "{digits} digits: more than a double has"
        );
        Self(digits)
    }

    /// The value without trailing zeros.
    pub fn format(self, value: f64) -> String {
        let text = format!("{value:.0$}", self.0);
        let text = match text.contains('.') {
            true => text.trim_end_matches('0').trim_end_matches('.'),
            false => &text,
        };
        if text == "-0" { "0" } else { text }.to_owned()
    }
}

impl Default for Precision {
    fn default() -> Self {
        Self(6)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_zeros_are_dropped() {
        assert_eq!(Precision::default().format(2.5), "2.5");
        assert_eq!(Precision::default().format(100.0), "100");
    }

    #[test]
    fn digits_are_rounded() {
        assert_eq!(Precision::new(2).format(2.0 / 3.0), "0.67");
        assert_eq!(Precision::new(0).format(1999.9), "2000");
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(Precision::new(1).format(-0.01), "0");
    }

    #[test]
    #[should_panic(expected = "16 digits: more than a double has")]
    fn has_a_limit() {
        Precision::new(16);
    }
}
