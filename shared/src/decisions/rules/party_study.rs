//! What the community's party organisation studied before residents decide (dossier R28, F18; 居委会组织法 30).

use chrono::NaiveDate;

use super::rule_set::DecisionKind;
use crate::problem::{Code, Problem};

impl DecisionKind {
    /// Whether the community's party organisation has to study the matter first: it does before every residents' meeting
    /// and every meeting of their representatives. Votes of owners follow the civil code, which asks for nothing of it.
    pub fn needs_party_study(self) -> bool {
        matches!(self, Self::ResidentsByHousehold | Self::ResidentsByAdult | Self::Representatives)
    }
}

/// Refuses the notice of a residents' decision that nobody studied before, or that was studied after `notice_on`.
pub fn check_party_study(
    kind: DecisionKind,
    studied_on: Option<NaiveDate>,
    notice_on: NaiveDate,
) -> Result<(), Problem> {
    match studied_on {
        _ if !kind.needs_party_study() => Ok(()),
        None => Err(Problem::new(Code::PartyStudyMissing)),
        Some(day) => check_study_date(day, notice_on),
    }
}

/// Refuses a study that is still to come: only what was resolved can be recorded.
pub fn check_study_date(studied_on: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    if studied_on <= today {
        return Ok(());
    }
    let words = ["研究讨论的日期不能晚于今天", "the study cannot be later than today"];
    Err(Problem::new(Code::InvalidInput).with_field("/studied_on", words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a date")
    }

    fn code(kind: DecisionKind, studied_on: Option<NaiveDate>) -> Result<(), Code> {
        check_party_study(kind, studied_on, day(10)).map_err(|problem| problem.code)
    }

    #[test]
    fn r28_residents_decide_only_after_the_party_organisation_studied_the_matter() {
        let residents =
            [DecisionKind::ResidentsByHousehold, DecisionKind::ResidentsByAdult, DecisionKind::Representatives];
        for kind in DecisionKind::ALL {
            let expected = if residents.contains(kind) { Err(Code::PartyStudyMissing) } else { Ok(()) };
            assert_eq!(code(*kind, None), expected, "{kind:?}");
            assert_eq!(code(*kind, Some(day(9))), Ok(()), "{kind:?}");
        }
    }

    #[test]
    fn r28_the_study_is_not_later_than_the_notice() {
        assert_eq!(code(DecisionKind::Representatives, Some(day(10))), Ok(()));
        let refused = check_party_study(DecisionKind::Representatives, Some(day(11)), day(10)).expect_err("a refusal");
        assert_eq!((refused.code, refused.errors[0].pointer.as_str()), (Code::InvalidInput, "/studied_on"));
    }
}
