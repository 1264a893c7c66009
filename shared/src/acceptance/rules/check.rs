//! A residents' check of one checklist line or work item (居民查验, R46).

use crate::id::WorkItemId;
use crate::problem::{Code, Problem};
use crate::projects::rules::Stage;
use crate::projects::terms::terms;

terms! {
    /// What a check found.
    pub enum CheckResult {
        /// As it should be.
        Pass = "pass", "合格", "passed";
        /// Something has to be put right.
        Fail = "fail", "需整改", "to be put right";
        /// There is nothing of the kind here.
        NotApplicable = "not_applicable", "不适用", "not applicable";
    }
}

/// Residents who have to be present at a check (R46).
pub const MIN_OBSERVERS: u8 = 2;

/// What a check is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A line of a checklist, by its code in the plan.
    Line(String),
    /// A work item.
    Item(WorkItemId),
}

impl Subject {
    /// Reads it from a request, which names exactly one of the two.
    pub fn of(line: Option<&str>, item: Option<WorkItemId>) -> Option<Self> {
        match (line, item) {
            (Some(code), None) => Some(Self::Line(code.to_owned())),
            (None, Some(id)) => Some(Self::Item(id)),
            _ => None,
        }
    }
}

/// Catalogue items and checklist lines that are there for people who cannot walk, see or hear well: their check needs
/// an elderly or disabled resident (无障碍环境建设法 17).
const ACCESSIBILITY: [&str; 4] = ["barrier_free", "age_friendly", "lift", "one_lifts"];

/// Whether an elderly or disabled resident has to be present, by the code of the catalogue item or of the line.
pub fn needs_accessible_observer(code: &str) -> bool {
    ACCESSIBILITY.contains(&code)
}

/// A check as it is about to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct CheckFacts<'a> {
    /// What was found.
    pub result: CheckResult,
    /// The note.
    pub note: &'a str,
    /// Photos with it.
    pub photos: usize,
    /// Residents who were present.
    pub observers: u8,
    /// Elderly or disabled residents among them.
    pub accessible_observers: u8,
    /// Whether one of those is needed.
    pub is_accessibility: bool,
}

/// May checks be recorded at this step? From the resident check on, the warranty included.
pub fn may_check(stage: Stage) -> Result<(), Problem> {
    if stage >= Stage::ResidentCheck { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

/// May somebody tell what was seen? From the first day of the works on (F73: residents watch over them).
pub fn may_observe(stage: Stage) -> Result<(), Problem> {
    if stage >= Stage::Works { Ok(()) } else { Err(Problem::new(Code::StepOutOfOrder)) }
}

/// Is the check complete? What was seen needs a photo and residents who saw it too; "not applicable" needs its reason.
pub fn check_facts(facts: &CheckFacts<'_>) -> Result<(), Problem> {
    if facts.accessible_observers > facts.observers {
        let words = ["不能多于参加居民总数", "cannot be more than all residents present"];
        return Err(Problem::new(Code::InvalidInput).with_field("/accessible_observers", words));
    }
    if facts.result == CheckResult::NotApplicable {
        if facts.note.is_empty() {
            let words = ["请写明为什么不适用", "say why it does not apply"];
            return Err(Problem::new(Code::InvalidInput).with_field("/note", words));
        }
        return Ok(());
    }
    check_observers(facts)?;
    if facts.photos == 0 {
        let words = ["请至少上传一张照片", "add at least one photo"];
        return Err(Problem::new(Code::CheckNeedsPhoto).with_field("/photos", words));
    }
    Ok(())
}

fn check_observers(facts: &CheckFacts<'_>) -> Result<(), Problem> {
    let mut problem = Problem::new(Code::ObserversMissing);
    if facts.observers < MIN_OBSERVERS {
        let words = ["至少两位居民", "at least two residents"];
        problem = problem.with_field("/observers", words);
    }
    if facts.is_accessibility && facts.accessible_observers == 0 {
        let words = ["至少一位老年或残疾居民", "at least one elderly or disabled resident"];
        problem = problem.with_field("/accessible_observers", words);
    }
    if problem.errors.is_empty() { Ok(()) } else { Err(problem) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> CheckFacts<'static> {
        CheckFacts {
            result: CheckResult::Pass,
            note: "",
            photos: 1,
            observers: 2,
            accessible_observers: 0,
            is_accessibility: false,
        }
    }

    fn check(facts: CheckFacts<'_>) -> Result<(), (Code, Vec<String>)> {
        check_facts(&facts)
            .map_err(|problem| (problem.code, problem.errors.into_iter().map(|error| error.pointer).collect()))
    }

    #[test]
    fn r46_a_check_needs_two_residents_and_a_photo() {
        assert_eq!(check(facts()), Ok(()));
        assert_eq!(
            check(CheckFacts { observers: 1, ..facts() }),
            Err((Code::ObserversMissing, vec!["/observers".into()]))
        );
        let without_photo = CheckFacts { photos: 0, result: CheckResult::Fail, ..facts() };
        assert_eq!(check(without_photo), Err((Code::CheckNeedsPhoto, vec!["/photos".into()])));
    }

    #[test]
    fn r46_what_is_barrier_free_is_tried_by_those_it_is_for() {
        assert!(needs_accessible_observer("barrier_free") && !needs_accessible_observer("roads"));
        let ramp = CheckFacts { is_accessibility: true, ..facts() };
        assert_eq!(check(ramp), Err((Code::ObserversMissing, vec!["/accessible_observers".into()])));
        assert_eq!(check(CheckFacts { accessible_observers: 1, ..ramp }), Ok(()));
        assert_eq!(
            check(CheckFacts { accessible_observers: 3, ..ramp }),
            Err((Code::InvalidInput, vec!["/accessible_observers".into()]))
        );
    }

    #[test]
    fn what_does_not_apply_needs_its_reason_and_nobody_present() {
        let none = CheckFacts { result: CheckResult::NotApplicable, photos: 0, observers: 0, ..facts() };
        assert_eq!(check(none), Err((Code::InvalidInput, vec!["/note".into()])));
        assert_eq!(check(CheckFacts { note: "本小区没有集中供暖", ..none }), Ok(()));
    }

    #[test]
    fn checks_begin_with_the_resident_check_and_observations_with_the_works() {
        assert!(may_check(Stage::Works).is_err() && may_check(Stage::ResidentCheck).is_ok());
        assert!(may_check(Stage::Warranty).is_ok());
        assert!(may_observe(Stage::Procurement).is_err() && may_observe(Stage::Works).is_ok());
    }

    #[test]
    fn a_check_is_about_exactly_one_thing() {
        let item = WorkItemId(uuid::Uuid::from_u128(1));
        assert_eq!(Subject::of(Some("even_roads"), None), Some(Subject::Line("even_roads".into())));
        assert_eq!(Subject::of(None, Some(item)), Some(Subject::Item(item)));
        assert_eq!(Subject::of(Some("even_roads"), Some(item)), None);
        assert_eq!(Subject::of(None, None), None);
    }
}
