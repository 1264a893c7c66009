//! The term of office of a member of the residents' representatives' meeting.

use chrono::NaiveDate;

use crate::problem::{Code, Problem};

/// Refuses a term whose last day is not after the election.
pub fn check_term(elected_on: NaiveDate, term_ends_on: NaiveDate) -> Result<(), Problem> {
    if elected_on < term_ends_on {
        return Ok(());
    }
    let words = ["任期要在当选之后结束", "the term ends after the election"];
    Err(Problem::new(Code::InvalidInput).with_field("/term_ends_on", words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_ends_after_the_election() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a date");
        assert!(check_term(day(1), day(2)).is_ok());
        for (elected, ends) in [(day(2), day(2)), (day(2), day(1))] {
            let refused = check_term(elected, ends).expect_err("a refusal");
            assert_eq!(refused.errors[0].pointer, "/term_ends_on");
        }
    }
}
