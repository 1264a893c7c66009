//! What everybody reads of notices, and what a resident reads of one's own objections.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use linyi_shared::id::{HomeId, NoticeId, ObjectionId, PlaceId, ProjectId};
use linyi_shared::lang::Lang;
use linyi_shared::notices::api::{
    AnsweredObjection, NoticeCard, NoticeList, NoticePage, ObjectingHome, OwnObjection, PostingView, VersionLine,
    Withdrawal,
};
use linyi_shared::notices::kind::NoticeKind;
use linyi_shared::notices::rules::{NoticeState, ObjectionState, PostingMoment, may_object};
use linyi_shared::page::Page;
use linyi_shared::problem::Code;
use linyi_shared::time::Instant;
use qrcode::QrCode;
use qrcode::render::svg;
use serde::Deserialize;
use uuid::Uuid;

use super::content::{Content, read_photos};
use super::draft::{kind_of, state_of};
use super::object::{objection_state, open_key, place_of_home};
use super::queries::{self, Cursor, Filter};
use super::told;
use crate::entities::{notice, notice_posting, notice_version, objection};
use crate::error::Result;
use crate::features::people;
use crate::http::caller::Caller;
use crate::state::State;

/// Notices of one page of a list.
const PAGE_SIZE: usize = 20;

/// The query of the list of notices.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct NoticeQuery {
    /// Only of this compound; `own` stands for the caller's compounds, where there are any.
    #[serde(default)]
    pub compound: String,
    /// Only of this project.
    #[serde(default)]
    pub project: String,
    /// Only of this kind.
    #[serde(default)]
    pub kind: String,
    /// Where to go on, from `meta.next`.
    #[serde(default)]
    pub cursor: String,
}

/// The query of a notice.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct VersionQuery {
    /// An earlier version; the latest when absent.
    #[serde(default)]
    pub version: String,
}

/// Published notices, the latest first.
#[utoipa::path(get, path = "/notices", tag = "notices", params(NoticeQuery), responses((status = 200, body = NoticeList)))]
pub async fn list_notices(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<NoticeQuery>,
) -> Result<web::Json<NoticeList>> {
    let NoticeQuery { compound, project, kind, cursor } = query.into_inner();
    notices(&state, &caller, compound, project, kind, cursor).await.map(web::Json)
}

/// One notice.
#[utoipa::path(get, path = "/notices/{notice_id}", tag = "notices", params(("notice_id" = NoticeId, Path), VersionQuery), responses((status = 200, body = NoticePage)))]
pub async fn find_notice(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<NoticeId>,
    query: web::Query<VersionQuery>,
) -> Result<web::Json<NoticePage>> {
    notice(&state, &caller, path.into_inner(), query.into_inner().version).await.map(web::Json)
}

/// The canonical text of a version: its SHA-256 is the version's hash.
#[utoipa::path(get, path = "/notices/{notice_id}/versions/{version}/text", tag = "notices", params(("notice_id" = NoticeId, Path), ("version" = i32, Path)), responses((status = 200, body = String, content_type = "text/plain")))]
pub async fn find_canonical_text(state: web::Data<State>, path: web::Path<(NoticeId, i32)>) -> Result<HttpResponse> {
    let (id, version) = path.into_inner();
    let db = state.database.reader();
    let row = queries::require_notice(db, id).await?;
    if matches!(state_of(&row), NoticeState::Draft | NoticeState::Withdrawn) {
        return Err(Code::NotFound.into());
    }
    let version = queries::require_version(db, id, version).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(version.canonical))
}

/// Published notices of a compound (`own`: the caller's), a project or a kind, after `cursor`.
pub async fn notices(
    state: &State,
    caller: &Caller,
    compound: String,
    project: String,
    kind: String,
    cursor: String,
) -> Result<NoticeList> {
    let places = state.places();
    let own: Vec<PlaceId> = caller.principal.iter().flat_map(|p| p.homes.iter().map(|(_, place)| *place)).collect();
    let compounds = match compound.as_str() {
        "" => None,
        "own" if own.is_empty() => None,
        "own" => Some(own.clone()),
        id => Some(vec![id.parse().map_err(|_| Code::InvalidQuery)?]),
    };
    let ids: Option<Vec<Uuid>> = compounds.as_ref().map(|places| places.iter().map(|place| place.0).collect());
    let filter = Filter {
        clusters: ids.as_ref().map(|ids| told::clusters(&places, ids)).unwrap_or_default(),
        compounds: ids,
        project: optional(&project, |text| text.parse::<ProjectId>().ok())?.map(Into::into),
        kind: optional(&kind, NoticeKind::parse)?,
        statuses: &["published", "ended", "withdrawn"],
        with_open_objections: false,
    };
    let rows = queries::list_notices(state.database.reader(), &filter, Cursor::parse(&cursor)?, PAGE_SIZE as u64 + 1);
    Ok(NoticeList {
        notices: cards(state, rows.await?).await?,
        limited_to: compounds.and_then(|places_of| places_of.first().map(|place| places.name(*place))),
        own_compound: own.first().map(|place| places.name(*place)),
    })
}

/// Reads an optional value of a query.
pub(super) fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>> {
    if text.is_empty() { Ok(None) } else { Ok(Some(parse(text).ok_or(Code::InvalidQuery)?)) }
}

/// A page of cards from one row more than it shows.
pub(super) async fn cards(state: &State, rows: Vec<notice::Model>) -> Result<Page<NoticeCard>> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let open = queries::count_open_objections(state.database.reader(), &ids).await?;
    let page = Page::from_surplus(rows, PAGE_SIZE, Cursor::after);
    let items = page.items.iter().map(|row| card(state, row, open.get(&row.id).copied().unwrap_or(0)));
    Ok(Page { items: items.collect::<Result<_>>()?, meta: page.meta })
}

/// What a list shows of a notice.
pub(super) fn card(state: &State, row: &notice::Model, open_objections: i64) -> Result<NoticeCard> {
    let compound = PlaceId(row.compound_id);
    let is_shown = state_of(row) != NoticeState::Withdrawn;
    Ok(NoticeCard {
        id: NoticeId(row.id),
        compound_id: compound,
        compound_name: state.places().name(told::seat(row)),
        kind: kind_of(row)?,
        title: row.title.clone(),
        photo: read_photos(&row.photos).into_iter().next().filter(|_| is_shown),
        state: state_of(row),
        period_over: row.ends_at.is_some_and(|ends_at| state.now() >= ends_at),
        published_at: row.published_at,
        ends_at: row.ends_at,
        open_objections: u32::try_from(open_objections).unwrap_or(0),
    })
}

/// A published notice, in an earlier version where `version` names one.
pub async fn notice(state: &State, caller: &Caller, id: NoticeId, version: String) -> Result<NoticePage> {
    let db = state.database.reader();
    let row = queries::require_notice(db, id).await?;
    let status = state_of(&row);
    if status == NoticeState::Draft {
        return Err(Code::NotFound.into());
    }
    let kind = kind_of(&row)?;
    let versions = queries::list_versions(db, id).await?;
    let number = optional(&version, |text| text.parse().ok())?.unwrap_or(row.version);
    let shown = versions.iter().find(|version| version.version == number).ok_or(Code::NotFound)?;
    let objections = queries::list_objections(db, id).await?;
    let open = objections.iter().filter(|row| objection_state(row) == ObjectionState::Open).count();
    let link = format!("{}/notices/{id}", state.public_url());
    let withdrawn = status == NoticeState::Withdrawn;
    Ok(NoticePage {
        card: card(state, &row, i64::try_from(open).unwrap_or(0))?,
        project_id: ProjectId(row.project_id),
        decision: told::link(db, &row, state.now()).await?,
        content: (!withdrawn).then(|| Content::of_version(shown).view(kind, caller.lang)),
        version: u32::try_from(number).unwrap_or(0),
        versions: version_lines(&versions, kind, caller.lang),
        sha256: shown.sha256.clone(),
        basis: kind.legal_basis(caller.lang).to_owned(),
        days_basis: kind.display().days_basis(caller.lang).to_owned(),
        withdrawal: withdrawal(&row),
        postings: posting_views(&queries::list_postings(db, id).await?, withdrawn),
        homes: u32::try_from(row.homes).unwrap_or(0),
        homes_told: u32::try_from(row.homes_told).unwrap_or(0),
        answered: answered(&objections),
        mine: own_objections(state, caller, &objections).await?,
        may_object_for: objecting_homes(state, caller, &row, kind, &objections).await?,
        qr_svg: qr_svg(&link)?,
        link,
    })
}

/// Why a notice went, if it went.
pub(super) fn withdrawal(row: &notice::Model) -> Option<Withdrawal> {
    row.withdrawn_at.map(|at| Withdrawal { at, reason: row.withdrawn_reason.clone() })
}

/// The versions, the latest first, with what changed.
pub(super) fn version_lines(versions: &[notice_version::Model], kind: NoticeKind, lang: Lang) -> Vec<VersionLine> {
    let lines = versions.iter().enumerate().map(|(index, version)| {
        let before = index.checked_sub(1).and_then(|index| versions.get(index));
        let changes = |before| Content::of_version(version).changes_since(&Content::of_version(before), kind, lang);
        VersionLine {
            version: u32::try_from(version.version).unwrap_or(0),
            published_at: version.published_at,
            reason: version.reason.clone(),
            changed: before.map(changes).unwrap_or_default(),
            sha256: version.sha256.clone(),
        }
    });
    let mut lines: Vec<_> = lines.collect();
    lines.reverse();
    lines
}

/// Where the sheets were seen; of a withdrawn notice without pictures, which show what it said.
pub(super) fn posting_views(postings: &[notice_posting::Model], without_photos: bool) -> Vec<PostingView> {
    let views = postings.iter().map(|posting| PostingView {
        moment: PostingMoment::parse(&posting.moment).unwrap_or(PostingMoment::Posted),
        place: posting.place.clone(),
        photos: if without_photos { Vec::new() } else { read_photos(&posting.photos) },
        version: u32::try_from(posting.version).unwrap_or(0),
        recorded_at: posting.recorded_at,
    });
    views.collect()
}

/// Answered objections without anything that says whose they were.
fn answered(objections: &[objection::Model]) -> Vec<AnsweredObjection> {
    let answered = objections.iter().filter(|row| objection_state(row) == ObjectionState::Answered);
    let views = answered.map(|row| AnsweredObjection {
        id: ObjectionId(row.id),
        text: row.body.clone(),
        answer: row.answer.clone(),
        created_at: row.created_at,
        answered_at: row.answered_at,
    });
    views.collect()
}

/// The caller's own objections.
async fn own_objections(state: &State, caller: &Caller, objections: &[objection::Model]) -> Result<Vec<OwnObjection>> {
    let Some(person) = caller.person_id() else { return Ok(Vec::new()) };
    let own: Vec<_> = objections.iter().filter(|row| row.person_id == person.0).collect();
    let homes: Vec<_> = own.iter().map(|row| HomeId(row.home_id)).collect();
    let labels = labels(state, &homes).await?;
    let views = own.into_iter().map(|row| OwnObjection {
        id: ObjectionId(row.id),
        home_label: label_of(&labels, HomeId(row.home_id)),
        state: objection_state(row),
        text: row.body.clone(),
        photos: read_photos(&row.photos),
        answer: row.answer.clone(),
        due_at: row.due_at,
        created_at: row.created_at,
    });
    Ok(views.collect())
}

/// The homes the caller may object for now.
async fn objecting_homes(
    state: &State,
    caller: &Caller,
    row: &notice::Model,
    kind: NoticeKind,
    objections: &[objection::Model],
) -> Result<Vec<ObjectingHome>> {
    let ends_at: Instant = row.ends_at.unwrap_or(row.listed_at);
    if may_object(kind, state_of(row), ends_at, state.now()).is_err() {
        return Ok(Vec::new());
    }
    let is_open = |home: &HomeId| {
        let key = open_key(NoticeId(row.id), home.0);
        objections.iter().any(|row| row.open_key.as_deref() == Some(key.as_str()))
    };
    let mut homes = Vec::new();
    for (home, place) in caller.principal.iter().flat_map(|principal| &principal.homes) {
        if !is_open(home) && place_of_home(state, caller, row, *home).await? == *place {
            homes.push(*home);
        }
    }
    let labels = labels(state, &homes).await?;
    Ok(homes.into_iter().map(|home| ObjectingHome { id: home, label: label_of(&labels, home) }).collect())
}

/// The labels of homes.
pub(super) async fn labels(state: &State, homes: &[HomeId]) -> Result<Vec<(HomeId, String)>> {
    if homes.is_empty() {
        return Ok(Vec::new());
    }
    let rows = people::queries::list_homes(state.database.reader(), homes).await?;
    Ok(rows.into_iter().map(|row| (HomeId(row.id), row.label)).collect())
}

/// The label of a home among `labels`.
pub(super) fn label_of(labels: &[(HomeId, String)], home: HomeId) -> String {
    labels.iter().find(|(id, _)| *id == home).map(|(_, label)| label.clone()).unwrap_or_default()
}

/// The QR code of a link as an SVG element, to stand inside a page.
fn qr_svg(link: &str) -> Result<String> {
    let code = QrCode::new(link).map_err(anyhow::Error::from)?;
    let document = code.render::<svg::Color<'_>>().min_dimensions(180, 180).quiet_zone(true).build();
    let start = document.find("<svg").unwrap_or(0);
    Ok(document[start..].to_owned())
}
