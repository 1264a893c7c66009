//! Rules of decisions: the register becomes electors, ballots become a tally, a rule set judges the tally.
//!
//! ```text
//! HomeLine ──electors()──▶ Elector ──Tally::count()──▶ Tally ──RuleSet::judge()──▶ Outcome
//! ```
//!
//! The rule sets are data with a legal basis and dates; the code knows no year and no threshold (dossier §12).
//! Everything is an integer: areas are 0.01 ㎡, products are `i128`, percentages are truncated for display only (R11).

mod ballot;
mod delivery;
mod dispute;
mod district_rule_set;
mod elector;
mod gate;
mod leg;
mod lift;
mod matter;
mod meeting;
mod merge;
mod needed;
mod objection;
mod outcome;
mod paper;
mod party_study;
mod percentage;
mod proxy;
mod rule_set;
mod rule_sets;
mod silence;
mod small_cells;
mod state;
mod tally;
mod weight;
mod window;
mod words;

#[cfg(test)]
mod examples;

pub use ballot::{
    Ballot, Channel, Choice, DuplicatePolicy, Received, Versions, Voice, check_ballot_items, check_earlier_owner,
    counted_ballot, kept_since, may_cast, may_cast_by_mandate, may_enter_paper, one_choice, supersedes,
};
pub use delivery::{HandedHome, HomePaper, SilentElector, delivered_unanswered, may_deliver};
pub use dispute::{DisputeAnswer, may_dispute, standing_version};
pub use district_rule_set::{
    LOCAL_CODE_PREFIX, applicable_rule_set, check_district_rule_set, check_rule_set_end, proposed_rule_set,
};
pub use elector::{Elector, ElectorKey, Electors, HomeLine, PossibleMerge, electors};
pub use gate::{Gate, GateAnswers, GateDenominator, GateHomes, GateLine, GateOutcome, GateQuestion, GateVerdict};
pub use leg::{Base, Comparator, Counted, Fraction, Leg, LegResult};
pub use lift::{
    FloorWeight, LiftAnswer, LiftConsent, LiftEffect, LiftFloor, LiftHome, LiftOutcome, LiftScheme, LiftShare,
    SchemeFault, ShareMeasure, usual_weights,
};
pub use matter::Matter;
pub use meeting::{MeetingMembers, has_few_representatives, may_be_composed};
pub use merge::{Candidate, Joined, Joining, Judgement as MergeJudgement, check_judgement, join};
pub use needed::{LegNeed, still_needed};
pub use objection::objection_legs;
pub use outcome::Outcome;
pub use paper::{Agreement, Mark, PaperAccount, PaperState, VoidReason, agreement, may_issue, may_return, may_void};
pub use party_study::{check_party_study, check_study_date};
pub use percentage::Percentage;
pub use proxy::{Appointment, MandateKind, PRINCIPALS_ALLOWED, keeps_to_mandate, may_appoint};
pub use rule_set::{DecisionKind, RuleSet, Timing, Unit};
pub use rule_sets::{RULE_SETS, find_rule_set, rule_set_in_force};
pub use silence::{Judgement, Silence, SilenceCondition, SilenceReading};
pub use small_cells::{LEAST_CELL, hide_small_cells};
pub use state::DecisionState;
pub use tally::Tally;
pub use weight::{Measure, Weight};
pub use window::{Phase, Window, check_extension, check_notice_and_window, earliest_opening};
