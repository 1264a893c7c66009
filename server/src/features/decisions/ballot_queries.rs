//! Queries of the ballot box: few statements for many ballots.

use std::collections::BTreeMap;

use linyi_shared::decisions::rules::{DecisionState, DuplicatePolicy, Weight, Window};
use linyi_shared::id::{DecisionId, HomeId, PersonId, PhotoId};
use linyi_shared::time::Instant;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entities::{
    ballot, ballot_evidence, ballot_version, building_turnout, decision, decision_turnout, delivery_photo, elector,
    elector_home, mandate_photo, paper_photo, photo,
};
use crate::features::places::queries::same_id;
use crate::sets::{self, padded};

/// When and how often ballots of a decision are taken.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WindowRow {
    /// The decision.
    pub id: Uuid,
    /// When it opens.
    pub opens_at: Instant,
    /// When it closes.
    pub closes_at: Instant,
    /// How often a ballot may be changed.
    pub changes_allowed: i32,
    /// Which of several ballots counts.
    pub duplicates: String,
    /// The last step people took: `DecisionState::as_str`.
    pub state: String,
}

impl WindowRow {
    /// When ballots are taken.
    pub fn window(&self) -> Window {
        Window { opens: self.opens_at, closes: self.closes_at }
    }

    /// Where the decision stands at `now`.
    pub fn state_at(&self, now: Instant) -> DecisionState {
        DecisionState::parse(&self.state).unwrap_or(DecisionState::Void).at(self.window(), now)
    }

    /// How often a ballot may be changed.
    pub fn changes(&self) -> u16 {
        u16::try_from(self.changes_allowed).unwrap_or(0)
    }

    /// Which of several ballots counts.
    pub fn policy(&self) -> DuplicatePolicy {
        DuplicatePolicy::parse(&self.duplicates).unwrap_or(DuplicatePolicy::LastReceived)
    }
}

/// Reads the windows of decisions and keeps them from being moved, or counted, until the transaction ends.
pub async fn lock_windows(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = DecisionId>,
) -> Result<BTreeMap<DecisionId, WindowRow>, DbErr> {
    let rows: Vec<WindowRow> = decision::Entity::find()
        .select_only()
        .columns([
            decision::Column::Id,
            decision::Column::OpensAt,
            decision::Column::ClosesAt,
            decision::Column::ChangesAllowed,
            decision::Column::Duplicates,
            decision::Column::State,
        ])
        .filter(decision::Column::Id.is_in(ids.map(|id| id.0)))
        .order_by_asc(decision::Column::Id)
        .lock_shared()
        .into_model()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (DecisionId(row.id), row)).collect())
}

/// A home on the roll with its elector and that elector's ballot so far.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Voter {
    /// The home.
    pub home_id: Uuid,
    /// Its elector.
    pub elector_id: Uuid,
    /// Its compound.
    pub compound_id: Uuid,
    /// The elector's area, 0.01 ㎡.
    pub area: i64,
    /// How many versions of the ballot were acknowledged; nothing before the first.
    pub versions: Option<i32>,
    /// How many of them were cast in the elector's own voice.
    pub own_versions: Option<i32>,
    /// The version that counts; 0 where every version was withdrawn.
    pub counted: Option<i32>,
    /// How that version came.
    pub counted_channel: Option<String>,
    /// When that version was received.
    pub counted_at: Option<Instant>,
    /// When the home changed hands last since the roll was frozen (R21).
    pub changed_hands_at: Option<Instant>,
}

/// Lists the voters of homes, as far as they are on the roll of a decision.
pub async fn list_voters(
    db: &impl ConnectionTrait,
    decision: DecisionId,
    homes: &[HomeId],
) -> Result<Vec<Voter>, DbErr> {
    elector_home::Entity::find()
        .select_only()
        .columns([
            elector_home::Column::HomeId,
            elector_home::Column::ElectorId,
            elector_home::Column::CompoundId,
            elector_home::Column::ChangedHandsAt,
        ])
        .column(elector::Column::Area)
        .columns([
            ballot::Column::Versions,
            ballot::Column::OwnVersions,
            ballot::Column::Counted,
            ballot::Column::CountedChannel,
            ballot::Column::CountedAt,
        ])
        .join(
            JoinType::InnerJoin,
            same_id(elector_home::Entity, elector_home::Column::ElectorId, elector::Entity, elector::Column::Id),
        )
        .join(
            JoinType::LeftJoin,
            same_id(elector_home::Entity, elector_home::Column::ElectorId, ballot::Entity, ballot::Column::ElectorId),
        )
        .filter(elector_home::Column::DecisionId.eq(decision.0))
        .filter(elector_home::Column::HomeId.is_in(padded(homes.iter().map(|home| home.0))))
        .into_model()
        .all(db)
        .await
}

/// Lists the versions that were submitted with these keys, each by its person, and whether it counts now.
pub async fn list_submissions(
    db: &impl ConnectionTrait,
    keys: &[(PersonId, &str)],
) -> Result<Vec<(ballot_version::Model, bool)>, DbErr> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let pair =
        Expr::tuple([Expr::col(ballot_version::Column::SubmittedBy), Expr::col(ballot_version::Column::SubmissionKey)]);
    let keys = padded(keys.iter().copied()).into_iter();
    let submitted = pair.is_in(keys.map(|(person, key)| Expr::tuple([Expr::value(person.0), Expr::value(key)])));
    let versions = ballot_version::Entity::find().filter(submitted).all(db).await?;
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    let electors = versions.iter().map(|row| row.elector_id);
    let ballots = ballot::Entity::find().filter(ballot::Column::ElectorId.is_in(electors)).all(db).await?;
    let counts = |row: &ballot_version::Model| {
        ballots.iter().any(|ballot| ballot.elector_id == row.elector_id && ballot.counted == row.version)
    };
    Ok(versions.into_iter().map(|row| (counts(&row), row)).map(|(counted, row)| (row, counted)).collect())
}

/// Counts the homes of electors by their building, as decision, building and homes.
pub async fn count_homes(db: &impl ConnectionTrait, electors: &[Uuid]) -> Result<Vec<(Uuid, Uuid, i64)>, DbErr> {
    if electors.is_empty() {
        return Ok(Vec::new());
    }
    elector_home::Entity::find()
        .select_only()
        .columns([elector_home::Column::DecisionId, elector_home::Column::BuildingId])
        .column_as(elector_home::Column::HomeId.count(), "homes")
        .filter(elector_home::Column::ElectorId.is_in(padded(electors.iter().copied())))
        .group_by(elector_home::Column::DecisionId)
        .group_by(elector_home::Column::BuildingId)
        .into_tuple()
        .all(db)
        .await
}

/// Counts those of `photos` that are `person`'s and belong to no record yet, as evidence or otherwise.
pub async fn count_unused_photos(
    db: &impl ConnectionTrait,
    person: PersonId,
    photos: &[PhotoId],
) -> Result<u64, DbErr> {
    let ids = || photos.iter().map(|photo| photo.0);
    let used = ballot_evidence::Entity::find().filter(ballot_evidence::Column::PhotoId.is_in(ids())).count(db).await?
        + paper_photo::Entity::find().filter(paper_photo::Column::PhotoId.is_in(ids())).count(db).await?
        + mandate_photo::Entity::find().filter(mandate_photo::Column::PhotoId.is_in(ids())).count(db).await?
        + delivery_photo::Entity::find().filter(delivery_photo::Column::PhotoId.is_in(ids())).count(db).await?;
    let own = photo::Entity::find()
        .filter(photo::Column::Id.is_in(ids()))
        .filter(photo::Column::UploadedBy.eq(person.0))
        .filter(photo::Column::CompoundId.is_null())
        .count(db)
        .await?;
    Ok(own.saturating_sub(used))
}

/// Saves what the ballots of electors are now.
pub async fn save_ballots(db: &impl ConnectionTrait, rows: Vec<ballot::ActiveModel>) -> Result<(), DbErr> {
    let replaced = [
        ballot::Column::Versions,
        ballot::Column::OwnVersions,
        ballot::Column::Counted,
        ballot::Column::CountedChannel,
        ballot::Column::CountedAt,
    ];
    sets::save_all(db, rows, ballot::Column::ElectorId, &replaced).await
}

/// Adds versions of ballots.
pub async fn insert_versions(db: &impl ConnectionTrait, rows: Vec<ballot_version::ActiveModel>) -> Result<(), DbErr> {
    sets::insert_all(db, rows).await
}

/// Adds photos of signed papers.
pub async fn insert_evidence(db: &impl ConnectionTrait, rows: Vec<ballot_evidence::ActiveModel>) -> Result<(), DbErr> {
    if !rows.is_empty() {
        ballot_evidence::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

/// What a batch adds to the turnout; in an order that is the same on every server, so that their locks never cross.
#[derive(Clone, Debug, Default)]
pub struct Turnout {
    electors: BTreeMap<DecisionId, Weight>,
    homes: BTreeMap<(Uuid, Uuid), i64>,
}

impl Turnout {
    /// Adds an elector who voted for the first time.
    pub fn add_elector(&mut self, decision: DecisionId, voted: Weight) {
        let so_far = self.electors.entry(decision).or_default();
        *so_far = *so_far + voted;
    }

    /// Adds homes of such electors in a building.
    pub fn add_homes(&mut self, decision: Uuid, building: Uuid, homes: i64) {
        *self.homes.entry((decision, building)).or_default() += homes;
    }
}

/// Adds to the turnout.
pub async fn add_turnout(db: &impl ConnectionTrait, turnout: Turnout) -> Result<(), DbErr> {
    if turnout.electors.is_empty() {
        return Ok(());
    }
    let sum = |entity: &'static str, column: &'static str| {
        let added = Expr::col((Alias::new("excluded"), Alias::new(column)));
        Expr::col((Alias::new(entity), Alias::new(column))).add(added)
    };
    let electors = turnout.electors.into_iter().map(|(decision, voted)| decision_turnout::ActiveModel {
        decision_id: Set(decision.0),
        persons: Set(voted.persons),
        area: Set(voted.area.0),
    });
    let added = OnConflict::column(decision_turnout::Column::DecisionId)
        .value(decision_turnout::Column::Persons, sum("decision_turnout", "persons"))
        .value(decision_turnout::Column::Area, sum("decision_turnout", "area"))
        .to_owned();
    decision_turnout::Entity::insert_many(electors).on_conflict(added).exec_without_returning(db).await?;
    let homes = turnout.homes.into_iter().map(|((decision, building), homes)| building_turnout::ActiveModel {
        decision_id: Set(decision),
        building_id: Set(building),
        homes: Set(0),
        voted: Set(homes),
    });
    let added = OnConflict::columns([building_turnout::Column::DecisionId, building_turnout::Column::BuildingId])
        .value(building_turnout::Column::Voted, sum("building_turnout", "voted"))
        .to_owned();
    building_turnout::Entity::insert_many(homes).on_conflict(added).exec_without_returning(db).await?;
    Ok(())
}
