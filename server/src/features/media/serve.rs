//! Serving photos: those of published records to everybody, others to signed-in people only.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use linyi_shared::id::PhotoId;
use linyi_shared::media::rules::PhotoSize;
use linyi_shared::problem::Code;
use object_store::ObjectStoreExt;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::upload::file_path;
use crate::entities::photo;
use crate::error::Result;
use crate::features::decisions::disputes::evidence;
use crate::http::caller::Caller;
use crate::state::State;
use crate::write::Write;
use linyi_shared::id::PlaceId;
use sea_orm::sea_query::Expr;

/// One size of a photo.
pub async fn find_photo(
    state: web::Data<State>,
    caller: Caller,
    path: web::Path<(PhotoId, String)>,
) -> Result<HttpResponse> {
    let (id, size) = path.into_inner();
    let size = PhotoSize::parse(&size).ok_or(Code::NotFound)?;
    let row = photo::Entity::find_by_id(id.0).one(state.database.reader()).await?.ok_or(Code::NotFound)?;
    let own = caller.person_id().is_some_and(|person| person.0 == row.uploaded_by);
    let staff = || {
        row.compound_id
            .is_some_and(|compound| caller.may(&state, linyi_shared::people::rules::Duty::ReadDesk, PlaceId(compound)))
    };
    if !row.public && !own && !staff() && !evidence::may_open(&state, &caller, id).await? {
        return Err(Code::NotFound.into());
    }
    let file = state.photos.get(&file_path(id, size)).await.map_err(anyhow::Error::from)?;
    let bytes = file.bytes().await.map_err(anyhow::Error::from)?;
    let cache = if row.public { "public, max-age=31536000, immutable" } else { "private, max-age=3600" };
    Ok(HttpResponse::Ok()
        .content_type("image/jpeg")
        .insert_header((header::CACHE_CONTROL, cache))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(bytes))
}

/// Gives photos of the caller's to a record of `compound`; public ones may be seen by everybody.
///
/// A photo that is not the caller's or already belongs to another compound is refused.
pub async fn attach(tx: &Write<'_>, photos: &[PhotoId], compound: PlaceId, public: bool) -> Result<()> {
    if photos.is_empty() {
        return Ok(());
    }
    let person = tx.caller.principal()?.person_id;
    let rows = find_rows(&**tx, photos).await?;
    let usable =
        |row: &photo::Model| row.uploaded_by == person.0 && row.compound_id.is_none_or(|place| place == compound.0);
    if rows.len() != photos.len() || !rows.iter().all(usable) {
        return Err(Code::PhotoUnknown.into());
    }
    let mut update = photo::Entity::update_many()
        .col_expr(photo::Column::CompoundId, Expr::value(compound.0))
        .filter(photo::Column::Id.is_in(photos.iter().map(|id| id.0)));
    if public {
        update = update.col_expr(photo::Column::Public, Expr::value(true));
    }
    update.exec(&**tx).await?;
    Ok(())
}

async fn find_rows(db: &impl ConnectionTrait, photos: &[PhotoId]) -> Result<Vec<photo::Model>, DbErr> {
    photo::Entity::find().filter(photo::Column::Id.is_in(photos.iter().map(|id| id.0))).all(db).await
}
