//! What a complaint about something under warranty sets running: the authority says who is responsible and tells that
//! unit, which comes to agree the repair (R44, E14).

use actix_web::web;
use chrono::NaiveDate;
use linyi_shared::acceptance::api::{DefectMoved, DetermineDefect, VisitDefect};
use linyi_shared::acceptance::rules::{ChangeKind, ComplaintFacts, check_determination, check_visit, on_site_due};
use linyi_shared::id::{DefectId, PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::people::rules::{Duty, Role};
use linyi_shared::problem::Code;
use linyi_shared::time::{date_words, local_date};
use linyi_shared::words::Words;
use linyi_shared::works::rules::PartyRole;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::clocks::{Clock, read_clocks};
use super::defects::state_of;
use super::queries;
use super::rectify::{Change, insert_change};
use crate::entities::defect;
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::media;
use crate::features::people::queries::list_holders;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// The authority determines who is responsible for a defect under warranty, and tells that unit.
#[utoipa::path(post, path = "/defects/{defect_id}/determination", tag = "acceptance", params(("defect_id" = DefectId, Path)), request_body = DetermineDefect, responses((status = 200, body = DefectMoved)))]
pub async fn determine_defect(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DefectId>,
    Input(input): Input<DetermineDefect>,
) -> Result<web::Json<DefectMoved>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_defect(state.database.reader(), id).await?.compound_id);
    caller.require(&state, Duty::RecordAcceptance, compound)?;
    let moved = state
        .write(&caller, async |tx| {
            let row = queries::require_defect(&**tx, id).await?;
            let facts = require_complaint(tx, &row).await?;
            let (standing, today) = (state_of(&row), local_date(tx.now));
            let day = input.day.unwrap_or(today);
            check_determination(standing, facts, day, today)?;
            let change = Change { kind: ChangeKind::Determined, text: &input.text, photos: &[] };
            insert_change(tx, &row, &change, None).await?;
            tell(&state, tx, &row, input.responsible, day).await?;
            let mut row = row.into_active_model();
            row.responsible = Set(input.responsible.as_str().to_owned());
            row.determined_on = Set(Some(day));
            row.update(&**tx).await?;
            let details = json!({"responsible": input.responsible, "determined_on": day});
            tx.audit("acceptance.determine_defect", "defect", id, Some(compound), &details).await?;
            Ok(DefectMoved { id, state: standing })
        })
        .await?;
    Ok(web::Json(moved))
}

/// Staff note that the responsible unit came, and what was agreed.
#[utoipa::path(post, path = "/defects/{defect_id}/visit", tag = "acceptance", params(("defect_id" = DefectId, Path)), request_body = VisitDefect, responses((status = 200, body = DefectMoved)))]
pub async fn visit_defect(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<DefectId>,
    Input(input): Input<VisitDefect>,
) -> Result<web::Json<DefectMoved>> {
    let id = path.into_inner();
    let compound = PlaceId(queries::require_defect(state.database.reader(), id).await?.compound_id);
    caller.require(&state, Duty::RunChecks, compound)?;
    let moved = state
        .write(&caller, async |tx| {
            let row = queries::require_defect(&**tx, id).await?;
            let facts = require_complaint(tx, &row).await?;
            let (standing, today) = (state_of(&row), local_date(tx.now));
            let day = input.day.unwrap_or(today);
            check_visit(standing, facts, day, today)?;
            media::serve::attach(tx, &input.photos, compound, true).await?;
            let change = Change { kind: ChangeKind::OnSite, text: &input.text, photos: &input.photos };
            insert_change(tx, &row, &change, None).await?;
            let mut row = row.into_active_model();
            row.on_site_on = Set(Some(day));
            row.update(&**tx).await?;
            tx.audit("acceptance.visit_defect", "defect", id, Some(compound), &json!({"on_site_on": day})).await?;
            Ok(DefectMoved { id, state: standing })
        })
        .await?;
    Ok(web::Json(moved))
}

/// The facts of a complaint; none for a defect of before the acceptance, or of something whose warranty was over.
pub fn facts_of(row: &defect::Model, accepted_on: NaiveDate, clocks: &[Clock]) -> Option<ComplaintFacts> {
    let reported_on = local_date(row.found_at);
    let mut own = clocks.iter().filter(|clock| Some(clock.work_item_id.0) == row.work_item_id).peekable();
    // What has no clock of its own, such as a line of a checklist, is not refused for that.
    let is_covered = own.peek().is_none() || own.any(|clock| clock.ends_on.is_none_or(|end| reported_on <= end));
    (reported_on >= accepted_on && is_covered).then_some(ComplaintFacts {
        reported_on,
        determined_on: row.determined_on,
        on_site_on: row.on_site_on,
        repaired_on: row.repaired_on,
    })
}

async fn require_complaint(tx: &Write<'_>, row: &defect::Model) -> Result<ComplaintFacts> {
    let legal = queries::find_legal(&**tx, ProjectId(row.project_id)).await?.filter(queries::is_passed);
    let legal = legal.ok_or(Code::DefectNotUnderWarranty)?;
    let facts = facts_of(row, legal.accepted_on, &read_clocks(&legal)?);
    Ok(facts.ok_or(Code::DefectNotUnderWarranty)?)
}

/// Tells the contractor's people until when they have to be on site; other units have no account and get it in writing.
async fn tell(state: &State, tx: &Write<'_>, row: &defect::Model, unit: PartyRole, day: NaiveDate) -> Result<()> {
    if unit != PartyRole::Contractor {
        return Ok(());
    }
    let above = state.places().ancestors(PlaceId(row.compound_id));
    let people = list_holders(&**tx, &[Role::Contractor], &above, tx.now).await?;
    let body = Words::in_each(|lang| {
        let (due, what) = (date_words(on_site_due(day), lang), &row.description);
        match lang {
            Lang::Zh => format!("{what}。请在 {due}前到现场，和社区、住户商定怎样维修。"),
            Lang::En => format!("{what}. Be on site by {due} to agree the repair with the community and the home."),
        }
    });
    let title = ["已认定由你单位负责保修", "Your unit was found responsible for a repair under warranty"];
    let link = format!("/projects/{}/acceptance", row.project_id);
    deliver(tx, &people, &Message { kind: "defect", title: title.into(), body, link: &link }).await
}
