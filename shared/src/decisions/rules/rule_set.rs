//! A rule set: who is counted, what must be reached, how long things take, on what legal basis, in force when.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::gate::GateDenominator;
use super::leg::{Leg, LegResult};
use super::outcome::Outcome;
use super::tally::Tally;
use crate::lang::Lang;
use crate::projects::terms::terms;

terms! {
    /// What is decided by whom; each kind has one rule set in force on a date.
    pub enum DecisionKind {
        /// 民法典 278, items 1–5 and 9.
        OwnersOrdinary = "owners_ordinary", "业主共同决定（一般事项）", "owners' vote (ordinary matter)";
        /// 民法典 278, items 6–8.
        OwnersMajor = "owners_major", "业主共同决定（重大事项）", "owners' vote (major matter)";
        /// 民法典 279: every interested owner.
        AllInterestedOwners = "all_interested_owners", "有利害关系的业主一致同意", "consent of every interested owner";
        /// Owners are asked who objects (河南省物业管理条例 2017, 66; dossier F54); no rule set of it is shipped.
        ObjectionVote = "objection_vote", "异议表决", "objection vote";
        /// 居民会议, one representative for each household.
        ResidentsByHousehold = "residents_by_household", "居民会议（户代表）", "residents' meeting (by household)";
        /// 居民会议, every adult.
        ResidentsByAdult = "residents_by_adult", "居民会议（成年居民）", "residents' meeting (by adult)";
        /// 居民代表会议.
        Representatives = "representatives", "居民代表会议", "residents' representatives' meeting";
        /// The 80% consent before works.
        ConsentGate = "consent_gate", "开工前居民同意", "residents' consent before works";
        /// The older provincial reading for lifts, shown beside 民法典 278.
        LiftHenan = "lift_henan", "加装电梯（河南省条例口径）", "lift (reading of the Henan regulation)";
    }
}

terms! {
    /// What one head of the count is.
    pub enum Unit {
        /// One counted person of the owners' register (elector).
        Elector = "elector", "业主", "owner";
        /// One household.
        Household = "household", "户", "household";
        /// One resident of 18 or older.
        Adult = "adult", "成年居民", "adult resident";
        /// One member of the residents' representatives' meeting.
        Representative = "representative", "居民代表", "representative";
    }
}

impl Unit {
    /// The name of their number: `人数`, `number of households`.
    pub fn count_name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Household, Lang::Zh) => "户数",
            (_, Lang::Zh) => "人数",
            (Self::Elector, Lang::En) => "persons",
            (Self::Household, Lang::En) => "households",
            (Self::Adult, Lang::En) => "adults",
            (Self::Representative, Lang::En) => "representatives",
        }
    }

    /// The word after a figure: `人`, `户`, `名代表`; `person`, `persons`.
    pub fn noun(self, figure: i64, lang: Lang) -> &'static str {
        match (self, lang, figure == 1) {
            (Self::Household, Lang::Zh, _) => "户",
            (Self::Representative, Lang::Zh, _) => "名代表",
            (_, Lang::Zh, _) => "人",
            (Self::Elector, Lang::En, true) => "person",
            (Self::Household, Lang::En, true) => "household",
            (Self::Adult, Lang::En, true) => "adult",
            (Self::Representative, Lang::En, true) => "representative",
            (_, Lang::En, false) => self.count_name(lang),
        }
    }
}

/// How long things take and how often they may happen; days are counted from the next day (民法典 201).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Timing {
    /// Days between the notice and the opening (R15).
    pub notice_days: u16,
    /// The same for a temporary meeting; equal to `notice_days` where the law knows none.
    pub short_notice_days: u16,
    /// The shortest window, in days.
    pub min_window_days: u16,
    /// The longest window, in days, extension included (R16).
    pub max_window_days: u16,
    /// The window proposed when nobody says otherwise, in days.
    pub default_window_days: u16,
    /// How often the window may be extended (R16).
    pub extensions: u16,
    /// How often a ballot may be changed before the close (R17).
    pub ballot_changes: u16,
    /// Days after the close within which the provisional result is posted (R23).
    pub result_due_days: u16,
    /// The shortest period for objections, in days (R23).
    pub min_objection_days: u16,
    /// The period for objections when nobody says otherwise, in days (R23).
    pub default_objection_days: u16,
}

/// One rule for one kind of decision, between two dates.
///
/// A decision keeps the whole rule set it was notified with: a later rule never judges an earlier vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleSet {
    /// A stable code, never reused.
    pub code: Cow<'static, str>,
    /// What it rules.
    pub kind: DecisionKind,
    /// Its name in Chinese.
    pub name_zh: Cow<'static, str>,
    /// Its name in English.
    pub name_en: Cow<'static, str>,
    /// Where it comes from, in Chinese.
    pub basis_zh: Cow<'static, str>,
    /// Where it comes from, in English.
    pub basis_en: Cow<'static, str>,
    /// The first day it is in force.
    pub effective_from: NaiveDate,
    /// The last day it is in force; none while it still is.
    pub effective_to: Option<NaiveDate>,
    /// What one head is.
    pub unit: Unit,
    /// What must be reached for the vote to stand at all.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Leg>))]
    pub quorum: Cow<'static, [Leg]>,
    /// What must be reached, or not be exceeded, for the question to be carried.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Leg>))]
    pub majority: Cow<'static, [Leg]>,
    /// Of which homes the share of a consent gate is taken (R29); it means nothing to other kinds. Rule sets that were
    /// stored before it was data took all registered homes.
    #[serde(default)]
    pub gate_denominator: GateDenominator,
    /// Its periods.
    pub timing: Timing,
}

impl RuleSet {
    /// Whether the rule is in force on a date.
    pub fn is_in_force(&self, date: NaiveDate) -> bool {
        self.effective_from <= date && self.effective_to.is_none_or(|last| date <= last)
    }

    /// Its name.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Zh { &self.name_zh } else { &self.name_en }
    }

    /// Its legal basis.
    pub fn basis(&self, lang: Lang) -> &str {
        if lang == Lang::Zh { &self.basis_zh } else { &self.basis_en }
    }

    /// Of which homes the share of a consent gate is taken; nothing for other kinds.
    pub fn denominator(&self) -> Option<GateDenominator> {
        (self.kind == DecisionKind::ConsentGate).then_some(self.gate_denominator)
    }

    /// Judges a tally: carried when the quorum stands and every majority leg holds (R10).
    pub fn judge(&self, tally: &Tally) -> Outcome {
        let judge = |legs: &[Leg]| -> Vec<LegResult> { legs.iter().map(|leg| leg.judge(tally)).collect() };
        let mut legs = judge(&self.quorum);
        let quorum = legs.iter().all(|leg| leg.holds);
        legs.extend(judge(&self.majority));
        Outcome {
            rule_set: self.code.clone().into_owned(),
            unit: self.unit,
            tally: *tally,
            quorum,
            passed: legs.iter().all(|leg| leg.holds),
            legs,
        }
    }
}
