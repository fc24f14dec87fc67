// SPDX-License-Identifier: MIT OR Apache-2.0
//! The constants that every session knows; the build script makes them from `tables/`.

/// Name, topic and value of every constant, sorted by name.
#[allow(clippy::approx_constant, reason = "the table is written by people")]
pub const ALL: &[(&str, &str, f64)] = include!(concat!(env!("OUT_DIR"), "/constants.rs"));

/// The value of a constant.
pub fn value(name: &str) -> Option<f64> {
    let index = ALL.binary_search_by(|(known, _, _)| (*known).cmp(name));
    index.ok().map(|index| ALL[index].2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_sorted_so_that_each_is_found() {
        assert!(ALL.is_sorted_by(|a, b| a.0 < b.0));
        for (name, _, number) in ALL {
            assert_eq!(value(name), Some(*number), "{name}");
        }
    }

    #[test]
    fn the_build_script_counted_them() {
        assert_eq!(env!("CALC_CONSTANTS"), ALL.len().to_string());
    }

    #[test]
    fn others_are_unknown() {
        assert_eq!(value("zero"), None);
    }
}
