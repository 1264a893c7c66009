//! The housing bureau records the legal acceptance; with it the warranty clocks begin (F71, R41).

use actix_web::{HttpResponse, web};
use linyi_shared::acceptance::api::{AcceptanceRecorded, RecordAcceptance};
use linyi_shared::acceptance::rules::{LegalFacts, LegalResult, check_legal, may_record_acceptance};
use linyi_shared::id::{AcceptanceId, PlaceId, ProjectId};
use linyi_shared::people::rules::Duty;
use linyi_shared::time::local_date;
use linyi_shared::words::Words;
use linyi_shared::works::rules::{PartyRole, is_built};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;
use uuid::Uuid;

use super::{clocks, queries};
use crate::entities::{legal_acceptance, party};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::works::views::{photos_json, stage_of, status_of};
use crate::features::{media, people, projects, works};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::plan::Plan;
use crate::state::State;
use crate::write::Write;

/// Records the legal acceptance; a passed one is recorded again only with a reason, and the earlier record stays.
#[utoipa::path(post, path = "/projects/{project_id}/acceptance", tag = "acceptance", params(("project_id" = ProjectId, Path)), request_body = RecordAcceptance, responses((status = 201, body = AcceptanceRecorded)))]
pub async fn record_acceptance(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    Input(input): Input<RecordAcceptance>,
) -> Result<HttpResponse> {
    let project = path.into_inner();
    let row = projects::queries::require_project(state.database.reader(), project).await?;
    caller.require(&state, Duty::RecordAcceptance, PlaceId(row.compound_id))?;
    let recorded = state.write(&caller, async |tx| record(tx, &state.plan, project, &input).await).await?;
    Ok(HttpResponse::Created().json(recorded))
}

async fn record(
    tx: &Write<'_>,
    plan: &Plan,
    project: ProjectId,
    input: &RecordAcceptance,
) -> Result<AcceptanceRecorded> {
    let row = projects::queries::require_project(&**tx, project).await?;
    let compound = PlaceId(row.compound_id);
    may_record_acceptance(stage_of(&row))?;
    let parties = works::queries::list_parties(&**tx, project).await?;
    let before = queries::find_legal(&**tx, project).await?;
    let facts = LegalFacts {
        result: input.result,
        accepted_on: input.accepted_on,
        certificate: &input.certificate,
        parties: &input.parties,
        named: &works::queries::roles(&parties),
        is_recorded: before.as_ref().is_some_and(queries::is_passed),
        reason: &input.reason,
    };
    check_legal(&facts, local_date(tx.now))?;
    let clocks = match input.result {
        LegalResult::Passed => {
            let mut items = projects::queries::list_work_items(&**tx, project).await?;
            items.retain(|item| is_built(status_of(item)));
            clocks::set_clocks(plan, &items, input.accepted_on, &input.warranty)?
        }
        LegalResult::Failed => Vec::new(),
    };
    media::serve::attach(tx, &input.photos, compound, true).await?;
    let record = legal_acceptance::ActiveModel {
        id: Set(Uuid::now_v7()),
        compound_id: Set(compound.0),
        project_id: Set(project.0),
        result: Set(input.result.as_str().to_owned()),
        accepted_on: Set(input.accepted_on),
        certificate: Set(input.certificate.to_string()),
        filing: Set(input.filing.to_string()),
        parties: Set(serde_json::to_value(present(&parties, &input.parties)).map_err(anyhow::Error::from)?),
        warranty: Set(serde_json::to_value(&clocks).map_err(anyhow::Error::from)?),
        note: Set(input.note.to_string()),
        photos: Set(photos_json(&input.photos)),
        reason: Set(input.reason.to_string()),
        recorded_by: Set(tx.caller.principal()?.person_id.0),
        recorded_at: Set(tx.now),
    }
    .insert(&**tx)
    .await?;
    let details = json!({"result": input.result, "accepted_on": input.accepted_on, "certificate": input.certificate, "reason": input.reason});
    tx.audit("acceptance.record_acceptance", "legal_acceptance", record.id, Some(compound), &details).await?;
    if input.result == LegalResult::Passed && before.is_none() {
        tell_accepted(tx, project, compound).await?;
    }
    Ok(AcceptanceRecorded { id: AcceptanceId(record.id), result: input.result })
}

/// The units that took part, with their names of that day.
fn present(named: &[party::Model], roles: &[PartyRole]) -> Vec<(PartyRole, String)> {
    let named = named.iter().filter_map(|party| Some((PartyRole::parse(&party.role)?, party.unit.clone())));
    named.filter(|(role, _)| roles.contains(role)).collect()
}

async fn tell_accepted(tx: &Write<'_>, project: ProjectId, compound: PlaceId) -> Result<()> {
    let residents = people::queries::list_bound_people(&**tx, compound).await?;
    let message = Message {
        kind: "acceptance",
        title: Words::from(["您小区的改造已竣工验收合格", "The renovation of your compound passed its acceptance"]),
        body: Words::from([
            "验收证书、各项保修到期日和责任单位电话都可以查看。",
            "You can read the certificate, until when each part is under warranty, and whom to call.",
        ]),
        link: &format!("/projects/{project}/acceptance"),
    };
    deliver(tx, &residents, &message).await
}
