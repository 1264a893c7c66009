//! A person corrects what it is to a home: who binds a home in a hurry may choose wrongly.

use actix_web::{HttpResponse, web};
use linyi_shared::id::{HomeId, PlaceId};
use linyi_shared::people::api::CorrectRelation;
use linyi_shared::problem::Code;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{principals, queries};
use crate::error::Result;
use crate::http::caller::Caller;
use crate::http::input::Input;
use crate::state::State;

/// Corrects what the caller is to a home it speaks for; what was said before stays in the audit.
#[utoipa::path(post, path = "/home-bindings/{home_id}/relation", tag = "people", params(("home_id" = HomeId, Path)), request_body = CorrectRelation, responses((status = 204)))]
pub async fn correct_relation(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<HomeId>,
    Input(input): Input<CorrectRelation>,
) -> Result<HttpResponse> {
    let home = path.into_inner();
    state
        .write(&caller, async |tx| {
            let person = caller.principal()?.person_id;
            let bindings = queries::list_bindings(&**tx, person).await?;
            let binding = bindings.into_iter().find(|row| row.home_id == home.0).ok_or(Code::NotFound)?;
            let (id, compound, before) = (binding.id, PlaceId(binding.compound_id), principals::relation_of(&binding));
            let mut binding = binding.into_active_model();
            binding.relation = Set(input.relation.as_str().to_owned());
            binding.update(&**tx).await?;
            tx.change_principal(person).await?;
            let details = serde_json::json!({"home_id": home, "before": before, "after": input.relation});
            tx.audit("people.correct_relation", "home_binding", id, Some(compound), &details).await
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
