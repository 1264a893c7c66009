//! What the desk reads of notices: drafts too, and objections by home.

use actix_web::web;
use linyi_shared::decisions::api::DecisionLink;
use linyi_shared::id::{DecisionId, HomeId, NoticeId, ObjectionId, PlaceId, ProjectId};
use linyi_shared::notices::api::{DeskNotice, DeskNotices, DeskObjection, FieldForm, KindChoice, NoticeForm};
use linyi_shared::notices::due::check_due;
use linyi_shared::notices::kind::{Need, NoticeKind};
use linyi_shared::notices::rules::{NoticeState, ObjectionState, missing_fields};
use linyi_shared::people::rules::{Duty, may};
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use serde::Deserialize;
use uuid::Uuid;

use super::content::{Content, read_photos};
use super::draft::{kind_of, state_of};
use super::end::check_end;
use super::object::objection_state;
use super::queries::{self, Cursor, Filter};
use super::views::{card, cards, label_of, labels, optional, posting_views, version_lines, withdrawal};
use super::{period, told};
use crate::entities::objection;
use crate::error::Result;
use crate::features::{decisions, projects};
use crate::http::caller::Caller;
use crate::state::State;

/// The query of the desk's list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DeskQuery {
    /// `draft`, `published`, `ended`, `withdrawn`, or `objections` for those with open ones; all when absent.
    #[serde(default)]
    pub show: String,
    /// Where to go on, from `meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// The query of the form.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FormQuery {
    /// The kind of notice to write.
    #[serde(default)]
    pub kind: String,
}

/// Notices of the caller's places, drafts included.
#[utoipa::path(get, path = "/desk/notices", tag = "notices", params(DeskQuery), responses((status = 200, body = DeskNotices)))]
pub async fn list_desk_notices(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<DeskQuery>,
) -> Result<web::Json<DeskNotices>> {
    let DeskQuery { show, cursor } = query.into_inner();
    desk_notices(&state, &caller, show, cursor).await.map(web::Json)
}

/// One notice of the caller's places.
#[utoipa::path(get, path = "/notices/{notice_id}/desk", tag = "notices", params(("notice_id" = NoticeId, Path)), responses((status = 200, body = DeskNotice)))]
pub async fn find_desk_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
) -> Result<web::Json<DeskNotice>> {
    desk_notice(&state, &caller, path.into_inner()).await.map(web::Json)
}

/// What a form for a new notice of a project needs.
#[utoipa::path(get, path = "/projects/{project_id}/notices/form", tag = "notices", params(("project_id" = ProjectId, Path), FormQuery), responses((status = 200, body = NoticeForm)))]
pub async fn find_notice_form(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<ProjectId>,
    query: web::Query<FormQuery>,
) -> Result<web::Json<NoticeForm>> {
    notice_form(&state, &caller, path.into_inner(), query.into_inner().kind).await.map(web::Json)
}

/// Notices of the caller's places, the latest first, after `cursor`.
pub async fn desk_notices(state: &State, caller: &Caller, show: String, cursor: String) -> Result<DeskNotices> {
    let compounds = desk_compounds(state, caller)?;
    let statuses: &'static [&'static str] = match show.as_str() {
        "" | "objections" => &["draft", "published", "ended", "withdrawn"],
        "draft" => &["draft"],
        "published" => &["published"],
        "ended" => &["ended"],
        "withdrawn" => &["withdrawn"],
        _ => return Err(Code::InvalidQuery.into()),
    };
    let db = state.database.reader();
    let (open, overdue) = queries::count_waiting(db, &compounds, state.now()).await?;
    let filter = Filter {
        compounds: Some(compounds),
        statuses,
        with_open_objections: show == "objections",
        ..Filter::default()
    };
    let rows = queries::list_notices(db, &filter, Cursor::parse(&cursor)?, 21).await?;
    Ok(DeskNotices {
        notices: cards(state, rows).await?,
        open_objections: u32::try_from(open).unwrap_or(u32::MAX),
        overdue_objections: u32::try_from(overdue).unwrap_or(u32::MAX),
    })
}

/// The compounds whose desk the caller may read.
fn desk_compounds(state: &State, caller: &Caller) -> Result<Vec<Uuid>> {
    let principal = caller.principal()?;
    let places = state.places();
    let reading = principal.grants.iter().filter(|grant| Duty::ReadDesk.roles().contains(&grant.role));
    let mut compounds: Vec<_> =
        reading.flat_map(|grant| places.compounds_below(grant.place)).map(|place| place.0).collect();
    compounds.sort_unstable();
    compounds.dedup();
    if compounds.is_empty() { Err(Code::Forbidden.into()) } else { Ok(compounds) }
}

/// One notice as the desk works on it.
pub async fn desk_notice(state: &State, caller: &Caller, id: NoticeId) -> Result<DeskNotice> {
    let db = state.database.reader();
    let row = queries::require_notice(db, id).await?;
    let compound = PlaceId(row.compound_id);
    let principal = caller.require(state, Duty::ReadDesk, compound)?;
    let may_write = may(&principal.grants, Duty::PublishNotices, &state.places().ancestors(told::seat(&row)));
    let kind = kind_of(&row)?;
    let content = Content::of_notice(&row);
    let is_draft = state_of(&row) == NoticeState::Draft;
    let versions = queries::list_versions(db, id).await?;
    let postings = queries::list_postings(db, id).await?;
    let objections = queries::list_objections(db, id).await?;
    let open = objections.iter().filter(|row| objection_state(row) == ObjectionState::Open).count();
    let missing = if is_draft { missing_fields(kind, &content.fields) } else { Vec::new() };
    let missing_at = versions.last().map(|version| {
        let calendar = period::calendar(&state.plan);
        period::shown_now(&row, version.published_at, &postings, &calendar).missing_at
    });
    let project = projects::queries::require_project(db, row.project_id.into()).await?;
    let (decisions, _) =
        if is_draft { decisions_of(state, row.project_id.into(), kind).await? } else { (Vec::new(), None) };
    Ok(DeskNotice {
        card: card(state, &row, i64::try_from(open).unwrap_or(0))?,
        project_id: ProjectId(row.project_id),
        decision: told::link(db, &row, state.now()).await?,
        decisions,
        fields: field_forms(kind, &content, caller),
        min_days: kind.display().min_days,
        days_basis: kind.display().days_basis(caller.lang).to_owned(),
        content: content.view(kind, caller.lang),
        versions: version_lines(&versions, kind, caller.lang),
        withdrawal: withdrawal(&row),
        postings: posting_views(&postings, false),
        homes: u32::try_from(row.homes).unwrap_or(0),
        homes_told: u32::try_from(row.homes_told).unwrap_or(0),
        objections: desk_objections(state, objections, may_write).await?,
        may_write,
        missing: missing.into_iter().map(|field| field.label(caller.lang).to_owned()).collect(),
        is_due: stage_of(&project.stage).is_some_and(|stage| check_due(kind, stage).is_ok()),
        missing_at: missing_at.unwrap_or_default(),
        may_end: check_end(state, db, &row, &postings).await.is_ok(),
    })
}

fn stage_of(text: &str) -> Option<Stage> {
    Stage::parse(text)
}

/// Objections, the open ones first. Which home it was, only those learn who answer it: a contractor reads the desk too.
async fn desk_objections(
    state: &State,
    mut objections: Vec<objection::Model>,
    may_write: bool,
) -> Result<Vec<DeskObjection>> {
    objections.sort_by_key(|row| objection_state(row) != ObjectionState::Open);
    let homes: Vec<_> = objections.iter().map(|row| HomeId(row.home_id)).collect();
    let labels = if may_write { labels(state, &homes).await? } else { Vec::new() };
    let views = objections.into_iter().map(|row| {
        let status = objection_state(&row);
        DeskObjection {
            id: ObjectionId(row.id),
            home_label: label_of(&labels, HomeId(row.home_id)),
            state: status,
            text: row.body,
            photos: if may_write { read_photos(&row.photos) } else { Vec::new() },
            answer: row.answer,
            version: u32::try_from(row.version).unwrap_or(0),
            due_at: row.due_at,
            overdue: status == ObjectionState::Open && state.now() >= row.due_at,
            created_at: row.created_at,
        }
    });
    Ok(views.collect())
}

/// The fields of a kind with what stands in them.
fn field_forms(kind: NoticeKind, content: &Content, caller: &Caller) -> Vec<FieldForm> {
    let forms = kind.written_fields().map(|field| FieldForm {
        key: field.key.to_owned(),
        label: field.label(caller.lang).to_owned(),
        required: field.need != Need::Optional,
        needs_phone: field.need == Need::Phone,
        text: content.fields.get(field.key).cloned().unwrap_or_default(),
    });
    forms.collect()
}

/// The decisions a notice of a kind may tell of, the latest first, and the one that is proposed.
async fn decisions_of(
    state: &State,
    project: ProjectId,
    kind: NoticeKind,
) -> Result<(Vec<DecisionLink>, Option<DecisionId>)> {
    if kind.tells_of().is_empty() {
        return Ok((Vec::new(), None));
    }
    let (db, now) = (state.database.reader(), state.now());
    let proposed = told::find(db, project, kind, None, now).await?.decision;
    let rows = decisions::queries::list_of_project(db, project).await?;
    Ok((rows.iter().rev().map(|row| row.link(now)).collect(), proposed))
}

/// What a form for a new notice of a project needs: the kinds, and the fields of the one asked for.
pub async fn notice_form(state: &State, caller: &Caller, project: ProjectId, kind: String) -> Result<NoticeForm> {
    let row = projects::queries::require_project(state.database.reader(), project).await?;
    let compound = PlaceId(row.compound_id);
    caller.require(state, Duty::PublishNotices, compound)?;
    let kind = optional(&kind, NoticeKind::parse)?;
    let (decisions, decision_id) = match kind {
        Some(kind) => decisions_of(state, project, kind).await?,
        None => (Vec::new(), None),
    };
    let stage = stage_of(&row.stage);
    let due = |kind: NoticeKind| stage.is_some_and(|stage| check_due(kind, stage).is_ok());
    let compound_name = state.places().name(compound);
    let display = kind.map(|kind| kind.display());
    let empty = Content {
        title: String::new(),
        body: String::new(),
        fields: Default::default(),
        photos: Vec::new(),
        display_days: 0,
    };
    Ok(NoticeForm {
        project_id: project,
        title: kind
            .map(|kind| format!("{compound_name}{}", kind.words(linyi_shared::lang::Lang::Zh)))
            .unwrap_or_default(),
        compound_name,
        kinds: NoticeKind::ALL.iter().map(|kind| KindChoice { kind: *kind, due: due(*kind) }).collect(),
        kind,
        decisions,
        decision_id,
        fields: kind.map(|kind| field_forms(kind, &empty, caller)).unwrap_or_default(),
        display_days: display.map_or(0, |display| display.default_days),
        min_days: display.map_or(0, |display| display.min_days),
        days_basis: display.map(|display| display.days_basis(caller.lang).to_owned()).unwrap_or_default(),
    })
}
