//! Queries of people.

use linyi_shared::id::{HomeId, PersonId, PlaceId, SessionId};
use linyi_shared::people::rules::Role;
use linyi_shared::time::Instant;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::entities::{
    home, home_binding, idempotency_key, letter_code, person, principal_change, role_grant, session, staff_account,
};
use crate::features::places::queries::same_id;

/// Finds a person.
pub async fn find_person(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<person::Model>, DbErr> {
    person::Entity::find_by_id(id.0).one(db).await
}

/// Finds a session with its person.
pub async fn find_session_and_person(
    db: &impl ConnectionTrait,
    id: SessionId,
) -> Result<Option<(session::Model, person::Model)>, DbErr> {
    let person = same_id(session::Entity, session::Column::PersonId, person::Entity, person::Column::Id);
    let found =
        session::Entity::find_by_id(id.0).join(JoinType::InnerJoin, person).select_also(person::Entity).one(db).await?;
    Ok(found.and_then(|(session, person)| Some((session, person?))))
}

/// Finds a staff account by its login.
pub async fn find_staff_account(db: &impl ConnectionTrait, login: &str) -> Result<Option<staff_account::Model>, DbErr> {
    staff_account::Entity::find().filter(staff_account::Column::Login.eq(login)).one(db).await
}

/// Finds a session.
pub async fn find_session(db: &impl ConnectionTrait, id: SessionId) -> Result<Option<session::Model>, DbErr> {
    session::Entity::find_by_id(id.0).one(db).await
}

/// Lists a person's sessions that stand, newest first.
pub async fn list_sessions(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: Instant,
) -> Result<Vec<session::Model>, DbErr> {
    session::Entity::find()
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::RenewedAt)
        .all(db)
        .await
}

/// Lists a person's grants in force at `now`.
pub async fn list_grants(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: Instant,
) -> Result<Vec<role_grant::Model>, DbErr> {
    let grants = list_every_grant(db, person).await?;
    Ok(grants.into_iter().filter(|row| is_in_force(row, now)).collect())
}

/// Lists a person's grants, past and future ones too.
pub async fn list_every_grant(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<role_grant::Model>, DbErr> {
    role_grant::Entity::find().filter(role_grant::Column::PersonId.eq(person.0)).all(db).await
}

/// Whether a grant is in force at `now`.
pub fn is_in_force(row: &role_grant::Model, now: Instant) -> bool {
    row.since <= now && row.until.is_none_or(|until| until > now)
}

/// Lists the people who hold one of `roles` at one of `places` at `now`, each once.
pub async fn list_holders(
    db: &impl ConnectionTrait,
    roles: &[Role],
    places: &[PlaceId],
    now: Instant,
) -> Result<Vec<PersonId>, DbErr> {
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::Role.is_in(roles.iter().map(|role| role.as_str())))
        .filter(role_grant::Column::PlaceId.is_in(places.iter().map(|place| place.0)))
        .filter(role_grant::Column::Since.lte(now))
        .filter(Condition::any().add(role_grant::Column::Until.is_null()).add(role_grant::Column::Until.gt(now)))
        .all(db)
        .await?;
    let mut people: Vec<_> = grants.into_iter().map(|row| PersonId(row.person_id)).collect();
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// Notes for every server that a person's sessions, roles or homes changed.
pub async fn insert_change(db: &impl ConnectionTrait, person: PersonId) -> Result<(), DbErr> {
    let row = principal_change::ActiveModel { person_id: Set(person.0), ..Default::default() };
    principal_change::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The number of the last change of people; nothing before the first.
pub async fn find_last_change(db: &impl ConnectionTrait) -> Result<Option<i64>, DbErr> {
    let last = principal_change::Entity::find().order_by_desc(principal_change::Column::Id).one(db).await?;
    Ok(last.map(|row| row.id))
}

/// Lists the changes of people with numbers above `after`, in their order.
pub async fn list_changes(db: &impl ConnectionTrait, after: i64) -> Result<Vec<principal_change::Model>, DbErr> {
    principal_change::Entity::find()
        .filter(principal_change::Column::Id.gt(after))
        .order_by_asc(principal_change::Column::Id)
        .all(db)
        .await
}

/// Lists the homes a person speaks for now.
pub async fn list_bindings(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<home_binding::Model>, DbErr> {
    home_binding::Entity::find()
        .filter(home_binding::Column::PersonId.eq(person.0))
        .filter(home_binding::Column::Until.is_null())
        .order_by_asc(home_binding::Column::Since)
        .all(db)
        .await
}

/// Lists the people who speak for any home of `compound`, each once.
pub async fn list_bound_people(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Vec<PersonId>, DbErr> {
    let bindings = home_binding::Entity::find()
        .filter(home_binding::Column::CompoundId.eq(compound.0))
        .filter(home_binding::Column::Until.is_null())
        .all(db)
        .await?;
    let mut people: Vec<Uuid> = bindings.into_iter().map(|row| row.person_id).collect();
    people.sort_unstable();
    people.dedup();
    Ok(people.into_iter().map(PersonId).collect())
}

/// Lists homes by id.
pub async fn list_homes(db: &impl ConnectionTrait, ids: &[HomeId]) -> Result<Vec<home::Model>, DbErr> {
    home::Entity::find().filter(home::Column::Id.is_in(ids.iter().map(|id| id.0))).all(db).await
}

/// Finds a letter by the hash of its code.
pub async fn find_letter(db: &impl ConnectionTrait, code_hash: &str) -> Result<Option<letter_code::Model>, DbErr> {
    letter_code::Entity::find().filter(letter_code::Column::CodeHash.eq(code_hash)).one(db).await
}

/// Finds what an idempotency key was used for; the nil person stands for callers without an account.
pub async fn find_key(
    db: &impl ConnectionTrait,
    person: PersonId,
    key: &str,
) -> Result<Option<idempotency_key::Model>, DbErr> {
    idempotency_key::Entity::find_by_id((person.0, key.to_owned())).one(db).await
}

/// Keeps what an idempotency key was used for, in place of what it was used for before.
pub async fn put_key(db: &impl ConnectionTrait, row: idempotency_key::ActiveModel) -> Result<(), DbErr> {
    use idempotency_key::Column;
    let mut latest = OnConflict::columns([Column::PersonId, Column::Key]);
    latest.update_columns([Column::RequestHash, Column::Response, Column::CreatedAt]);
    idempotency_key::Entity::insert(row).on_conflict(latest).exec_without_returning(db).await?;
    Ok(())
}

/// Finds the staff account of a person.
pub async fn find_account_of(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<staff_account::Model>, DbErr> {
    staff_account::Entity::find_by_id(person.0).one(db).await
}

/// Lists the staff accounts by login.
pub async fn list_staff_accounts(db: &impl ConnectionTrait) -> Result<Vec<staff_account::Model>, DbErr> {
    staff_account::Entity::find().order_by_asc(staff_account::Column::Login).all(db).await
}

/// Ends the sessions of a person, but `kept`.
pub async fn revoke_sessions(
    db: &impl ConnectionTrait,
    person: PersonId,
    kept: Option<SessionId>,
    now: Instant,
) -> Result<(), DbErr> {
    let mut sessions = session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(now))
        .filter(session::Column::PersonId.eq(person.0))
        .filter(session::Column::RevokedAt.is_null());
    if let Some(kept) = kept {
        sessions = sessions.filter(session::Column::Id.ne(kept.0));
    }
    sessions.exec(db).await?;
    Ok(())
}

/// Lets every session that stands last until `until`: a demonstration's clock jumped.
pub async fn prolong_sessions(db: &impl ConnectionTrait, now: Instant, until: Instant) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::ExpiresAt, Expr::value(until))
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(now))
        .exec(db)
        .await?;
    Ok(())
}

/// Finds the person who has a role at a place and bears this name.
pub async fn find_granted(
    db: &impl ConnectionTrait,
    role: &str,
    place: PlaceId,
    name: &str,
) -> Result<Option<Uuid>, DbErr> {
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::Role.eq(role))
        .filter(role_grant::Column::PlaceId.eq(place.0))
        .filter(role_grant::Column::Until.is_null())
        .order_by_asc(role_grant::Column::Id)
        .all(db)
        .await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(grants.iter().map(|grant| grant.person_id)))
        .filter(person::Column::Name.eq(name))
        .order_by_asc(person::Column::Id)
        .one(db)
        .await?;
    Ok(people.map(|person| person.id))
}

/// Finds who was bound to a home in this way.
pub async fn find_bound_by(db: &impl ConnectionTrait, home: HomeId, basis: &str) -> Result<Option<Uuid>, DbErr> {
    let binding = home_binding::Entity::find()
        .filter(home_binding::Column::HomeId.eq(home.0))
        .filter(home_binding::Column::Basis.eq(basis))
        .filter(home_binding::Column::Until.is_null())
        .one(db)
        .await?;
    Ok(binding.map(|binding| binding.person_id))
}
