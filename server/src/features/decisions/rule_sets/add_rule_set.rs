//! The housing bureau adds a rule set of its district, by a documented local decision (R29).

use actix_web::{HttpResponse, web};
use linyi_shared::decisions::api::{AddRuleSet, RuleSetStored};
use linyi_shared::decisions::rules::{RuleSet, check_district_rule_set};
use linyi_shared::id::{PersonId, PlaceId, RuleSetId};
use linyi_shared::people::rules::Duty;
use linyi_shared::time::{Instant, local_date};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde::Serialize;
use uuid::Uuid;

use super::{queries, read, require_district};
use crate::entities::rule_set;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Adds a rule set of the district.
#[utoipa::path(post, path = "/places/{place_id}/rule-sets", tag = "decisions", params(("place_id" = PlaceId, Path)), request_body = AddRuleSet, responses((status = 201, body = RuleSetStored)))]
pub async fn add_rule_set(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<PlaceId>,
    Input(input): Input<AddRuleSet>,
) -> Result<HttpResponse> {
    let district = path.into_inner();
    let new = input.rule_set();
    let stored = state
        .write(&caller, async |tx| {
            let officer = caller.require(&state, Duty::SetRules, district)?.person_id;
            require_district(&state.places(), district)?;
            let others = read(&queries::list_rule_sets(&**tx, district).await?)?;
            check_district_rule_set(&new, &others, local_date(tx.now))?;
            let id = RuleSetId(Uuid::now_v7());
            row(id, district, &new, &input, officer, tx.now)?.insert(&**tx).await?;
            let details = serde_json::json!({
                "district_id": district, "rule_set": &new, "document_number": input.document_number.as_str(),
                "document_title": input.document_title.as_str(),
            });
            tx.audit("decisions.add_rule_set", "rule_set", id, None, &details).await?;
            Ok(RuleSetStored { id })
        })
        .await?;
    Ok(HttpResponse::Created().json(stored))
}

fn row(
    id: RuleSetId,
    district: PlaceId,
    new: &RuleSet,
    input: &AddRuleSet,
    officer: PersonId,
    now: Instant,
) -> Result<rule_set::ActiveModel> {
    Ok(rule_set::ActiveModel {
        id: Set(id.0),
        district_id: Set(district.0),
        code: Set(new.code.to_string()),
        kind: Set(new.kind.as_str().to_owned()),
        name_zh: Set(new.name_zh.to_string()),
        name_en: Set(new.name_en.to_string()),
        basis_zh: Set(new.basis_zh.to_string()),
        basis_en: Set(new.basis_en.to_string()),
        effective_from: Set(new.effective_from),
        effective_to: Set(new.effective_to),
        unit: Set(new.unit.as_str().to_owned()),
        quorum: Set(json(&new.quorum)?),
        majority: Set(json(&new.majority)?),
        timing: Set(json(&new.timing)?),
        gate_denominator: Set(new.gate_denominator.as_str().to_owned()),
        document_number: Set(input.document_number.to_string()),
        document_title: Set(input.document_title.to_string()),
        added_by: Set(officer.0),
        added_at: Set(now),
        ended_by: Set(None),
        ended_at: Set(None),
        ended_because: Set(String::new()),
    })
}

fn json(value: &impl Serialize) -> Result<serde_json::Value> {
    Ok(serde_json::to_value(value).map_err(anyhow::Error::from)?)
}
