//! Marking messages as read.

use actix_web::{HttpResponse, web};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entities::inbox_message;
use crate::error::Result;
use crate::features::people::sign_out::Nothing;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Marks all of the caller's messages as read.
#[utoipa::path(post, path = "/inbox/read", tag = "inbox", responses((status = 204)))]
pub async fn mark_messages_read(state: web::Data<State>, caller: Caller, _: Input<Nothing>) -> Result<HttpResponse> {
    let person = caller.principal()?.person_id;
    state
        .write_secret(&caller, async |tx| {
            inbox_message::Entity::update_many()
                .col_expr(inbox_message::Column::ReadAt, Expr::value(tx.now))
                .filter(inbox_message::Column::PersonId.eq(person.0))
                .filter(inbox_message::Column::ReadAt.is_null())
                .exec(&**tx)
                .await?;
            tx.audit("inbox.read", "person", person, None, &serde_json::json!({})).await
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
