//! How many answers carry a statement about all homes (dossier R50), in integers.
//!
//! The figures are those of a random sample at 95 %; answers that come by themselves can be worse, never better.

use crate::decisions::rules::Percentage;

/// The answers needed for ±5 % at 95 %: `ceil(n0 / (1 + (n0 - 1) / N))` with `n0 = 384.16`.
///
/// With `n0 = 9604/25` that is `ceil(9604 N / (25 N + 9579))`: no division before the last step.
pub fn minimum_sample(homes: i64) -> i64 {
    let homes = i128::from(homes.max(0));
    let needed = (9_604 * homes + 25 * homes + 9_578) / (25 * homes + 9_579);
    // Never above 385, so the conversion cannot fail.
    i64::try_from(needed).unwrap_or(i64::MAX)
}

/// The margin of error at 95 % for a share near one half, rounded up; nothing without answers.
///
/// `1.96 · √(0.25 / n · (N - n) / (N - 1))`; everybody asked means no margin.
pub fn margin_of_error(homes: i64, answers: i64) -> Option<Percentage> {
    if answers <= 0 || answers > homes {
        return None;
    }
    if answers == homes {
        return Some(Percentage(0));
    }
    // In hundredths of a percent, squared: 1.96² · 0.25 · 10⁸ = 96,040,000.
    let above = 96_040_000 * i128::from(homes - answers);
    let below = i128::from(answers) * i128::from(homes - 1);
    let squared = above.div_euclid(below) + i128::from(above.rem_euclid(below) > 0);
    let root = squared.isqrt();
    i64::try_from(root + i128::from(root * root < squared)).ok().map(Percentage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minimum_sample_has_the_values_of_the_dossier() {
        for (homes, needed) in
            [(100, 80), (126, 96), (129, 97), (300, 169), (403, 197), (811, 261), (8_386, 368), (16_219, 376)]
        {
            assert_eq!(minimum_sample(homes), needed, "{homes} homes");
        }
    }

    #[test]
    fn the_minimum_sample_is_the_first_figure_that_satisfies_the_formula() {
        assert_eq!(minimum_sample(0), 0);
        for homes in 1..=3_000_i64 {
            // n (25 N + 9579) >= 9604 N is the formula without its division.
            let enough = |answers: i64| answers * (25 * homes + 9_579) >= 9_604 * homes;
            let needed = minimum_sample(homes);
            assert!(enough(needed) && !enough(needed - 1) && needed <= homes, "{homes} homes");
        }
        assert_eq!(minimum_sample(i64::MAX), 385);
    }

    #[test]
    fn the_margin_shrinks_with_answers_and_is_five_percent_at_the_minimum() {
        assert_eq!(margin_of_error(100, 0), None);
        assert_eq!(margin_of_error(100, 100), Some(Percentage(0)));
        for homes in [100, 300, 811, 16_219] {
            let at = |answers| margin_of_error(homes, answers).expect("answers");
            assert!(at(minimum_sample(homes)) <= Percentage(501), "{homes} homes");
            assert!((1..homes).all(|answers| at(answers) >= at(answers + 1)));
        }
    }
}
