//! One measured ratio, and the table of all.

use serde::Serialize;

/// A measured ratio.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    /// What was measured.
    pub name: String,
    /// The ratio.
    pub ratio: f64,
    /// What is asked of it, as `>= 0.4`; nothing where it is only told.
    pub bound: Option<String>,
    /// Whether it is as asked.
    pub holds: bool,
}

impl Measure {
    /// A ratio of which no bound is asked.
    pub fn told(name: String, ratio: f64) -> Self {
        Self { name, ratio: rounded(ratio), bound: None, holds: true }
    }

    /// A ratio that must be at least `bound`.
    pub fn at_least(name: String, ratio: f64, bound: f64) -> Self {
        Self { name, ratio: rounded(ratio), bound: Some(format!(">= {bound}")), holds: ratio >= bound }
    }

    /// A ratio that must be more than `bound`.
    pub fn more_than(name: String, ratio: f64, bound: f64) -> Self {
        Self { name, ratio: rounded(ratio), bound: Some(format!("> {bound}")), holds: ratio > bound }
    }

    /// A ratio that must be at most `bound`.
    pub fn at_most(name: String, ratio: f64, bound: f64) -> Self {
        Self { name, ratio: rounded(ratio), bound: Some(format!("<= {bound}")), holds: ratio <= bound }
    }
}

/// The ratios as a table for people.
pub fn table(measures: &[Measure]) -> String {
    let width = measures.iter().map(|measure| measure.name.chars().count()).max().unwrap_or(0);
    let line = |measure: &Measure| {
        let verdict = match (&measure.bound, measure.holds) {
            (None, _) => "",
            (Some(_), true) => "holds",
            (Some(_), false) => "DOES NOT HOLD",
        };
        let bound = measure.bound.as_deref().unwrap_or("");
        format!("{:width$}  {:>8.3}  {bound:<8}  {verdict}", measure.name, measure.ratio)
    };
    measures.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The middle one of several measurements of the same; zero of none.
pub fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn rounded(ratio: f64) -> f64 {
    (ratio * 1_000.0).round() / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_kept_or_not() {
        assert!(Measure::at_least("a".into(), 0.4, 0.4).holds);
        assert!(!Measure::at_least("a".into(), 0.39, 0.4).holds);
        assert!(!Measure::more_than("a".into(), 1.0, 1.0).holds);
        assert!(Measure::at_most("a".into(), 1.5, 1.5).holds);
        assert!(!Measure::at_most("a".into(), 1.501, 1.5).holds);
        assert!(Measure::told("a".into(), 0.0).holds);
    }

    #[test]
    fn the_middle_one_stands_for_all() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!(median(&[]).abs() < f64::EPSILON);
    }
}
