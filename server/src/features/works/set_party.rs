//! A unit that takes part is named with its person in charge and telephone number (R38); one of the same role is
//! replaced and kept.

use actix_web::{HttpResponse, web};
use linyi_shared::id::{PartyId, PlaceId, ProjectId};
use linyi_shared::people::rules::Duty;
use linyi_shared::works::api::{PartySet, SetParty};
use linyi_shared::works::rules::{check_party, may_set_party};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::queries;
use super::views::stage_of;
use crate::entities::party;
use crate::error::Result;
use crate::features::projects;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Names the unit of a role; what is named already in the same words stays as it is.
#[utoipa::path(post, path = "/projects/{project_id}/parties", tag = "works", params(("project_id" = ProjectId, Path)), request_body = SetParty, responses((status = 201, body = PartySet)))]
pub async fn set_party(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<SetParty>,
) -> Result<HttpResponse> {
    let project = path.into_inner();
    let row = projects::queries::require_project(state.database.reader(), project).await?;
    let compound = PlaceId(row.compound_id);
    let person = caller.require(&state, Duty::RunWorks, compound)?.person_id;
    let set = state
        .write(&caller, async |tx| {
            let row = projects::queries::require_project(&**tx, project).await?;
            may_set_party(stage_of(&row))?;
            let before = queries::find_standing(&**tx, project, input.role).await?;
            if let Some(same) = before.as_ref().filter(|before| is_same(before, &input)) {
                return Ok(PartySet { id: PartyId(same.id), role: input.role });
            }
            check_party(&input.phone, before.is_some(), &input.reason)?;
            let details = json!({"role": input.role, "unit": input.unit, "replaces": before.as_ref().map(|old| old.id), "reason": input.reason});
            if let Some(before) = before {
                let mut before = before.into_active_model();
                before.standing_key = Set(None);
                before.replaced_at = Set(Some(tx.now));
                before.replaced_reason = Set(input.reason.to_string());
                before.update(&**tx).await?;
            }
            let row = party::ActiveModel {
                id: Set(Uuid::now_v7()),
                compound_id: Set(compound.0),
                project_id: Set(project.0),
                role: Set(input.role.as_str().to_owned()),
                unit: Set(input.unit.to_string()),
                person: Set(input.person.to_string()),
                phone: Set(input.phone.to_string()),
                set_by: Set(person.0),
                set_at: Set(tx.now),
                replaced_at: Set(None),
                replaced_reason: Set(String::new()),
                standing_key: Set(Some(queries::standing_key(project, input.role))),
            }
            .insert(&**tx)
            .await?;
            tx.audit("works.set_party", "party", row.id, Some(compound), &details).await?;
            Ok(PartySet { id: PartyId(row.id), role: input.role })
        })
        .await?;
    Ok(HttpResponse::Created().json(set))
}

fn is_same(before: &party::Model, input: &SetParty) -> bool {
    before.unit == *input.unit && before.person == *input.person && before.phone == *input.phone
}
