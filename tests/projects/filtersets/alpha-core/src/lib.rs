// SPDX-License-Identifier: MIT OR Apache-2.0

#[cfg(test)]
mod tests {
    #[test]
    fn a() {}
    #[test]
    fn b() {}
    mod deep {
        #[test]
        fn a() {}
        #[test]
        fn a1() {}
        #[test]
        fn snake_case_name() {}
    }
}
