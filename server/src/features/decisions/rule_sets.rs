//! The rules a decision is opened with: a district's own, added by a documented local decision, before those of the
//! house (dossier R29).
//!
//! Invariants: what a district adds is never laxer than the law and never in force on the day it is added; what a notice
//! froze stays, whatever is added or ended after it.

pub mod add_rule_set;
pub mod end_rule_set;
pub mod queries;
pub mod views;

use std::borrow::Cow;

use chrono::NaiveDate;
use linyi_shared::decisions::rules::{DecisionKind, GateDenominator, Leg, RuleSet, Timing, Unit, applicable_rule_set};
use linyi_shared::id::PlaceId;
use linyi_shared::places::api::PlaceKind;
use linyi_shared::problem::Code;
use sea_orm::ConnectionTrait;
use serde::de::DeserializeOwned;

use crate::entities::rule_set;
use crate::error::Result;
use crate::features::places::tree::PlaceTree;

/// The rule set that applies at a place on a date: its district's own where one is in force, else the house's.
pub async fn rule_set_for(
    db: &impl ConnectionTrait,
    places: &PlaceTree,
    place: PlaceId,
    kind: DecisionKind,
    date: NaiveDate,
) -> Result<Option<RuleSet>> {
    let own = own_rule_sets(db, places, place).await?;
    Ok(applicable_rule_set(&own, kind, date).cloned())
}

/// Every rule set the district of a place ever added.
pub async fn own_rule_sets(db: &impl ConnectionTrait, places: &PlaceTree, place: PlaceId) -> Result<Vec<RuleSet>> {
    let Some(district) = places.ancestors(place).into_iter().find(|id| is_district(places, *id)) else {
        return Ok(Vec::new());
    };
    read(&queries::list_rule_sets(db, district).await?)
}

/// Refuses a place that is not a district.
fn require_district(places: &PlaceTree, place: PlaceId) -> Result<()> {
    if is_district(places, place) { Ok(()) } else { Err(Code::NotFound.into()) }
}

fn is_district(places: &PlaceTree, place: PlaceId) -> bool {
    places.find(place).is_some_and(|node| node.kind == PlaceKind::District)
}

fn read(rows: &[rule_set::Model]) -> Result<Vec<RuleSet>> {
    rows.iter().map(rule_set::Model::rules).collect()
}

impl rule_set::Model {
    /// The rule set as the rules know it.
    pub fn rules(&self) -> Result<RuleSet> {
        let unknown = |what: &str| anyhow::anyhow!("rule set {} has an unknown {what}", self.id);
        Ok(RuleSet {
            code: Cow::Owned(self.code.clone()),
            kind: DecisionKind::parse(&self.kind).ok_or_else(|| unknown("kind"))?,
            name_zh: Cow::Owned(self.name_zh.clone()),
            name_en: Cow::Owned(self.name_en.clone()),
            basis_zh: Cow::Owned(self.basis_zh.clone()),
            basis_en: Cow::Owned(self.basis_en.clone()),
            effective_from: self.effective_from,
            effective_to: self.effective_to,
            unit: Unit::parse(&self.unit).ok_or_else(|| unknown("unit"))?,
            quorum: Cow::Owned(stored::<Vec<Leg>>(&self.quorum)?),
            majority: Cow::Owned(stored::<Vec<Leg>>(&self.majority)?),
            timing: stored::<Timing>(&self.timing)?,
            gate_denominator: GateDenominator::parse(&self.gate_denominator).ok_or_else(|| unknown("denominator"))?,
        })
    }
}

fn stored<T: DeserializeOwned>(value: &serde_json::Value) -> Result<T> {
    serde_json::from_value(value.clone()).map_err(|error| anyhow::Error::from(error).into())
}
