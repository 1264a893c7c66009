//! Somebody else than who put a defect right verifies it, or sends it back (R46).

use actix_web::web;
use linyi_shared::acceptance::api::{DefectMoved, VerifyDefect};
use linyi_shared::acceptance::rules::{ChangeKind, DefectState, Verdict, may_verify};
use linyi_shared::id::{DefectId, PersonId, PlaceId};
use linyi_shared::people::rules::Duty;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::defects::state_of;
use super::queries;
use super::rectify::{Change, insert_change};
use crate::error::Result;
use crate::features::media;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Verifies a defect that was put right, or sends it back with the reason.
#[utoipa::path(post, path = "/defects/{defect_id}/verification", tag = "acceptance", params(("defect_id" = DefectId, Path)), request_body = VerifyDefect, responses((status = 200, body = DefectMoved)))]
pub async fn verify_defect(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DefectId>,
    Input(input): Input<VerifyDefect>,
) -> Result<web::Json<DefectMoved>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_defect(state.database.reader(), id).await?.compound_id);
    let person = caller.require(&state, Duty::RunChecks, compound)?.person_id;
    let moved = state
        .write(&caller, async |tx| {
            let row = queries::require_defect(&**tx, id).await?;
            let rectifier = row.rectified_by.map(PersonId);
            may_verify(state_of(&row), rectifier, person, input.verdict, &input.text)?;
            media::serve::attach(tx, &input.photos, compound, true).await?;
            let kind = match input.verdict {
                Verdict::Passed => ChangeKind::Verified,
                Verdict::Reopened => ChangeKind::Reopened,
            };
            let change = Change { kind, text: &input.text, photos: &input.photos };
            insert_change(tx, &row, &change, None).await?;
            let after = DefectState::after(input.verdict);
            let mut row = row.into_active_model();
            row.status = Set(after.as_str().to_owned());
            row.update(&**tx).await?;
            let details = json!({"verdict": input.verdict});
            tx.audit("acceptance.verify_defect", "defect", id, Some(compound), &details).await?;
            Ok(DefectMoved { id, state: after })
        })
        .await?;
    Ok(web::Json(moved))
}
