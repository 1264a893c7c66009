//! Queries of photos that no record took.

use linyi_shared::id::PhotoId;
use linyi_shared::time::Instant;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entities::{ballot_evidence, delivery_photo, mandate_photo, paper_photo, photo, silence_photo};

/// The tables that name photos in a JSON column `photos`, where no key holds them; a test compares them with the schema.
pub const NAMED_IN: [&str; 17] = [
    "area_correction",
    "consultation_answer",
    "consultation_answer_version",
    "defect_change",
    "legal_acceptance",
    "lift_consent",
    "meeting_version",
    "motion_version",
    "notice",
    "notice_posting",
    "notice_version",
    "objection",
    "observation",
    "ownership_transfer",
    "party_study",
    "progress_entry",
    "resident_check",
];

/// Lists photos that were stored before `before` and that no record took, the oldest first, at most `limit`.
///
/// A record that names photos gives them its compound ([`super::serve::attach`]); the evidence of a vote has them in
/// tables of their own.
pub async fn list_unused(db: &impl ConnectionTrait, before: Instant, limit: u64) -> Result<Vec<PhotoId>, DbErr> {
    let ids: Vec<Uuid> = photo::Entity::find()
        .select_only()
        .column(photo::Column::Id)
        .filter(photo::Column::CompoundId.is_null())
        .filter(photo::Column::CreatedAt.lt(before))
        .filter(photo::Column::Id.not_in_subquery(ids_in::<ballot_evidence::Entity>(ballot_evidence::Column::PhotoId)))
        .filter(photo::Column::Id.not_in_subquery(ids_in::<paper_photo::Entity>(paper_photo::Column::PhotoId)))
        .filter(photo::Column::Id.not_in_subquery(ids_in::<mandate_photo::Entity>(mandate_photo::Column::PhotoId)))
        .filter(photo::Column::Id.not_in_subquery(ids_in::<delivery_photo::Entity>(delivery_photo::Column::PhotoId)))
        .filter(photo::Column::Id.not_in_subquery(ids_in::<silence_photo::Entity>(silence_photo::Column::PhotoId)))
        .order_by_asc(photo::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(PhotoId).collect())
}

fn ids_in<E: EntityTrait>(photo_id: E::Column) -> SelectStatement {
    E::find().select_only().column(photo_id).into_query()
}

/// Whether a record names a photo in a JSON column.
pub async fn is_named(db: &impl ConnectionTrait, photo: PhotoId) -> Result<bool, DbErr> {
    for table in NAMED_IN {
        let query = Query::select()
            .expr(Expr::val(1))
            .from(table)
            .and_where(Expr::col("photos").cast_as("text").like(format!("%{photo}%")))
            .limit(1)
            .to_owned();
        if db.query_one(&query).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Deletes a photo that no record took; answers whether there was one. Where a key still holds it, that is the error.
pub async fn delete_unused(db: &impl ConnectionTrait, photo: PhotoId) -> Result<bool, DbErr> {
    let deleted = photo::Entity::delete_many()
        .filter(photo::Column::Id.eq(photo.0))
        .filter(photo::Column::CompoundId.is_null())
        .exec(db)
        .await?;
    Ok(deleted.rows_affected > 0)
}
