//! Areas, as integers of 0.01 ㎡.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

/// An area in 0.01 ㎡; no float ever decides (dossier §11 notation).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Area(pub i64);

impl Area {
    /// Reads "78.32" or "78" square metres; more than two decimals or a sign is refused.
    pub fn parse_square_metres(text: &str) -> Option<Self> {
        let (whole, cents) = parse_hundredths(text)?;
        Some(Self(whole.checked_mul(100)?.checked_add(cents)?))
    }
}

/// Splits a decimal of at most two places into whole and hundredths.
pub(crate) fn parse_hundredths(text: &str) -> Option<(i64, i64)> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > 2 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let cents = match fraction.len() {
        0 => 0,
        1 => fraction.parse::<i64>().ok()? * 10,
        _ => fraction.parse().ok()?,
    };
    Some((whole.parse().ok()?, cents))
}

impl fmt::Display for Area {
    /// Square metres with two decimals and thousands separators: `66,783.97`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::money::grouped_hundredths(self.0))
    }
}

impl Add for Area {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Area {
    fn sum<I: Iterator<Item = Self>>(areas: I) -> Self {
        areas.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn square_metres_are_read_and_written_exactly() {
        assert_eq!(Area::parse_square_metres("66783.97"), Some(Area(6_678_397)));
        assert_eq!(Area::parse_square_metres("60.5"), Some(Area(6_050)));
        assert_eq!(Area::parse_square_metres("60"), Some(Area(6_000)));
        for wrong in ["", "-1", "1.234", "1e3", "六十", "."] {
            assert_eq!(Area::parse_square_metres(wrong), None, "{wrong:?}");
        }
        assert_eq!(Area(6_678_397).to_string(), "66,783.97");
    }
}
