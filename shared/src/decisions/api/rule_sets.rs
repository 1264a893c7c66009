//! Types of the API for the rules of voting: those of the house, and a district's own.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::decisions::rules::{DecisionKind, GateDenominator, Leg, RuleSet, Timing, Unit};
use crate::id::{PlaceId, RuleSetId};
use crate::projects::terms::terms;
use crate::text::{Line, Name, Text};

terms! {
    /// Whether a rule set judges what is opened today.
    pub enum RuleSetStanding {
        /// It does.
        InForce = "in_force", "现行", "in force";
        /// It will from its first day on.
        Ahead = "ahead", "尚未生效", "not in force yet";
        /// The district's own judges in its place.
        Replaced = "replaced", "本区另有规定", "replaced by the district's own";
        /// It no longer does, or never did.
        Over = "over", "已失效", "no longer in force";
    }
}

/// The documented local decision a district's rule set rests on (R29).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LocalDocument {
    /// Its number: `老建〔2026〕12号`.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// A rule set with where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleSetView {
    /// The district's entry; none for a rule set of the house.
    pub id: Option<RuleSetId>,
    /// The rule set; its last day is the one that holds, also where it was ended.
    pub rule_set: RuleSet,
    /// Whether it judges what is opened today.
    pub standing: RuleSetStanding,
    /// The local decision it rests on; none for a rule set of the house.
    pub document: Option<LocalDocument>,
    /// When the district added it, UTC.
    pub added_at: Option<DateTime<Utc>>,
    /// When somebody set its end, UTC.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why; empty while nobody did.
    pub ended_because: String,
}

/// The rules of voting in a district.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleSetsPage {
    /// The district.
    pub place_id: PlaceId,
    /// Its name.
    pub place_name: String,
    /// Whether the reader may add and end rule sets.
    pub may_change: bool,
    /// The kind that was asked about.
    pub kind: DecisionKind,
    /// What a new rule set of that kind starts from; none for those who may not add one.
    pub proposal: Option<RuleSet>,
    /// Every rule set by kind, the district's own first, the latest first.
    pub rule_sets: Vec<RuleSetView>,
}

/// A rule set a district adds by a documented local decision.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddRuleSet {
    /// Its code, never used again: `local_` and lower-case letters, digits, underscores.
    pub code: Text<1, 60>,
    /// What it rules.
    pub kind: DecisionKind,
    /// Its name in Chinese.
    pub name_zh: Name,
    /// Its name in English.
    pub name_en: Text<1, 120>,
    /// Where it comes from, in Chinese.
    pub basis_zh: Text<1, 300>,
    /// Where it comes from, in English.
    pub basis_en: Text<1, 600>,
    /// The first day it is in force: tomorrow at the earliest.
    pub effective_from: NaiveDate,
    /// The last day it is in force; none while nobody knows.
    #[serde(default)]
    pub effective_to: Option<NaiveDate>,
    /// What one head is.
    pub unit: Unit,
    /// What must be reached for the vote to stand at all.
    #[serde(default)]
    pub quorum: Vec<Leg>,
    /// What must be reached for the question to be carried; refused where there is none.
    #[serde(default)]
    pub majority: Vec<Leg>,
    /// Its periods.
    pub timing: Timing,
    /// Of which homes the consent before works takes its share; all registered ones when absent.
    #[serde(default)]
    pub gate_denominator: Option<GateDenominator>,
    /// The number of the local decision it rests on.
    pub document_number: Name,
    /// The title of that decision.
    pub document_title: Line,
}

impl AddRuleSet {
    /// The rule set as the rules know it.
    pub fn rule_set(&self) -> RuleSet {
        RuleSet {
            code: Cow::Owned(self.code.to_string()),
            kind: self.kind,
            name_zh: Cow::Owned(self.name_zh.to_string()),
            name_en: Cow::Owned(self.name_en.to_string()),
            basis_zh: Cow::Owned(self.basis_zh.to_string()),
            basis_en: Cow::Owned(self.basis_en.to_string()),
            effective_from: self.effective_from,
            effective_to: self.effective_to,
            unit: self.unit,
            quorum: Cow::Owned(self.quorum.clone()),
            majority: Cow::Owned(self.majority.clone()),
            timing: self.timing,
            gate_denominator: self.gate_denominator.unwrap_or(GateDenominator::Registered),
        }
    }
}

/// The end of a district's rule set; decisions that were announced keep it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EndRuleSet {
    /// The last day it is in force, today at the earliest; before its first day it never is.
    pub last_day: NaiveDate,
    /// Why; published.
    pub reason: Text<1, 500>,
}

/// A rule set was added or ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleSetStored {
    /// The entry.
    pub id: RuleSetId,
}
