//! What it costs against what was published.

use crate::money::Fen;

/// Whether a settlement is more than a tenth above the published budget, so that an explanation is owed (R40).
///
/// Without a budget there is nothing to compare with.
pub fn exceeds_budget(budget: Fen, settlement: Fen) -> bool {
    budget.0 > 0 && i128::from(settlement.0) * 10 > i128::from(budget.0) * 11
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r40_exactly_a_tenth_more_is_no_warning_and_one_fen_above_is() {
        assert!(!exceeds_budget(Fen(100_000), Fen(110_000)));
        assert!(exceeds_budget(Fen(100_000), Fen(110_001)));
        assert!(!exceeds_budget(Fen(0), Fen(1)));
        assert!(!exceeds_budget(Fen(i64::MAX), Fen(i64::MAX)));
    }
}
