// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a parcel costs.

/// In cents, for a weight in grams.
pub fn price(weight: u32) -> u32 {
    if weight <= 500 {
        295
    } else {
        295 + (weight - 500) / 10
    }
}

#[cfg(test)]
mod tests {
    use super::price;

    #[test]
    fn light() {
        assert_eq!(price(500), 295);
    }

    #[test]
    fn heavy() {
        assert_eq!(price(1500), 395);
    }

    #[test]
    #[ignore = "there are no such parcels"]
    fn weightless() {
        assert_eq!(price(0), 295);
    }
}
