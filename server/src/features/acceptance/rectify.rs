//! Those who build tell that a defect is put right, with photos.

use actix_web::web;
use linyi_shared::acceptance::api::{DefectMoved, RectifyDefect};
use linyi_shared::acceptance::rules::{ChangeKind, DefectState, check_repaired_on, may_rectify};
use linyi_shared::id::{DefectId, PhotoId, PlaceId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::time::local_date;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::defects::state_of;
use super::queries;
use crate::entities::{defect, defect_change};
use crate::error::Result;
use crate::features::media;
use crate::features::works::views::photos_json;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Tells that a defect was put right; it waits for somebody else to verify it.
#[utoipa::path(post, path = "/defects/{defect_id}/rectification", tag = "acceptance", params(("defect_id" = DefectId, Path)), request_body = RectifyDefect, responses((status = 200, body = DefectMoved)))]
pub async fn rectify_defect(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DefectId>,
    Input(input): Input<RectifyDefect>,
) -> Result<web::Json<DefectMoved>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_defect(state.database.reader(), id).await?.compound_id);
    let person = caller.require(&state, Duty::RunWorks, compound)?.person_id;
    let moved = state
        .write(&caller, async |tx| {
            let row = queries::require_defect(&**tx, id).await?;
            may_rectify(state_of(&row))?;
            let today = local_date(tx.now);
            let repaired_on = input.repaired_on.unwrap_or(today);
            check_repaired_on(repaired_on, local_date(row.found_at), today)?;
            if input.photos.is_empty() {
                let words = ["请至少上传一张照片", "add at least one photo"];
                return Err(Problem::new(Code::CheckNeedsPhoto).with_field("/photos", words).into());
            }
            media::serve::attach(tx, &input.photos, compound, true).await?;
            let change = Change { kind: ChangeKind::Rectified, text: &input.text, photos: &input.photos };
            let repairs = row.repairs;
            insert_change(tx, &row, &change, Some(repaired_on)).await?;
            let mut row = row.into_active_model();
            row.status = Set(DefectState::Rectified.as_str().to_owned());
            row.repairs = Set(repairs + 1);
            row.repaired_on = Set(Some(repaired_on));
            row.rectified_by = Set(Some(person.0));
            row.update(&**tx).await?;
            let details = json!({"repaired_on": repaired_on, "repairs": repairs + 1});
            tx.audit("acceptance.rectify_defect", "defect", id, Some(compound), &details).await?;
            Ok(DefectMoved { id, state: DefectState::Rectified })
        })
        .await?;
    Ok(web::Json(moved))
}

/// Something that happens to a defect.
pub(super) struct Change<'a> {
    /// What.
    pub kind: ChangeKind,
    /// In words.
    pub text: &'a str,
    /// Photos.
    pub photos: &'a [PhotoId],
}

/// Keeps what happened to a defect.
pub(super) async fn insert_change(
    tx: &Write<'_>,
    row: &defect::Model,
    change: &Change<'_>,
    repaired_on: Option<chrono::NaiveDate>,
) -> Result<()> {
    defect_change::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(row.compound_id),
        defect_id: Set(row.id),
        kind: Set(change.kind.as_str().to_owned()),
        text: Set(change.text.to_owned()),
        photos: Set(photos_json(change.photos)),
        repaired_on: Set(repaired_on),
        changed_by: Set(tx.caller.principal()?.person_id.0),
        changed_at: Set(tx.now),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}
