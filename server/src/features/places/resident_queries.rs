//! Queries of the registers of single residents: adults, and members of the representatives' meeting.

use chrono::NaiveDate;
use linyi_shared::id::{AdultId, HomeId, PersonId, PlaceId, RepresentativeId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::queries::same_id;
use crate::entities::{adult, home, home_binding, person, representative};

/// Finds an entry of the register of adults and keeps others from it until the transaction ends.
pub async fn lock_adult(db: &impl ConnectionTrait, id: AdultId) -> Result<Option<adult::Model>, DbErr> {
    adult::Entity::find_by_id(id.0).lock_exclusive().one(db).await
}

/// Finds an entry of the register of adults.
pub async fn find_adult(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<adult::Model>, DbErr> {
    adult::Entity::find_by_id(id).one(db).await
}

/// Lists the adults of a home in the order of their entries, those who moved away included.
pub async fn list_adults_of_home(db: &impl ConnectionTrait, home: HomeId) -> Result<Vec<adult::Model>, DbErr> {
    adult::Entity::find().filter(adult::Column::HomeId.eq(home.0)).order_by_asc(adult::Column::Id).all(db).await
}

/// Lists the adults of a compound in the order of their entries, those who moved away included.
pub async fn list_adults(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<adult::Model>, DbErr> {
    adult::Entity::find().filter(adult::Column::CompoundId.eq(compound.0)).order_by_asc(adult::Column::Id).all(db).await
}

/// Finds an entry of the representatives' register and keeps others from it until the transaction ends.
pub async fn lock_representative(
    db: &impl ConnectionTrait,
    id: RepresentativeId,
) -> Result<Option<representative::Model>, DbErr> {
    representative::Entity::find_by_id(id.0).lock_exclusive().one(db).await
}

/// Finds an entry of the representatives' register.
pub async fn find_representative(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<representative::Model>, DbErr> {
    representative::Entity::find_by_id(id).one(db).await
}

/// Lists the members of the representatives' meeting of a compound, the earliest entry first, former ones included.
pub async fn list_representatives(
    db: &impl ConnectionTrait,
    compound: PlaceId,
) -> Result<Vec<representative::Model>, DbErr> {
    representative::Entity::find()
        .filter(representative::Column::CompoundId.eq(compound.0))
        .order_by_asc(representative::Column::Id)
        .all(db)
        .await
}

/// The adult whose ballot an account casts.
pub async fn find_adult_of(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<adult::Model>, DbErr> {
    adult::Entity::find().filter(adult::Column::PersonId.eq(person.0)).one(db).await
}

/// The representative whose ballot an account casts.
pub async fn find_representative_of(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<representative::Model>, DbErr> {
    representative::Entity::find().filter(representative::Column::PersonId.eq(person.0)).one(db).await
}

/// Somebody with an account who is connected to a home.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Account {
    /// The person.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The home.
    pub home_id: Uuid,
    /// The home's address in the compound.
    pub label: String,
}

/// Lists the people who are connected to the homes of a compound, in the order of the homes.
pub async fn list_accounts(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<Account>, DbErr> {
    home_binding::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .column(person::Column::Name)
        .column(home_binding::Column::HomeId)
        .column(home::Column::Label)
        .join(
            JoinType::InnerJoin,
            same_id(home_binding::Entity, home_binding::Column::PersonId, person::Entity, person::Column::Id),
        )
        .join(
            JoinType::InnerJoin,
            same_id(home_binding::Entity, home_binding::Column::HomeId, home::Entity, home::Column::Id),
        )
        .filter(home_binding::Column::CompoundId.eq(compound.0))
        .filter(home_binding::Column::Until.is_null())
        .order_by_asc(home::Column::Label)
        .order_by_asc(person::Column::Id)
        .into_model()
        .all(db)
        .await
}

/// Whether somebody is connected to a home by an account.
pub async fn is_connected(db: &impl ConnectionTrait, person: PersonId, home: HomeId) -> Result<bool, DbErr> {
    let found = home_binding::Entity::find()
        .filter(home_binding::Column::PersonId.eq(person.0))
        .filter(home_binding::Column::HomeId.eq(home.0))
        .filter(home_binding::Column::Until.is_null())
        .one(db)
        .await?;
    Ok(found.is_some())
}

impl representative::Model {
    /// Whether the person sits in the meeting on a day.
    pub fn is_in_office(&self, day: NaiveDate) -> bool {
        self.ended_at.is_none() && self.elected_on <= day && day <= self.term_ends_on
    }
}
