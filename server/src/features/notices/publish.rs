//! Publishing: the first version, its period and its hash, told to every home of the compound.

use std::collections::BTreeSet;

use actix_web::web;
use linyi_shared::id::{DecisionId, NoticeId, PhotoId, PlaceId};
use linyi_shared::lang::Lang;
use linyi_shared::notices::api::NoticeReceipt;
use linyi_shared::notices::due::check_due;
use linyi_shared::notices::kind::{Need, NoticeKind};
use linyi_shared::notices::period::Period;
use linyi_shared::notices::rules::{NoticeState, may_publish};
use linyi_shared::people::rules::Duty;
use linyi_shared::problem::Code;
use linyi_shared::projects::rules::Stage;
use linyi_shared::time::deadline_words;
use linyi_shared::words::Words;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::content::{Content, canonical_text, sha256};
use super::draft::{kind_of, receipt, require_duty, state_of, write_content};
use super::told::Told;
use super::{period, queries, told};
use crate::entities::{notice, notice_version, photo};
use crate::error::Result;
use crate::features::inbox::deliver::{Message, deliver};
use crate::features::people::sign_out::Nothing;
use crate::features::{decisions, people, places, projects};
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;
use crate::write::Write;

/// Publishes a draft as version 1.
#[utoipa::path(post, path = "/notices/{notice_id}/publish", tag = "notices", params(("notice_id" = NoticeId, Path)), responses((status = 200, body = NoticeReceipt)))]
pub async fn publish_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    _: Input<Nothing>,
) -> Result<web::Json<NoticeReceipt>> {
    let id = path.into_inner();
    let compound = require_duty(&state, &caller, id).await?;
    let receipt = state
        .write(&caller, async |tx| {
            let row = queries::require_notice(&**tx, id).await?;
            let kind = kind_of(&row)?;
            let content = Content::of_notice(&row);
            may_publish(kind, state_of(&row), &content.fields, content.display_days, tx.caller.lang)?;
            let project = projects::queries::require_project(&**tx, row.project_id.into()).await?;
            check_due(kind, Stage::parse(&project.stage).ok_or_else(|| anyhow::anyhow!("unknown stage"))?)?;
            publish_photos(tx, &content.photos, compound, true).await?;
            let told = tell_of(&state, tx, &row, kind).await?;
            let (homes, homes_told) = reach(tx, &told::compounds_of(&state.places(), told.cluster, compound)).await?;
            let mut row = row.into_active_model();
            row.decision_id = Set(told.decision.map(|id| id.0));
            row.cluster_id = Set(told.cluster.map(|id| id.0));
            row.status = Set(NoticeState::Published.as_str().to_owned());
            row.published_at = Set(Some(tx.now));
            row.listed_at = Set(tx.now);
            row.homes = Set(homes);
            row.homes_told = Set(homes_told);
            let row = row.update(&**tx).await?;
            let content = draw(&state, tx, &row, kind, content).await?;
            let row = write_content(tx, row, &content).await?;
            let (row, sha256) = add_version(&state, tx, row, &content, "").await?;
            if kind == NoticeKind::ProvisionalResult {
                decisions::publish_outcome::take_objections(tx, row.project_id.into(), told.decision).await?;
            }
            tell(&state, tx, &row, kind).await?;
            let details = serde_json::json!({"kind": kind, "version": 1, "sha256": sha256, "ends_at": row.ends_at});
            tx.audit("notices.publish", "notice", id, Some(compound), &details).await?;
            Ok(NoticeReceipt { sha256: Some(sha256), ..receipt(&row) })
        })
        .await?;
    Ok(web::Json(receipt))
}

/// Fills in what the server draws, so that it is frozen with the version: the public record of a vote's ballots,
/// what not answering means, and what the party organisation resolved before.
pub(super) async fn draw(
    state: &State,
    tx: &Write<'_>,
    row: &notice::Model,
    kind: NoticeKind,
    mut content: Content,
) -> Result<Content> {
    for field in kind.fields().iter().filter(|field| field.need == Need::Drawn) {
        let (project, decision) = (row.project_id.into(), row.decision_id.map(DecisionId));
        let text = decisions::notice_text::drawn_text(state, &**tx, project, decision, kind, field.key, tx.now).await?;
        match text.trim_end() {
            "" => content.fields.remove(field.key),
            text => content.fields.insert(field.key.to_owned(), text.to_owned()),
        };
    }
    Ok(content)
}

/// Adds the next version, shown for its own full period (R35, R36); answers the notice and the version's hash.
pub(super) async fn add_version(
    state: &State,
    tx: &Write<'_>,
    row: notice::Model,
    content: &Content,
    reason: &str,
) -> Result<(notice::Model, String)> {
    let publisher = tx.caller.principal()?.person_id;
    let calendar = period::calendar(&state.plan);
    let ends_at = Period::after(tx.now, content.display_days, &calendar).ends_at();
    let mut version = notice_version::Model {
        notice_id: row.id,
        version: row.version + 1,
        compound_id: row.compound_id,
        title: content.title.clone(),
        body: content.body.clone(),
        fields: content.fields_json(),
        photos: content.photos_json(),
        display_days: content.display_days.into(),
        reason: reason.to_owned(),
        canonical: String::new(),
        sha256: String::new(),
        published_by: publisher.0,
        published_at: tx.now,
        ends_at,
    };
    let ids: Vec<_> = content.photos.iter().map(|photo| photo.0).collect();
    version.canonical = canonical_text(&version, &row, &queries::list_photo_hashes(&**tx, &ids).await?);
    version.sha256 = sha256(&version.canonical);
    let number = version.version;
    let hash = version.sha256.clone();
    notice_version::Entity::insert(version.into_active_model()).exec_without_returning(&**tx).await?;
    let mut row = row.into_active_model();
    row.version = Set(number);
    row.ends_at = Set(Some(ends_at));
    row.sheets_away = Set(0);
    Ok((row.update(&**tx).await?, hash))
}

/// Lets everybody see pictures of a record of `compound`, or no longer.
pub(super) async fn publish_photos(tx: &Write<'_>, photos: &[PhotoId], compound: PlaceId, public: bool) -> Result<()> {
    if photos.is_empty() {
        return Ok(());
    }
    let changed = photo::Entity::update_many()
        .col_expr(photo::Column::Public, Expr::value(public))
        .filter(photo::Column::Id.is_in(photos.iter().map(|photo| photo.0)))
        .filter(photo::Column::CompoundId.eq(compound.0))
        .exec(&**tx)
        .await?;
    if changed.rows_affected == photos.len() as u64 { Ok(()) } else { Err(Code::PhotoUnknown.into()) }
}

/// Of what a draft tells now that it is published: of what it named, else of what has come to stand where it belongs.
async fn tell_of(state: &State, tx: &Write<'_>, row: &notice::Model, kind: NoticeKind) -> Result<Told> {
    let named = row.decision_id.map(DecisionId);
    let told = told::find(&**tx, row.project_id.into(), kind, named, tx.now).await?;
    told::check_ready(&**tx, told, kind, tx.now).await?;
    let seat = told.cluster.unwrap_or(PlaceId(row.compound_id));
    tx.caller.require(state, Duty::PublishNotices, seat)?;
    Ok(told)
}

/// Homes of the compounds, and those among them that somebody speaks for here.
async fn reach(tx: &Write<'_>, compounds: &[PlaceId]) -> Result<(i32, i32)> {
    let (mut homes, mut told) = (0, 0);
    for compound in compounds {
        homes += places::queries::count_homes_of(&**tx, *compound).await?;
        told += queries::count_bound_homes(&**tx, *compound).await?;
    }
    Ok((i32::try_from(homes).unwrap_or(i32::MAX), i32::try_from(told).unwrap_or(i32::MAX)))
}

/// Tells the residents that the notice hangs.
async fn tell(state: &State, tx: &Write<'_>, row: &notice::Model, kind: NoticeKind) -> Result<()> {
    let name = state.places().name(told::seat(row));
    let body = Words::in_each(|lang| {
        let until = row.ends_at.map(|ends_at| deadline_words(ends_at, lang)).unwrap_or_default();
        let word = kind.words(lang);
        match (lang, kind.takes_objections()) {
            (Lang::Zh, true) => format!("{name}发布了{word}。请在{until}查看，有不同意见可以提出异议。"),
            (Lang::Zh, false) => format!("{name}发布了{word}。请在{until}查看。"),
            (Lang::En, true) => format!("{name}: {word}. Read it {until}; you may object if you do not agree."),
            (Lang::En, false) => format!("{name}: {word}. Read it {until}."),
        }
    });
    tell_residents(state, tx, row, Words::from(&row.title), body).await
}

/// Writes a message about the notice into the inbox of everybody who speaks for a home of its compound; of every compound
/// of its cluster where they decided together.
pub(super) async fn tell_residents(
    state: &State,
    tx: &Write<'_>,
    row: &notice::Model,
    title: Words,
    body: Words,
) -> Result<()> {
    let mut residents = BTreeSet::new();
    for compound in told::compounds(&state.places(), row) {
        residents.extend(people::queries::list_bound_people(&**tx, compound).await?);
    }
    let residents: Vec<_> = residents.into_iter().collect();
    let link = format!("/notices/{}", row.id);
    deliver(tx, &residents, &Message { kind: "notice", title, body, link: &link }).await
}
