//! Money, as integers of 分 (0.01 yuan).

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

/// An amount in 分.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Fen(pub i64);

impl Fen {
    /// Reads "1234.50" or "1234" yuan; more than two decimals or a sign is refused.
    pub fn parse_yuan(text: &str) -> Option<Self> {
        let (whole, cents) = crate::area::parse_hundredths(text)?;
        Some(Self(whole.checked_mul(100)?.checked_add(cents)?))
    }
}

impl fmt::Display for Fen {
    /// Yuan with two decimals and thousands separators: `1,234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&grouped_hundredths(self.0))
    }
}

/// Writes hundredths as a decimal with thousands separators.
pub(crate) fn grouped_hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    format!("{sign}{}.{:02}", grouped(value / 100), value % 100)
}

/// Writes an integer with thousands separators: `16,219`.
pub fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Add for Fen {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Fen {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_are_grouped_and_exact() {
        assert_eq!(Fen(123_450).to_string(), "1,234.50");
        assert_eq!(Fen(-5).to_string(), "-0.05");
        assert_eq!(Fen::parse_yuan("1234.5"), Some(Fen(123_450)));
        assert_eq!(grouped(16_219), "16,219");
        assert_eq!(grouped(126), "126");
    }
}
