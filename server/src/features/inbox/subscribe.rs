//! Devices asking for push messages, and no longer.

use actix_web::{HttpResponse, web};
use linyi_shared::inbox::api::{SubscribePush, UnsubscribePush};
use linyi_shared::lang::Lang;
use linyi_shared::problem::{Code, Problem};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter};
use uuid::Uuid;

use super::queries;
use crate::entities::push_subscription;
use crate::error::Result;
use crate::features::people::sessions;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Subscribes a device, to be reminded in the caller's language; the same device again changes nothing but that, its
/// keys and its person.
#[utoipa::path(post, path = "/push/subscriptions", tag = "inbox", request_body = SubscribePush, responses((status = 204)))]
pub async fn create_subscription(
    state: web::Data<State>,
    caller: Caller,
    Input(input): Input<SubscribePush>,
) -> Result<HttpResponse> {
    let person = caller.principal()?.person_id;
    if !is_acceptable(&input.endpoint) {
        let words = ["这台设备不能接收提醒", "this device cannot receive reminders"];
        return Err(Problem::new(Code::InvalidInput).with_field("/endpoint", words).into());
    }
    let endpoint_hash = sessions::hash(&input.endpoint);
    state
        .write_secret(&caller, async |tx| {
            match queries::find_subscription(&**tx, &endpoint_hash).await? {
                Some(row) => {
                    let mut row = row.into_active_model();
                    row.person_id = Set(person.0);
                    row.p256dh = Set(input.p256dh.to_string());
                    row.auth = Set(input.auth.to_string());
                    row.lang = Set(caller.lang.tag().to_owned());
                    row.update(&**tx).await?;
                }
                None => {
                    push_subscription::ActiveModel {
                        id: Set(Uuid::now_v7()),
                        person_id: Set(person.0),
                        endpoint: Set(input.endpoint.to_string()),
                        endpoint_hash: Set(endpoint_hash.clone()),
                        p256dh: Set(input.p256dh.to_string()),
                        auth: Set(input.auth.to_string()),
                        lang: Set(caller.lang.tag().to_owned()),
                        created_at: Set(tx.now),
                    }
                    .insert(&**tx)
                    .await?;
                }
            }
            tx.audit("inbox.subscribe_push", "person", person, None, &serde_json::json!({})).await
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Ends the subscription of a device of the caller's.
#[utoipa::path(post, path = "/push/subscriptions/end", tag = "inbox", request_body = UnsubscribePush, responses((status = 204)))]
pub async fn end_subscription(
    state: web::Data<State>,
    caller: Caller,
    Input(input): Input<UnsubscribePush>,
) -> Result<HttpResponse> {
    let person = caller.principal()?.person_id;
    let endpoint_hash = sessions::hash(&input.endpoint);
    state
        .write_secret(&caller, async |tx| {
            if let Some(row) = queries::find_subscription(&**tx, &endpoint_hash).await?
                && row.person_id == person.0
            {
                row.delete(&**tx).await?;
                tx.audit("inbox.unsubscribe_push", "person", person, None, &serde_json::json!({})).await?;
            }
            Ok(())
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Reminds every device of a person in the language the person chose last.
pub async fn speak(state: &State, caller: &Caller, lang: Lang) -> Result<()> {
    let Some(person) = caller.person_id() else { return Ok(()) };
    state
        .write_secret(caller, async |tx| {
            let devices = push_subscription::Entity::update_many()
                .col_expr(push_subscription::Column::Lang, Expr::value(lang.tag()))
                .filter(push_subscription::Column::PersonId.eq(person.0))
                .filter(push_subscription::Column::Lang.ne(lang.tag()))
                .exec(&**tx)
                .await?;
            if devices.rows_affected > 0 {
                tx.audit("inbox.speak", "person", person, None, &serde_json::json!({"lang": lang})).await?;
            }
            Ok(())
        })
        .await
}

/// Push services are reached by HTTPS; loopback alone may be plain, for tests.
fn is_acceptable(endpoint: &str) -> bool {
    endpoint.starts_with("https://") || endpoint.starts_with("http://127.0.0.1:")
}
