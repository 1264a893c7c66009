//! What a person sees of the inbox.

use actix_web::web;
use linyi_shared::inbox::api::{MessageView, PushKey};
use linyi_shared::page::{Page, PageQuery};
use linyi_shared::problem::Code;

use super::queries;
use crate::error::Result;
use crate::http::caller::Caller;
use crate::state::State;

/// The caller's messages, the latest first.
#[utoipa::path(get, path = "/inbox", tag = "inbox", params(("cursor" = Option<String>, Query), ("per_page" = Option<u32>, Query)), responses((status = 200, body = Page<MessageView>)))]
pub async fn list_messages(
    state: web::Data<State>,
    caller: Caller,
    query: web::Query<PageQuery>,
) -> Result<web::Json<Page<MessageView>>> {
    let size = query.size();
    messages_sized(&state, &caller, query.into_inner().cursor.unwrap_or_default(), size).await.map(web::Json)
}

/// The key a device needs to ask for push messages.
#[utoipa::path(get, path = "/push/key", tag = "inbox", responses((status = 200, body = PushKey)))]
pub async fn find_push_key(state: web::Data<State>) -> Result<web::Json<PushKey>> {
    Ok(web::Json(PushKey { public_key: state.keys.push.public_key.clone() }))
}

/// The caller's messages after `cursor`, twenty a page.
pub async fn messages(state: &State, caller: &Caller, cursor: String) -> Result<Page<MessageView>> {
    messages_sized(state, caller, cursor, 20).await
}

async fn messages_sized(state: &State, caller: &Caller, cursor: String, size: usize) -> Result<Page<MessageView>> {
    let person = caller.principal()?.person_id;
    let cursor = match cursor.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Code::InvalidQuery)?),
    };
    let rows = queries::list_messages(state.database.reader(), person, cursor, size as u64 + 1).await?;
    let views = rows.into_iter().map(|row| {
        let (title, body) = row.told_in(caller.lang);
        MessageView {
            id: row.id.into(),
            title: title.to_owned(),
            body: body.to_owned(),
            kind: row.kind,
            link: row.link,
            created_at: row.created_at,
            is_read: row.read_at.is_some(),
        }
    });
    Ok(Page::from_surplus(views.collect(), size, |view: &MessageView| view.id.to_string()))
}
