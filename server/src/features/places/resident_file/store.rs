//! Writing a difference: entries that are new in few statements, those that change one by one, each with its audit row.

use linyi_shared::id::PlaceId;
use linyi_shared::places::rules::{ResidentRegister, masked_name};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{ActiveModelTrait, DbErr};
use serde_json::{Value, json};
use uuid::Uuid;

use super::ResidentEntry;
use super::difference::{Change, Difference};
use crate::entities::{adult, representative};
use crate::error::Result;
use crate::features::places::roster::insert_all;
use crate::write::Write;

/// Writes what is new and what changes. Accounts stay as they are, and nobody's entry ends.
pub async fn store(
    tx: &Write<'_>,
    compound: PlaceId,
    register: ResidentRegister,
    difference: &Difference<'_>,
) -> Result<()> {
    add(tx, compound, difference).await?;
    let mut corrections = Vec::with_capacity(difference.changed.len());
    for change in &difference.changed {
        update(tx, change).await?;
        corrections.push((change.known.id, correction(change)));
    }
    let (action, kind) = match register {
        ResidentRegister::Adults => ("places.correct_adult", "adult"),
        ResidentRegister::Representatives => ("places.correct_representative", "representative"),
    };
    tx.audit_all(action, kind, Some(compound), corrections).await
}

async fn add(tx: &Write<'_>, compound: PlaceId, difference: &Difference<'_>) -> Result<()> {
    let officer = tx.caller.principal()?.person_id;
    let (mut adults, mut told_of_adults) = (Vec::new(), Vec::new());
    let (mut representatives, mut told_of_representatives) = (Vec::new(), Vec::new());
    for (row, home) in &difference.added {
        let id = Uuid::now_v7();
        match row.entry {
            ResidentEntry::Adult { of_age_on } => {
                told_of_adults.push((
                    id,
                    json!({"home_id": home.id, "name": masked_name(&row.name), "of_age_on": of_age_on, "line": row.line}),
                ));
                adults.push(adult::ActiveModel {
                    id: Set(id),
                    compound_id: Set(compound.0),
                    home_id: Set(home.id),
                    name: Set(row.name.clone()),
                    of_age_on: Set(of_age_on),
                    person_id: Set(None),
                    entered_by: Set(officer.0),
                    entered_at: Set(tx.now),
                    ended_at: Set(None),
                    ended_because: Set(String::new()),
                });
            }
            ResidentEntry::Representative { seat, elected_on, term_ends_on } => {
                told_of_representatives.push((
                    id,
                    json!({
                        "home_id": home.id, "name": row.name, "seat": seat, "elected_on": elected_on,
                        "term_ends_on": term_ends_on, "line": row.line,
                    }),
                ));
                representatives.push(representative::ActiveModel {
                    id: Set(id),
                    compound_id: Set(compound.0),
                    home_id: Set(home.id),
                    name: Set(row.name.clone()),
                    seat: Set(seat.as_str().to_owned()),
                    elected_on: Set(elected_on),
                    term_ends_on: Set(term_ends_on),
                    person_id: Set(None),
                    entered_by: Set(officer.0),
                    entered_at: Set(tx.now),
                    ended_at: Set(None),
                    ended_because: Set(String::new()),
                });
            }
        }
    }
    insert_all(tx, adults, None).await?;
    insert_all(tx, representatives, None).await?;
    tx.audit_all("places.add_adult", "adult", Some(compound), told_of_adults).await?;
    tx.audit_all("places.add_representative", "representative", Some(compound), told_of_representatives).await
}

async fn update(tx: &Write<'_>, change: &Change<'_>) -> Result<(), DbErr> {
    let id = Unchanged(change.known.id);
    match change.row.entry {
        ResidentEntry::Adult { of_age_on } => {
            let row = adult::ActiveModel { id, of_age_on: Set(of_age_on), ..Default::default() };
            row.update(&**tx).await?;
        }
        ResidentEntry::Representative { seat, elected_on, term_ends_on } => {
            let row = representative::ActiveModel {
                id,
                seat: Set(seat.as_str().to_owned()),
                elected_on: Set(elected_on),
                term_ends_on: Set(term_ends_on),
                ..Default::default()
            };
            row.update(&**tx).await?;
        }
    }
    Ok(())
}

/// What changed of an entry, before and after.
fn correction(change: &Change<'_>) -> Value {
    json!({"home_id": change.known.home_id, "line": change.row.line, "fields": change.fields})
}
