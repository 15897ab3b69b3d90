//! Whole numbers of any size, for common denominators that no machine word holds.

use std::cmp::Ordering;

/// A whole number from 0: its digits to the base 2³², lowest first, the highest never 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Whole(Vec<u32>);

impl From<u128> for Whole {
    fn from(number: u128) -> Self {
        let mut digits = Vec::new();
        let mut rest = number;
        while rest > 0 {
            digits.push(low(rest));
            rest >>= 32;
        }
        Self(digits)
    }
}

impl Whole {
    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut digits = Vec::new();
        let mut carry = 0u128;
        for at in 0..self.0.len().max(other.0.len()) {
            let digit = |number: &Self| u128::from(number.0.get(at).copied().unwrap_or(0));
            let sum = digit(self) + digit(other) + carry;
            digits.push(low(sum));
            carry = sum >> 32;
        }
        Self::trimmed(digits, carry)
    }

    pub(super) fn times(&self, factor: u128) -> Self {
        let factor = Self::from(factor);
        let mut product = Self(Vec::new());
        for (shift, by) in factor.0.iter().enumerate() {
            let mut digits = vec![0; shift];
            let mut carry = 0u128;
            for digit in &self.0 {
                let sum = u128::from(*digit) * u128::from(*by) + carry;
                digits.push(low(sum));
                carry = sum >> 32;
            }
            product = product.plus(&Self::trimmed(digits, carry));
        }
        product
    }

    fn trimmed(mut digits: Vec<u32>, carry: u128) -> Self {
        digits.push(low(carry));
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits)
    }
}

/// The lowest digit.
fn low(number: u128) -> u32 {
    u32::try_from(number & 0xffff_ffff).unwrap_or(u32::MAX)
}

impl PartialOrd for Whole {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Whole {
    fn cmp(&self, other: &Self) -> Ordering {
        let highest_first = |number: &Self| number.0.iter().rev().copied().collect::<Vec<_>>();
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| highest_first(self).cmp(&highest_first(other)))
    }
}
