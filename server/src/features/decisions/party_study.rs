//! The study of a matter by the community's party organisation, which precedes a residents' decision (R28).
//!
//! Invariant: it is corrected freely while the decision is a draft; the notice freezes it, and there is no residents'
//! decision without it.

use actix_web::web;
use linyi_shared::decisions::api::{PartyStudyRecorded, PartyStudyView, RecordPartyStudy};
use linyi_shared::decisions::rules::check_study_date;
use linyi_shared::fault::InputFault;
use linyi_shared::id::{DecisionId, PhotoId};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::{Code, Problem};
use linyi_shared::time::local_date;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::queries;
use crate::entities::party_study;
use crate::error::Result;
use crate::features::media;
use crate::features::notices::content::{photos_json, read_photos};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// The most people a study can have had; more is a slip of the pen.
const MOST: u16 = 9_999;

/// Records what the party organisation studied and resolved, or corrects it before the notice.
#[utoipa::path(post, path = "/decisions/{decision_id}/party-study", tag = "decisions", params(("decision_id" = DecisionId, Path)), request_body = RecordPartyStudy, responses((status = 200, body = PartyStudyRecorded)))]
pub async fn record_party_study(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DecisionId>,
    Input(input): Input<RecordPartyStudy>,
) -> Result<web::Json<PartyStudyRecorded>> {
    let id = path.into_inner();
    if input.attended == 0 || input.attended > MOST {
        let fault = InputFault::Outside { least: 1, most: MOST.into() };
        return Err(Problem::new(Code::InvalidInput).with_field("/attended", fault).into());
    }
    let recorded = state
        .write(&caller, async |tx| {
            // Locked, so that a notice given at the same time freezes what stands here.
            let row = queries::lock_decision(&**tx, id).await?;
            let officer = caller.require(&state, Duty::RunDecision, row.seat())?.person_id;
            row.state_at(tx.now).check_editable()?;
            if !row.decision_kind()?.needs_party_study() {
                return Err(Code::PartyStudyNotNeeded.into());
            }
            check_study_date(input.studied_on, local_date(tx.now))?;
            let before = queries::find_party_study(&**tx, id).await?;
            let known = before.as_ref().map(|study| read_photos(&study.photos)).unwrap_or_default();
            let new: Vec<PhotoId> = input.photos.iter().filter(|photo| !known.contains(photo)).copied().collect();
            media::serve::attach(tx, &new, row.compound(), false).await?;
            let study = party_study::Model {
                decision_id: id.0,
                studied_on: input.studied_on,
                organisation: input.organisation.to_string(),
                resolution: input.resolution.to_string(),
                attended: input.attended.into(),
                photos: photos_json(&input.photos),
                recorded_by: officer.0,
                recorded_at: tx.now,
            };
            let details = serde_json::json!({
                "before": before.as_ref().map(told), "after": told(&study), "photos": input.photos,
            });
            match before {
                Some(before) => {
                    let mut row = before.into_active_model();
                    row.studied_on = Set(study.studied_on);
                    row.organisation = Set(study.organisation);
                    row.resolution = Set(study.resolution);
                    row.attended = Set(study.attended);
                    row.photos = Set(study.photos);
                    row.recorded_by = Set(study.recorded_by);
                    row.recorded_at = Set(study.recorded_at);
                    row.update(&**tx).await?;
                }
                None => {
                    party_study::Entity::insert(study.into_active_model()).exec_without_returning(&**tx).await?;
                }
            }
            tx.audit("decisions.record_party_study", "decision", id, Some(row.compound()), &details).await?;
            Ok(PartyStudyRecorded { id })
        })
        .await?;
    Ok(web::Json(recorded))
}

/// What a study says, as the audit keeps it.
fn told(row: &party_study::Model) -> serde_json::Value {
    serde_json::json!({
        "studied_on": row.studied_on, "organisation": row.organisation, "resolution": row.resolution,
        "attended": row.attended,
    })
}

/// A study as everybody reads it.
pub fn view(row: &party_study::Model) -> PartyStudyView {
    PartyStudyView {
        studied_on: row.studied_on,
        organisation: row.organisation.clone(),
        resolution: row.resolution.clone(),
        attended: u32::try_from(row.attended).unwrap_or(0),
        recorded_at: row.recorded_at,
    }
}
