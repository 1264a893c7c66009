//! The housing bureau ends a rule set of its district, with a reason; decisions that were announced keep it.

use actix_web::web;
use linyi_shared::decisions::api::{EndRuleSet, RuleSetStored};
use linyi_shared::decisions::rules::check_rule_set_end;
use linyi_shared::id::{PlaceId, RuleSetId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::time::local_date;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::queries;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Ends a rule set of a district.
#[utoipa::path(post, path = "/rule-sets/{rule_set_id}/end", tag = "decisions", params(("rule_set_id" = RuleSetId, Path)), request_body = EndRuleSet, responses((status = 200, body = RuleSetStored)))]
pub async fn end_rule_set(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<RuleSetId>,
    Input(input): Input<EndRuleSet>,
) -> Result<web::Json<RuleSetStored>> {
    let id = path.into_inner();
    let stored = state
        .write(&caller, async |tx| {
            let row = queries::lock_rule_set(&**tx, id).await?.ok_or(Code::NotFound)?;
            let district = PlaceId(row.district_id);
            let officer = caller.require(&state, Duty::SetRules, district)?.person_id;
            if row.ended_at.is_some() {
                return Err(Code::RuleSetEnded.into());
            }
            check_rule_set_end(&row.rules()?, input.last_day, local_date(tx.now))?;
            let details = serde_json::json!({
                "district_id": district, "code": row.code, "last_day_before": row.effective_to,
                "last_day": input.last_day, "reason": input.reason.as_str(),
            });
            let mut row = row.into_active_model();
            row.effective_to = Set(Some(input.last_day));
            row.ended_by = Set(Some(officer.0));
            row.ended_at = Set(Some(tx.now));
            row.ended_because = Set(input.reason.to_string());
            row.update(&**tx).await?;
            tx.audit("decisions.end_rule_set", "rule_set", id, None, &details).await?;
            Ok(RuleSetStored { id })
        })
        .await?;
    Ok(web::Json(stored))
}
