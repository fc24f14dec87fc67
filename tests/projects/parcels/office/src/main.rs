// SPDX-License-Identifier: MIT OR Apache-2.0
//! A program of a package that the tests of no other package need.

fn greeting() -> &'static str {
    "next please"
}

fn main() {
    println!("{}", greeting());
}

#[cfg(test)]
mod tests {
    #[test]
    fn greets() {
        assert_eq!(super::greeting(), "next please");
    }
}
