//! Queries of paper ballots.

use std::collections::HashMap;

use linyi_shared::decisions::api::PapersShown;
use linyi_shared::decisions::rules::{PaperState, VoidReason};
use linyi_shared::id::{DecisionId, ElectorId, HomeId, PersonId, PlaceId};
use linyi_shared::problem::Code;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entities::{ballot, delivery_photo, elector, elector_home, home, paper_ballot, paper_entry, paper_photo};
use crate::error::Result as FeatureResult;
use crate::features::places::queries::same_id;

/// Rows of one statement: SQLite takes 32,766 parameters.
const ROWS: usize = 1_000;

/// Finds a paper and keeps others from it until the transaction ends.
pub async fn lock_paper(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    serial: u32,
) -> Result<Option<paper_ballot::Model>, DbErr> {
    let Ok(serial) = i32::try_from(serial) else { return Ok(None) };
    paper_ballot::Entity::find_by_id((decision.0, serial)).lock_exclusive().one(db).await
}

/// Finds a paper.
pub async fn find_paper(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    serial: u32,
) -> Result<Option<paper_ballot::Model>, DbErr> {
    let Ok(serial) = i32::try_from(serial) else { return Ok(None) };
    paper_ballot::Entity::find_by_id((decision.0, serial)).one(db).await
}

/// Lists papers by their numbers, those that are there.
pub async fn list_by_number(
    db: &impl ConnectionTrait,
    papers: &[(DecisionId, u32)],
) -> Result<Vec<paper_ballot::Model>, DbErr> {
    if papers.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = papers.iter().fold(Condition::any(), |any, (decision, serial)| {
        let one = paper_ballot::Column::DecisionId.eq(decision.0);
        any.add(one.and(paper_ballot::Column::Serial.eq(i64::from(*serial))))
    });
    paper_ballot::Entity::find().filter(wanted).all(db).await
}

/// The last number that was issued; 0 before the first.
pub async fn last_serial(db: &impl ConnectionTrait, decision: DecisionId) -> Result<i32, DbErr> {
    let last: Option<Option<i32>> = paper_ballot::Entity::find()
        .select_only()
        .column_as(paper_ballot::Column::Serial.max(), "last")
        .filter(paper_ballot::Column::DecisionId.eq(decision.0))
        .into_tuple()
        .one(db)
        .await?;
    Ok(last.flatten().unwrap_or(0))
}

/// Adds papers.
pub async fn insert_papers(db: &impl ConnectionTrait, rows: Vec<paper_ballot::ActiveModel>) -> Result<(), DbErr> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let batch: Vec<_> = rows.by_ref().take(ROWS).collect();
        paper_ballot::Entity::insert_many(batch).exec_without_returning(db).await?;
    }
    Ok(())
}

/// An elector somebody could bring a paper to: the elector and its first home.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Recipient {
    /// The elector.
    pub elector_id: Uuid,
    /// One of its homes.
    pub home_id: Uuid,
}

/// Lists the electors on the roll who have neither voted nor a paper that is out or back, each with its first home in
/// the order of the register; of one building only, where one is named.
pub async fn list_missing(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    building: Option<PlaceId>,
) -> Result<Vec<Recipient>, DbErr> {
    let voted = Query::select()
        .column(ballot::Column::ElectorId)
        .from(ballot::Entity)
        .and_where(ballot::Column::DecisionId.eq(decision.0))
        .and_where(ballot::Column::Counted.gt(0))
        .to_owned();
    let holding = Query::select()
        .column(paper_ballot::Column::ElectorId)
        .from(paper_ballot::Entity)
        .and_where(paper_ballot::Column::DecisionId.eq(decision.0))
        .and_where(paper_ballot::Column::ElectorId.is_not_null())
        .and_where(paper_ballot::Column::State.ne(PaperState::Void.as_str()))
        .to_owned();
    let mut query = elector_home::Entity::find()
        .select_only()
        .column(elector_home::Column::ElectorId)
        .column(elector_home::Column::HomeId)
        .join(
            JoinType::InnerJoin,
            same_id(elector_home::Entity, elector_home::Column::HomeId, home::Entity, home::Column::Id),
        )
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .filter(elector_home::Column::ElectorId.not_in_subquery(voted))
        .filter(elector_home::Column::ElectorId.not_in_subquery(holding));
    if let Some(building) = building {
        query = query.filter(elector_home::Column::BuildingId.eq(building.0));
    }
    let rows: Vec<Recipient> = query.order_by_asc(home::Column::Label).into_model().all(db).await?;
    let mut seen = std::collections::HashSet::new();
    Ok(rows.into_iter().filter(|row| seen.insert(row.elector_id)).collect())
}

/// The elector of a home on the roll, or a named elector with a home of it; a home with several electors needs the name.
pub async fn find_recipient(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    home: Option<HomeId>,
    elector: Option<ElectorId>,
) -> FeatureResult<Option<Recipient>> {
    let mut query = elector_home::Entity::find().filter(elector_home::Column::DecisionId.eq(decision.0));
    if home.is_none() && elector.is_none() {
        return Ok(None);
    }
    if let Some(home) = home {
        query = query.filter(elector_home::Column::HomeId.eq(home.0));
    }
    if let Some(elector) = elector {
        query = query.filter(elector_home::Column::ElectorId.eq(elector.0));
    }
    let rows = query.order_by_asc(elector_home::Column::HomeId).limit(2).all(db).await?;
    match rows.as_slice() {
        [first, other] if first.elector_id != other.elector_id => Err(Code::ElectorNotNamed.into()),
        rows => Ok(rows.first().map(|row| Recipient { elector_id: row.elector_id, home_id: row.home_id })),
    }
}

/// Lists the papers of a decision that are in the wanted state, by number after `cursor`, at most `limit`.
pub async fn list_papers(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    shown: PapersShown,
    cursor: i32,
    limit: u64,
) -> Result<Vec<paper_ballot::Model>, DbErr> {
    let mut query = paper_ballot::Entity::find()
        .filter(paper_ballot::Column::DecisionId.eq(decision.0))
        .filter(paper_ballot::Column::Serial.gt(cursor));
    let state = match shown {
        PapersShown::All => None,
        PapersShown::Outstanding => Some(PaperState::Outstanding),
        PapersShown::Waiting => Some(PaperState::Waiting),
        PapersShown::Counted => Some(PaperState::Counted),
        PapersShown::Void => Some(PaperState::Void),
    };
    if let Some(state) = state {
        query = query.filter(paper_ballot::Column::State.eq(state.as_str()));
    }
    query.order_by_asc(paper_ballot::Column::Serial).limit(limit).all(db).await
}

/// Lists the papers with a number from `first` to `last`.
pub async fn list_range(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    first: i32,
    last: i32,
) -> Result<Vec<paper_ballot::Model>, DbErr> {
    paper_ballot::Entity::find()
        .filter(paper_ballot::Column::DecisionId.eq(decision.0))
        .filter(paper_ballot::Column::Serial.between(first, last))
        .order_by_asc(paper_ballot::Column::Serial)
        .all(db)
        .await
}

/// Counts the papers of a decision by state and reason.
pub async fn count_by_state(
    db: &impl ConnectionTrait,
    decision: DecisionId,
) -> Result<Vec<(String, Option<String>, i64)>, DbErr> {
    paper_ballot::Entity::find()
        .select_only()
        .column(paper_ballot::Column::State)
        .column(paper_ballot::Column::VoidReason)
        .column_as(paper_ballot::Column::Serial.count(), "papers")
        .filter(paper_ballot::Column::DecisionId.eq(decision.0))
        .group_by(paper_ballot::Column::State)
        .group_by(paper_ballot::Column::VoidReason)
        .into_tuple()
        .all(db)
        .await
}

/// The papers that are back and that `person` has not entered yet.
fn waiting_for(decision: DecisionId, person: PersonId) -> sea_orm::Select<paper_ballot::Entity> {
    let entered = Query::select()
        .column(paper_entry::Column::Serial)
        .from(paper_entry::Entity)
        .and_where(paper_entry::Column::DecisionId.eq(decision.0))
        .and_where(paper_entry::Column::EnteredBy.eq(person.0))
        .to_owned();
    paper_ballot::Entity::find()
        .filter(paper_ballot::Column::DecisionId.eq(decision.0))
        .filter(paper_ballot::Column::State.eq(PaperState::Waiting.as_str()))
        .filter(paper_ballot::Column::Serial.not_in_subquery(entered))
}

/// Counts the papers that wait for an entry of `person`.
pub async fn count_waiting_for(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    person: PersonId,
) -> Result<u64, DbErr> {
    waiting_for(decision, person).count(db).await
}

/// The first paper that waits for an entry of `person`.
pub async fn find_waiting_for(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    person: PersonId,
) -> Result<Option<paper_ballot::Model>, DbErr> {
    waiting_for(decision, person).order_by_asc(paper_ballot::Column::Serial).one(db).await
}

/// Lists the entries of a paper in the order of their making.
pub async fn list_entries(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    serial: i32,
) -> Result<Vec<paper_entry::Model>, DbErr> {
    paper_entry::Entity::find()
        .filter(paper_entry::Column::DecisionId.eq(decision.0))
        .filter(paper_entry::Column::Serial.eq(serial))
        .order_by_asc(paper_entry::Column::EnteredAt)
        .order_by_asc(paper_entry::Column::EnteredBy)
        .all(db)
        .await
}

/// Who entered papers, as number and person.
pub async fn list_enterers(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    serials: &[i32],
) -> Result<HashMap<i32, Vec<Uuid>>, DbErr> {
    let rows: Vec<(i32, Uuid)> = paper_entry::Entity::find()
        .select_only()
        .column(paper_entry::Column::Serial)
        .column(paper_entry::Column::EnteredBy)
        .filter(paper_entry::Column::DecisionId.eq(decision.0))
        .filter(paper_entry::Column::Serial.is_in(serials.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let mut people: HashMap<i32, Vec<Uuid>> = HashMap::new();
    for (serial, person) in rows {
        people.entry(serial).or_default().push(person);
    }
    Ok(people)
}

/// The areas of electors, 0.01 ㎡.
pub async fn list_areas(db: &impl ConnectionTrait, electors: &[Uuid]) -> Result<HashMap<Uuid, i64>, DbErr> {
    let rows: Vec<(Uuid, i64)> = elector::Entity::find()
        .select_only()
        .column(elector::Column::Id)
        .column(elector::Column::Area)
        .filter(elector::Column::Id.is_in(electors.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Marks a paper as being in the ballot box; the version it became is the proof that it is there once.
pub async fn save_counted(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    serial: u32,
    version: u32,
) -> FeatureResult<()> {
    let saved = paper_ballot::Entity::update_many()
        .col_expr(paper_ballot::Column::State, Expr::value(PaperState::Counted.as_str()))
        .col_expr(paper_ballot::Column::CountedVersion, Expr::value(version as i32))
        .filter(paper_ballot::Column::DecisionId.eq(decision.0))
        .filter(paper_ballot::Column::Serial.eq(i64::from(serial)))
        .filter(paper_ballot::Column::State.eq(PaperState::Waiting.as_str()))
        .exec(db)
        .await?;
    // Another server took it first: the batch is read and judged again.
    if saved.rows_affected == 1 { Ok(()) } else { Err(Code::Conflict.into()) }
}

/// Marks the paper a withdrawn version came by, if it came by one, as void.
pub async fn save_withdrawn(db: &impl ConnectionTrait, elector: Uuid, version: i32) -> Result<(), DbErr> {
    paper_ballot::Entity::update_many()
        .col_expr(paper_ballot::Column::State, Expr::value(PaperState::Void.as_str()))
        .col_expr(paper_ballot::Column::VoidReason, Expr::value(VoidReason::Disputed.as_str()))
        .filter(paper_ballot::Column::ElectorId.eq(elector))
        .filter(paper_ballot::Column::CountedVersion.eq(version))
        .exec(db)
        .await?;
    Ok(())
}

/// Adds photos of a signed paper.
pub async fn insert_photos(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    serial: i32,
    photos: impl Iterator<Item = Uuid>,
) -> Result<(), DbErr> {
    let row =
        |photo| paper_photo::ActiveModel { photo_id: Set(photo), decision_id: Set(decision.0), serial: Set(serial) };
    paper_photo::Entity::insert_many(photos.map(row)).exec_without_returning(db).await?;
    Ok(())
}

/// Adds photos that prove the delivery of a paper.
pub async fn insert_delivery_photos(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    serial: i32,
    photos: impl Iterator<Item = Uuid>,
) -> Result<(), DbErr> {
    let row =
        |photo| delivery_photo::ActiveModel { photo_id: Set(photo), decision_id: Set(decision.0), serial: Set(serial) };
    delivery_photo::Entity::insert_many(photos.map(row)).exec_without_returning(db).await?;
    Ok(())
}

/// Counts the photos of deliveries by the number of their paper.
pub async fn count_delivery_photos(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    serials: &[i32],
) -> Result<HashMap<i32, i64>, DbErr> {
    let rows: Vec<(i32, i64)> = delivery_photo::Entity::find()
        .select_only()
        .column(delivery_photo::Column::Serial)
        .column_as(delivery_photo::Column::PhotoId.count(), "photos")
        .filter(delivery_photo::Column::DecisionId.eq(decision.0))
        .filter(delivery_photo::Column::Serial.is_in(serials.iter().copied()))
        .group_by(delivery_photo::Column::Serial)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
