//! Queries of disputes.

use linyi_shared::decisions::rules::DisputeAnswer;
use linyi_shared::id::{DecisionId, DisputeId, PhotoId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use uuid::Uuid;

use crate::entities::{ballot_dispute, ballot_evidence, ballot_version, mandate_photo, paper_ballot, paper_photo};

/// Finds a dispute and keeps others from it until the transaction ends.
pub async fn lock_dispute(db: &impl ConnectionTrait, id: DisputeId) -> Result<Option<ballot_dispute::Model>, DbErr> {
    ballot_dispute::Entity::find_by_id(id.0).lock_exclusive().one(db).await
}

/// Finds a version of an elector's ballot.
pub async fn find_version(
    db: &impl ConnectionTrait,
    elector: Uuid,
    version: i32,
) -> Result<Option<ballot_version::Model>, DbErr> {
    ballot_version::Entity::find_by_id((elector, version)).one(db).await
}

/// Finds the dispute of a version.
pub async fn find_of_version(
    db: &impl ConnectionTrait,
    elector: Uuid,
    version: i32,
) -> Result<Option<ballot_dispute::Model>, DbErr> {
    ballot_dispute::Entity::find()
        .filter(ballot_dispute::Column::ElectorId.eq(elector))
        .filter(ballot_dispute::Column::Version.eq(version))
        .one(db)
        .await
}

/// Lists the disputes of electors.
pub async fn list_of_electors(
    db: &impl ConnectionTrait,
    electors: &[Uuid],
) -> Result<Vec<ballot_dispute::Model>, DbErr> {
    ballot_dispute::Entity::find()
        .filter(ballot_dispute::Column::ElectorId.is_in(electors.iter().copied()))
        .all(db)
        .await
}

/// Lists the disputes of a decision, the earliest first.
pub async fn list_of_decision(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Vec<ballot_dispute::Model>, DbErr> {
    ballot_dispute::Entity::find()
        .filter(ballot_dispute::Column::DecisionId.eq(decision.0))
        .order_by_asc(ballot_dispute::Column::Id)
        .all(db)
        .await
}

/// Counts the disputes of a decision that wait, and all of them.
pub async fn count(db: &impl ConnectionTrait, decision: DecisionId) -> Result<(u64, u64), DbErr> {
    let all = || ballot_dispute::Entity::find().filter(ballot_dispute::Column::DecisionId.eq(decision.0));
    let open = all().filter(ballot_dispute::Column::Answer.is_null()).count(db).await?;
    Ok((open, all().count(db).await?))
}

/// Lists the versions of a decision's ballots that were withdrawn, as elector and version.
pub async fn list_withdrawn(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<(Uuid, i32)>, DbErr> {
    ballot_dispute::Entity::find()
        .select_only()
        .column(ballot_dispute::Column::ElectorId)
        .column(ballot_dispute::Column::Version)
        .filter(ballot_dispute::Column::DecisionId.eq(decision.0))
        .filter(ballot_dispute::Column::Answer.eq(DisputeAnswer::Void.as_str()))
        .into_tuple()
        .all(db)
        .await
}

/// Lists the leaves of the versions that were withdrawn, in no order that tells of an elector: that of the leaves.
pub async fn list_withdrawn_leaves(db: &impl ConnectionTrait, decision: DecisionId) -> Result<Vec<Vec<u8>>, DbErr> {
    let to_version: RelationDef = ballot_dispute::Entity::belongs_to(ballot_version::Entity)
        .from((ballot_dispute::Column::ElectorId, ballot_dispute::Column::Version))
        .to((ballot_version::Column::ElectorId, ballot_version::Column::Version))
        .into();
    ballot_dispute::Entity::find()
        .select_only()
        .column(ballot_version::Column::Commitment)
        .join(JoinType::InnerJoin, to_version)
        .filter(ballot_dispute::Column::DecisionId.eq(decision.0))
        .filter(ballot_dispute::Column::Answer.eq(DisputeAnswer::Void.as_str()))
        .filter(ballot_version::Column::LeafIndex.is_not_null())
        .order_by_asc(ballot_version::Column::LeafIndex)
        .into_tuple()
        .all(db)
        .await
}

/// Lists the photos that go with a version: its own, those of its paper and of its mandate.
pub async fn list_photos(
    db: &impl ConnectionTrait,
    version: &ballot_version::Model,
    serial: Option<i32>,
) -> Result<Vec<PhotoId>, DbErr> {
    let own = ballot_evidence::Entity::find()
        .filter(ballot_evidence::Column::ElectorId.eq(version.elector_id))
        .filter(ballot_evidence::Column::Version.eq(version.version))
        .all(db)
        .await?;
    let mut photos: Vec<_> = own.into_iter().map(|row| PhotoId(row.photo_id)).collect();
    if let Some(serial) = serial {
        let paper = paper_photo::Entity::find()
            .filter(paper_photo::Column::DecisionId.eq(version.decision_id))
            .filter(paper_photo::Column::Serial.eq(serial))
            .all(db)
            .await?;
        photos.extend(paper.into_iter().map(|row| PhotoId(row.photo_id)));
    }
    if let Some(mandate) = version.mandate_id {
        let proof = mandate_photo::Entity::find().filter(mandate_photo::Column::MandateId.eq(mandate)).all(db).await?;
        photos.extend(proof.into_iter().map(|row| PhotoId(row.photo_id)));
    }
    photos.sort_unstable();
    Ok(photos)
}

/// Lists the versions a photo goes with, as elector and version: several only where it is of a mandate.
pub async fn list_versions_of_photo(db: &impl ConnectionTrait, photo: Uuid) -> Result<Vec<(Uuid, i32)>, DbErr> {
    if let Some(row) = ballot_evidence::Entity::find_by_id(photo).one(db).await? {
        return Ok(vec![(row.elector_id, row.version)]);
    }
    if let Some(row) = paper_photo::Entity::find_by_id(photo).one(db).await? {
        let paper = paper_ballot::Entity::find_by_id((row.decision_id, row.serial)).one(db).await?;
        return Ok(paper.and_then(|paper| paper.elector_id.zip(paper.counted_version)).into_iter().collect());
    }
    let Some(row) = mandate_photo::Entity::find_by_id(photo).one(db).await? else { return Ok(Vec::new()) };
    ballot_version::Entity::find()
        .select_only()
        .column(ballot_version::Column::ElectorId)
        .column(ballot_version::Column::Version)
        .filter(ballot_version::Column::MandateId.eq(row.mandate_id))
        .into_tuple()
        .all(db)
        .await
}
