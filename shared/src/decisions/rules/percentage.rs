//! Percentages for display: truncated, never rounded, never deciding (dossier R11).

use std::fmt;

use serde::{Deserialize, Serialize};

/// A percentage in hundredths of a percent, truncated: 5445 is 54.45%. It informs; it never decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Percentage(pub i64);

impl Percentage {
    /// The share of `numerator` in `denominator`; nothing when there is nothing to take a share of.
    ///
    /// ```
    /// use linyi_shared::decisions::rules::Percentage;
    /// assert_eq!(Percentage::of(2, 3).map(|share| share.to_string()), Some("66.66%".to_owned()));
    /// assert_eq!(Percentage::of(0, 0), None);
    /// ```
    pub fn of(numerator: i64, denominator: i64) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let hundredths = i128::from(numerator) * 10_000 / i128::from(denominator);
        i64::try_from(hundredths).ok().map(Self)
    }
}

impl fmt::Display for Percentage {
    /// Two decimals and the sign: `66.66%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}%", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_truncated_never_rounded() {
        assert_eq!(Percentage::of(5, 7), Some(Percentage(7_142)));
        assert_eq!(Percentage::of(79_999, 120_000), Some(Percentage(6_666)));
        assert_eq!(Percentage::of(99_999, 100_000).map(|share| share.to_string()).as_deref(), Some("99.99%"));
        assert_eq!(Percentage::of(1, 1).map(|share| share.to_string()).as_deref(), Some("100.00%"));
        assert_eq!(Percentage::of(1, 0), None);
        assert_eq!(Percentage::of(i64::MAX, i64::MAX), Some(Percentage(10_000)));
    }
}
