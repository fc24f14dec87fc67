// SPDX-License-Identifier: MIT OR Apache-2.0
pub fn add(left: u32, right: u32) -> u32 {
    left + right
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn adds() {
        assert_eq!(add(1, 2), 3);
    }

    /// Fails when the test script wants it to.
    #[test]
    fn obeys() {
        assert!(std::env::var_os("CALC_FAIL").is_none(), "told to fail");
    }

    #[test]
    #[ignore]
    fn takes_long() {}
}
