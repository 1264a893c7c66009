//! The legal acceptance (竣工验收): recorded apart, never made from what residents found (F71, 建设工程质量管理条例 16).

use chrono::NaiveDate;

use crate::lang::Lang;
use crate::problem::{Code, Problem};
use crate::projects::rules::Stage;
use crate::projects::terms::terms;
use crate::works::rules::{PartyRole, missing_parties};

terms! {
    /// What the legal acceptance found.
    pub enum LegalResult {
        /// Accepted.
        Passed = "passed", "验收合格", "accepted";
        /// Not accepted; it is held again later.
        Failed = "failed", "验收不合格", "not accepted";
    }
}

/// A record of the acceptance as it is about to be made.
#[derive(Clone, Copy, Debug)]
pub struct LegalFacts<'a> {
    /// What was found.
    pub result: LegalResult,
    /// Its day.
    pub accepted_on: NaiveDate,
    /// The number of the certificate.
    pub certificate: &'a str,
    /// The units that took part.
    pub parties: &'a [PartyRole],
    /// The units that are named with a person in charge.
    pub named: &'a [PartyRole],
    /// Whether a passed acceptance is recorded already.
    pub is_recorded: bool,
    /// Why it is recorded again.
    pub reason: &'a str,
}

/// May the acceptance be recorded at this step?
pub fn may_record_acceptance(stage: Stage) -> Result<(), Problem> {
    if stage == Stage::Acceptance { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

/// Is the record complete? All four units took part, a passed one has its certificate, and nothing recorded is changed
/// without a reason.
pub fn check_legal(facts: &LegalFacts<'_>, today: NaiveDate) -> Result<(), Problem> {
    if facts.is_recorded && facts.reason.is_empty() {
        let words = ["请写明更正原因", "give the reason for the correction"];
        return Err(Problem::new(Code::AcceptanceRecorded).with_field("/reason", words));
    }
    let absent = missing_parties(facts.parties);
    let unnamed = missing_parties(facts.named);
    if let Some(role) = absent.first().or(unnamed.first()) {
        return Err(Problem::new(Code::AcceptancePartiesMissing)
            .with_field("/parties", [role.words(Lang::Zh), role.words(Lang::En)]));
    }
    if facts.accepted_on > today {
        let words = ["不能晚于今天", "cannot be later than today"];
        return Err(Problem::new(Code::InvalidInput).with_field("/accepted_on", words));
    }
    if facts.result == LegalResult::Passed && facts.certificate.is_empty() {
        let words = ["请填验收证书编号", "write the number of the certificate"];
        return Err(Problem::new(Code::InvalidInput).with_field("/certificate", words));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::works::rules::REQUIRED_PARTIES;

    fn facts() -> LegalFacts<'static> {
        LegalFacts {
            result: LegalResult::Passed,
            accepted_on: "2026-06-30".parse().expect("a day"),
            certificate: "LC-2026-001",
            parties: &REQUIRED_PARTIES,
            named: &REQUIRED_PARTIES,
            is_recorded: false,
            reason: "",
        }
    }

    fn check(facts: LegalFacts<'_>) -> Result<(), (Code, String)> {
        let today = "2026-06-30".parse().expect("a day");
        check_legal(&facts, today).map_err(|problem| (problem.code, problem.errors[0].pointer.clone()))
    }

    #[test]
    fn f71_the_acceptance_has_its_own_step_its_four_units_and_its_certificate() {
        for stage in Stage::ALL {
            assert_eq!(may_record_acceptance(*stage).is_ok(), *stage == Stage::Acceptance, "{stage:?}");
        }
        assert_eq!(check(facts()), Ok(()));
        let three = &REQUIRED_PARTIES[..3];
        let refused = Err((Code::AcceptancePartiesMissing, "/parties".to_owned()));
        assert_eq!(check(LegalFacts { parties: three, ..facts() }), refused);
        assert_eq!(check(LegalFacts { named: three, ..facts() }), refused);
        let without = LegalFacts { certificate: "", ..facts() };
        assert_eq!(check(without), Err((Code::InvalidInput, "/certificate".into())));
        assert_eq!(check(LegalFacts { result: LegalResult::Failed, ..without }), Ok(()));
    }

    #[test]
    fn an_acceptance_is_not_in_the_future_and_not_silently_changed() {
        let tomorrow = "2026-07-01".parse().expect("a day");
        let early = LegalFacts { accepted_on: tomorrow, ..facts() };
        assert_eq!(check(early), Err((Code::InvalidInput, "/accepted_on".into())));
        let again = LegalFacts { is_recorded: true, ..facts() };
        assert_eq!(check(again), Err((Code::AcceptanceRecorded, "/reason".into())));
        assert_eq!(check(LegalFacts { reason: "证书编号写错", ..again }), Ok(()));
    }
}
