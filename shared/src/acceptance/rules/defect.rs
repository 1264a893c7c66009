//! A defect: found, put right, verified by somebody else or sent back (R46).

use chrono::NaiveDate;

use crate::id::PersonId;
use crate::lang::Lang;
use crate::problem::{Code, Problem};
use crate::projects::terms::terms;
use crate::time::date_words;
use crate::words::Words;
use crate::works::rules::PartyRole;

terms! {
    /// Where a defect stands.
    pub enum DefectState {
        /// Found, waits to be put right.
        Open = "open", "待整改", "to be put right";
        /// Put right, waits to be verified by somebody else.
        Rectified = "rectified", "已整改，待复查", "put right, to be verified";
        /// Verified: settled.
        Verified = "verified", "复查合格", "verified";
        /// Not put right after all.
        Reopened = "reopened", "复查没通过，待整改", "sent back, to be put right";
    }
}

terms! {
    /// What a verification found.
    pub enum Verdict {
        /// It is put right.
        Passed = "passed", "合格", "put right";
        /// It is not.
        Reopened = "reopened", "没通过，退回整改", "not put right, send back";
    }
}

terms! {
    /// What happened to a defect.
    pub enum ChangeKind {
        /// It was put right.
        Rectified = "rectified", "整改", "put right";
        /// It was verified.
        Verified = "verified", "复查合格", "verified";
        /// It was sent back.
        Reopened = "reopened", "复查没通过", "sent back";
        /// The authority said who is responsible and told that unit (R44).
        Determined = "determined", "已认定责任，并通知责任单位", "responsibility determined, the unit told";
        /// The responsible unit came to agree the repair (R44).
        OnSite = "on_site", "责任单位到了现场", "the responsible unit came";
    }
}

/// From which repair on a defect goes to the quality body of the district (R45).
pub const ESCALATED_FROM: u32 = 3;

impl DefectState {
    /// Whether nothing is left to do.
    pub fn is_settled(self) -> bool {
        self == Self::Verified
    }

    /// The state after a verification.
    pub fn after(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Passed => Self::Verified,
            Verdict::Reopened => Self::Reopened,
        }
    }
}

/// A defect as it is about to be recorded with a failed check.
#[derive(Clone, Copy, Debug)]
pub struct DefectFacts<'a> {
    /// What is wrong.
    pub description: &'a str,
    /// Who puts it right.
    pub responsible: Option<PartyRole>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
}

/// Is the defect complete? It says what is wrong, who puts it right, and until when, which is not over yet (R46).
pub fn check_defect(facts: &DefectFacts<'_>, today: NaiveDate) -> Result<(PartyRole, NaiveDate), Problem> {
    let mut problem = Problem::new(Code::DefectIncomplete);
    if facts.description.is_empty() {
        problem = problem.with_field("/description", ["请写明哪里有问题", "say what is wrong"]);
    }
    if facts.responsible.is_none() {
        problem = problem.with_field("/responsible", ["请选责任单位", "choose who puts it right"]);
    }
    if facts.due_on.is_none_or(|due| due < today) {
        let words = ["请填今天或以后的日期", "choose today or a later day"];
        problem = problem.with_field("/due_on", words);
    }
    match (facts.responsible, facts.due_on) {
        (Some(role), Some(due)) if problem.errors.is_empty() => Ok((role, due)),
        _ => Err(problem),
    }
}

/// May it be put right now?
pub fn may_rectify(state: DefectState) -> Result<(), Problem> {
    match state {
        DefectState::Open | DefectState::Reopened => Ok(()),
        DefectState::Rectified | DefectState::Verified => Err(Problem::new(Code::DefectStepRefused)),
    }
}

/// Can it have been repaired on this day? Not before it was found, and not in the future.
pub fn check_repaired_on(day: NaiveDate, found_on: NaiveDate, today: NaiveDate) -> Result<(), Problem> {
    if (found_on..=today).contains(&day) {
        return Ok(());
    }
    let words = Words::in_each(|lang| {
        let [first, last] = [found_on, today].map(|day| date_words(day, lang));
        match lang {
            Lang::Zh => format!("请填 {first} 到 {last} 之间的日期"),
            Lang::En => format!("choose a day from {first} to {last}"),
        }
    });
    Err(Problem::new(Code::InvalidInput).with_field("/repaired_on", words))
}

/// May `verifier` verify what `rectifier` put right? Only once it is put right, only somebody else, and sent back only
/// with a reason (R46).
pub fn may_verify(
    state: DefectState,
    rectifier: Option<PersonId>,
    verifier: PersonId,
    verdict: Verdict,
    reason: &str,
) -> Result<(), Problem> {
    if state != DefectState::Rectified {
        return Err(Problem::new(Code::DefectStepRefused));
    }
    if rectifier == Some(verifier) {
        return Err(Problem::new(Code::VerifierNotIndependent));
    }
    if verdict == Verdict::Reopened && reason.is_empty() {
        let words = ["请写明哪里还不行", "say what is still wrong"];
        return Err(Problem::new(Code::ReopeningNeedsReason).with_field("/text", words));
    }
    Ok(())
}

/// Whether a defect is past its deadline; the day itself still counts.
pub fn is_overdue(state: DefectState, due_on: NaiveDate, today: NaiveDate) -> bool {
    !state.is_settled() && today > due_on
}

/// Whether a part was repaired so often that the quality body of the district has to look at it (R45, F81).
pub fn must_escalate(repairs: u32, state: DefectState) -> bool {
    repairs >= ESCALATED_FROM && !state.is_settled()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn person(number: u128) -> PersonId {
        PersonId(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn r46_a_defect_has_words_an_owner_and_a_deadline() {
        let today = day("2026-06-01");
        let whole =
            DefectFacts { description: "路面积水", responsible: Some(PartyRole::Contractor), due_on: Some(today) };
        let check = |facts: DefectFacts<'_>| {
            check_defect(&facts, today)
                .map_err(|problem| problem.errors.into_iter().map(|error| error.pointer).collect::<Vec<_>>())
        };
        assert_eq!(check(whole), Ok((PartyRole::Contractor, today)));
        let past = DefectFacts { due_on: Some(day("2026-05-31")), ..whole };
        assert_eq!(check(past), Err(vec!["/due_on".into()]));
        let nothing = DefectFacts { description: "", responsible: None, due_on: None };
        assert_eq!(check(nothing), Err(vec!["/description".into(), "/responsible".into(), "/due_on".into()]));
    }

    #[test]
    fn r46_a_defect_goes_from_open_over_rectified_to_verified_or_back() {
        use DefectState::*;
        for state in [Open, Reopened] {
            assert!(may_rectify(state).is_ok(), "{state:?}");
        }
        for state in [Rectified, Verified] {
            assert!(may_rectify(state).is_err(), "{state:?}");
        }
        assert_eq!(DefectState::after(Verdict::Passed), Verified);
        assert_eq!(DefectState::after(Verdict::Reopened), Reopened);
        for state in DefectState::ALL {
            let may = may_verify(*state, Some(person(1)), person(2), Verdict::Passed, "");
            assert_eq!(may.is_ok(), *state == Rectified, "{state:?}");
            assert_eq!(state.is_settled(), *state == Verified);
        }
    }

    #[test]
    fn r46_whoever_put_it_right_does_not_verify_it() {
        let verify = |verifier, verdict, reason| {
            may_verify(DefectState::Rectified, Some(person(1)), verifier, verdict, reason)
                .map_err(|problem| problem.code)
        };
        assert_eq!(verify(person(1), Verdict::Passed, ""), Err(Code::VerifierNotIndependent));
        assert_eq!(verify(person(2), Verdict::Reopened, ""), Err(Code::ReopeningNeedsReason));
        assert_eq!(verify(person(2), Verdict::Reopened, "还在漏"), Ok(()));
    }

    #[test]
    fn a_deadline_is_over_when_its_day_is_over() {
        assert!(!is_overdue(DefectState::Open, day("2026-06-08"), day("2026-06-08")));
        assert!(is_overdue(DefectState::Rectified, day("2026-06-08"), day("2026-06-09")));
        assert!(!is_overdue(DefectState::Verified, day("2026-06-08"), day("2026-06-09")));
    }

    #[test]
    fn r45_the_third_repair_of_a_part_goes_to_the_district() {
        assert!(!must_escalate(2, DefectState::Reopened));
        assert!(must_escalate(3, DefectState::Reopened) && !must_escalate(3, DefectState::Verified));
    }

    #[test]
    fn a_repair_is_neither_before_the_defect_nor_in_the_future() {
        let check = |text| check_repaired_on(day(text), day("2026-06-01"), day("2026-06-08")).is_ok();
        assert!(check("2026-06-01") && check("2026-06-08"));
        assert!(!check("2026-05-31") && !check("2026-06-09"));
    }
}
