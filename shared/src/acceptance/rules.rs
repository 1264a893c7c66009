//! Rules of checks, defects, legal acceptance and warranty (dossier §4, R41–R47, F71, F78).

mod check;
mod complaint;
mod defect;
mod legal;
mod warranty;

pub use check::{
    CheckFacts, CheckResult, MIN_OBSERVERS, Subject, check_facts, may_check, may_observe, needs_accessible_observer,
};
pub use complaint::{
    ComplaintFacts, ComplaintTerms, DETERMINATION_DAYS, ON_SITE_DAYS, check_determination, check_visit,
    complaint_basis, determination_due, on_site_due,
};
pub use defect::{
    ChangeKind, DefectFacts, DefectState, ESCALATED_FROM, Verdict, check_defect, check_repaired_on, is_overdue,
    may_rectify, may_verify, must_escalate,
};
pub use legal::{LegalFacts, LegalResult, check_legal, may_record_acceptance};
pub use warranty::{
    HeatingSeason, LUOYANG_HEATING, MAX_TERM_MONTHS, WarrantyCategory, agreed_end, legal_end, restarted_end,
};
