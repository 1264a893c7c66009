//! What everybody reads of the rules of voting in a district: the law is public.

use actix_web::web;
use chrono::NaiveDate;
use linyi_shared::decisions::api::{LocalDocument, RuleSetStanding, RuleSetView, RuleSetsPage};
use linyi_shared::decisions::rules::{DecisionKind, RULE_SETS, RuleSet, applicable_rule_set, proposed_rule_set};
use linyi_shared::id::{PlaceId, RuleSetId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use serde::Deserialize;

use super::{queries, read, require_district};
use crate::entities::rule_set;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// The query of the rules of a district.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RuleSetsQuery {
    /// The kind a new rule set is proposed for; the consent before works when empty.
    #[serde(default)]
    pub kind: String,
}

/// The rules of voting in a district.
#[utoipa::path(get, path = "/places/{place_id}/rule-sets", tag = "decisions", params(("place_id" = PlaceId, Path), RuleSetsQuery), responses((status = 200, body = RuleSetsPage)))]
pub async fn list_rule_sets(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
    query: web::Query<RuleSetsQuery>,
) -> Result<web::Json<RuleSetsPage>> {
    rule_sets(&state, &caller, path.into_inner(), query.into_inner().kind).await.map(web::Json)
}

/// The rules of voting in a district; whoever may add one also reads what a new one of `kind` starts from.
pub async fn rule_sets(state: &State, caller: &Caller, district: PlaceId, kind: String) -> Result<RuleSetsPage> {
    let places = state.places();
    require_district(&places, district)?;
    let kind = match kind.as_str() {
        "" => DecisionKind::ConsentGate,
        text => DecisionKind::parse(text).ok_or(Code::InvalidQuery)?,
    };
    let rows = queries::list_rule_sets(state.database.reader(), district).await?;
    let own = read(&rows)?;
    let today = local_date(state.now());
    let may_change = caller.may(state, Duty::SetRules, district);
    let tomorrow = today.succ_opt().unwrap_or(today);
    let own_views: Vec<_> = rows.into_iter().zip(&own).map(|(row, rule)| own_view(row, rule, today)).collect();
    let mut rule_sets = Vec::with_capacity(own_views.len() + RULE_SETS.len());
    for kind in DecisionKind::ALL {
        rule_sets.extend(own_views.iter().filter(|view| view.rule_set.kind == *kind).cloned());
        let shipped = RULE_SETS.iter().filter(|rule| rule.kind == *kind).rev();
        rule_sets.extend(shipped.map(|rule| shipped_view(rule, &own, today)));
    }
    Ok(RuleSetsPage {
        place_id: district,
        place_name: places.name(district),
        may_change,
        kind,
        proposal: if may_change { proposed_rule_set(&own, kind, tomorrow) } else { None },
        rule_sets,
    })
}

fn own_view(row: rule_set::Model, rule: &RuleSet, today: NaiveDate) -> RuleSetView {
    RuleSetView {
        id: Some(RuleSetId(row.id)),
        rule_set: rule.clone(),
        standing: standing(rule, today),
        document: Some(LocalDocument { number: row.document_number, title: row.document_title }),
        added_at: Some(row.added_at),
        ended_at: row.ended_at,
        ended_because: row.ended_because,
    }
}

fn shipped_view(rule: &RuleSet, own: &[RuleSet], today: NaiveDate) -> RuleSetView {
    let is_replaced = applicable_rule_set(own, rule.kind, today).is_some_and(|applies| applies.code != rule.code);
    let standing = match standing(rule, today) {
        RuleSetStanding::InForce if is_replaced => RuleSetStanding::Replaced,
        other => other,
    };
    let rule_set = rule.clone();
    RuleSetView {
        id: None,
        rule_set,
        standing,
        document: None,
        added_at: None,
        ended_at: None,
        ended_because: String::new(),
    }
}

/// Where a rule set stands by its own dates.
fn standing(rule: &RuleSet, today: NaiveDate) -> RuleSetStanding {
    let is_over = rule.effective_to.is_some_and(|last| last < today || last < rule.effective_from);
    if is_over {
        RuleSetStanding::Over
    } else if rule.is_in_force(today) {
        RuleSetStanding::InForce
    } else {
        RuleSetStanding::Ahead
    }
}
