//! Signing out, here or on another device.

use actix_web::{HttpResponse, web};
use linyi_shared::id::SessionId;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde::Deserialize;

use super::queries;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// A write without content.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Ends the session the caller came with.
#[utoipa::path(post, path = "/sessions/current/end", tag = "people", responses((status = 204)))]
pub async fn end_session(state: web::Data<State>, caller: Caller, _: Input<Nothing>) -> Result<HttpResponse> {
    let session = caller.principal()?.session_id;
    revoke(&state, &caller, session).await?;
    let cookies = state.cookies();
    Ok(HttpResponse::NoContent()
        .cookie(cookies.removal(cookies.access()))
        .cookie(cookies.removal(cookies.refresh()))
        .insert_header(("clear-site-data", "\"cache\""))
        .finish())
}

/// Ends one of the caller's sessions on another device.
#[utoipa::path(post, path = "/sessions/{session_id}/end", tag = "people", params(("session_id" = SessionId, Path)), responses((status = 204)))]
pub async fn end_other_session(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<SessionId>,
    _: Input<Nothing>,
) -> Result<HttpResponse> {
    revoke(&state, &caller, path.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn revoke(state: &State, caller: &Caller, session: SessionId) -> Result<()> {
    let person = caller.principal()?.person_id;
    state
        .write_secret(caller, async |tx| {
            let row = queries::find_session(&**tx, session).await?.filter(|row| row.person_id == person.0);
            let row = row.ok_or(Code::NotFound)?;
            let mut row = row.into_active_model();
            row.revoked_at = Set(Some(tx.now));
            row.update(&**tx).await?;
            tx.change_principal(person).await?;
            tx.audit("people.sign_out", "session", session, None, &serde_json::json!({})).await
        })
        .await
}
