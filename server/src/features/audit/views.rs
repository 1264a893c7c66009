//! What auditors see of the audit log.

use actix_web::web;
use linyi_shared::audit::api::AuditEntryView;
use linyi_shared::page::{Page, PageQuery};
use linyi_shared::people::rules::Duty;
use linyi_shared::places::api::PlaceKind;
use linyi_shared::problem::Code;

use super::queries;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// Writes at the caller's places, the latest first.
#[utoipa::path(get, path = "/audit-entries", tag = "audit", params(("cursor" = Option<String>, Query), ("per_page" = Option<u32>, Query)), responses((status = 200, body = Page<AuditEntryView>)))]
pub async fn list_audit_entries(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<PageQuery>,
) -> Result<web::Json<Page<AuditEntryView>>> {
    let size = query.size();
    entries_sized(&state, &caller, query.into_inner().cursor.unwrap_or_default(), size).await.map(web::Json)
}

/// Writes at the caller's places after `cursor`, fifty a page.
pub async fn entries(state: &State, caller: &Caller, cursor: String) -> Result<Page<AuditEntryView>> {
    entries_sized(state, caller, cursor, 50).await
}

async fn entries_sized(state: &State, caller: &Caller, cursor: String, size: usize) -> Result<Page<AuditEntryView>> {
    let grants = &caller.principal()?.grants;
    let reading: Vec<_> = grants.iter().filter(|grant| Duty::ReadAudit.roles().contains(&grant.role)).collect();
    if reading.is_empty() {
        return Err(Code::Forbidden.into());
    }
    let places = state.places();
    let is_district = |place| places.find(place).is_some_and(|node| node.kind == PlaceKind::District);
    let everything = reading.iter().any(|grant| is_district(grant.place));
    let compounds = reading.iter().flat_map(|grant| places.compounds_below(grant.place)).map(Into::into).collect();
    let cursor = match cursor.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Code::InvalidQuery)?),
    };
    let db = state.database.reader();
    let rows = queries::list_entries(db, compounds, everything, cursor, size as u64 + 1).await?;
    let views = rows.into_iter().map(|row| AuditEntryView {
        id: row.id,
        at: row.at,
        person_id: row.person_id,
        action: row.action,
        object_kind: row.object_kind,
        object_id: row.object_id,
        compound_name: row.compound_id.map(|id| places.name(id.into())),
        request_id: row.request_id,
    });
    Ok(Page::from_surplus(views.collect(), size, |view: &AuditEntryView| view.id.to_string()))
}
