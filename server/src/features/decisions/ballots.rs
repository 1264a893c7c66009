//! Taking a ballot: one for each elector, whichever way it comes; every version is kept, one counts (R12, R17, R18).

use std::collections::BTreeMap;

use linyi_shared::decisions::api::{BallotReceipt, ItemChoice};
use linyi_shared::decisions::rules::{Ballot, Channel, Choice, check_ballot_items, counted_ballot, may_cast};
use linyi_shared::id::{DecisionItemId, HomeId, PersonId, PhotoId};
use linyi_shared::people::rules::LETTER_ALPHABET;
use linyi_shared::problem::Code;
use rand::seq::IndexedRandom;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::queries;
use crate::entities::{ballot, ballot_evidence, ballot_version, decision, elector};
use crate::error::Result;
use crate::write::Write;

/// A ballot about to be taken.
#[derive(Clone, Copy, Debug)]
pub struct NewBallot<'a> {
    /// The home it is given for.
    pub home: HomeId,
    /// How it came.
    pub channel: Channel,
    /// The choices.
    pub choices: &'a [ItemChoice],
    /// The resident who cast it.
    pub cast_by: Option<PersonId>,
    /// The staff member who entered it.
    pub entered_by: Option<PersonId>,
    /// Printed on the paper.
    pub serial_number: Option<&'a str>,
    /// How identity was checked.
    pub note: &'a str,
    /// Photos of the signed paper.
    pub photos: &'a [PhotoId],
}

/// Takes a ballot inside the window and answers its receipt with the elector it counts for.
///
/// Late and early ballots are refused with the moment they missed; the database holds one ballot for each elector.
pub async fn take(
    tx: &Write<'_>,
    decision: &decision::Model,
    new: NewBallot<'_>,
) -> Result<(BallotReceipt, elector::Model)> {
    decision.check_public(tx.now)?;
    // Whether it is too late is said first: a voter who is also not on the roll learns the simpler truth.
    may_cast(tx.now, decision.window(), 0, decision.changes())?;
    let elector = queries::find_elector(&**tx, decision.decision_id(), new.home).await?.ok_or(Code::NotOnRoll)?;
    let earlier = queries::find_ballot(&**tx, elector.id).await?;
    let versions = earlier.as_ref().map_or(0, |ballot| u32::try_from(ballot.versions).unwrap_or(u32::MAX));
    may_cast(tx.now, decision.window(), versions, decision.changes())?;
    let choices = check_choices(tx, decision, new.choices).await?;
    let version = versions + 1;
    let (ballot_id, counted) = match earlier {
        None => (insert_ballot(tx, decision, &elector).await?, 1),
        Some(ballot) => add_version(tx, decision, ballot, &new, version).await?,
    };
    let receipt_number = receipt_number();
    ballot_version::ActiveModel {
        ballot_id: Set(ballot_id),
        version: Set(version as i32),
        receipt_number: Set(receipt_number.clone()),
        channel: Set(new.channel.as_str().to_owned()),
        choices: Set(serde_json::to_value(&choices).map_err(anyhow::Error::from)?),
        home_id: Set(new.home.0),
        cast_by: Set(new.cast_by.map(Uuid::from)),
        entered_by: Set(new.entered_by.map(Uuid::from)),
        serial_number: Set(new.serial_number.map(str::to_owned)),
        note: Set(new.note.to_owned()),
        received_at: Set(tx.now),
    }
    .insert(&**tx)
    .await?;
    keep_evidence(tx, ballot_id, version, new.photos).await?;
    let receipt = BallotReceipt {
        id: decision.decision_id(),
        receipt_number,
        version,
        counted: counted == version,
        received_at: tx.now,
    };
    Ok((receipt, elector))
}

/// Every question once and no other, as a map that is stored in a stable order.
async fn check_choices(
    tx: &Write<'_>,
    decision: &decision::Model,
    choices: &[ItemChoice],
) -> Result<BTreeMap<DecisionItemId, Choice>> {
    let items = queries::list_items(&**tx, decision.decision_id()).await?;
    let items: Vec<_> = items.iter().map(|item| DecisionItemId(item.id)).collect();
    let answered: Vec<_> = choices.iter().map(|choice| choice.item_id).collect();
    check_ballot_items(&items, &answered)?;
    Ok(choices.iter().map(|choice| (choice.item_id, choice.choice)).collect())
}

async fn insert_ballot(tx: &Write<'_>, decision: &decision::Model, elector: &elector::Model) -> Result<Uuid> {
    let id = Uuid::now_v7();
    ballot::ActiveModel {
        id: Set(id),
        compound_id: Set(decision.compound_id),
        decision_id: Set(decision.id),
        elector_id: Set(elector.id),
        versions: Set(1),
        counted: Set(1),
    }
    .insert(&**tx)
    .await?;
    Ok(id)
}

/// Counts one version more and settles which one counts.
async fn add_version(
    tx: &Write<'_>,
    decision: &decision::Model,
    ballot: ballot::Model,
    new: &NewBallot<'_>,
    version: u32,
) -> Result<(Uuid, u32)> {
    let mut received = queries::list_versions(&**tx, &[ballot.id]).await?;
    received.sort_unstable_by_key(|row| row.version);
    // Only when and how a version came decides which one counts, so what it says is left out here.
    let seen = |channel, received_at| Ballot { choice: Choice::Abstain, channel, received_at, identified: true };
    let mut ballots: Vec<_> = received
        .iter()
        .map(|row| seen(Channel::parse(&row.channel).unwrap_or(Channel::Paper), row.received_at))
        .collect();
    ballots.push(seen(new.channel, tx.now));
    let counted = counted_ballot(&ballots, decision.window(), decision.duplicate_policy());
    let counted = counted.map_or(version, |place| place as u32 + 1);
    let id = ballot.id;
    let mut row = ballot.into_active_model();
    row.versions = Set(version as i32);
    row.counted = Set(counted as i32);
    row.update(&**tx).await?;
    Ok((id, counted))
}

/// Keeps photos of a signed paper. They show the choice, so they are given to no record that others may open.
async fn keep_evidence(tx: &Write<'_>, ballot: Uuid, version: u32, photos: &[PhotoId]) -> Result<()> {
    if photos.is_empty() {
        return Ok(());
    }
    let person = tx.caller.principal()?.person_id;
    if queries::count_unused_photos(&**tx, person, photos).await? != photos.len() as u64 {
        return Err(Code::PhotoUnknown.into());
    }
    let rows = photos.iter().map(|photo| ballot_evidence::ActiveModel {
        photo_id: Set(photo.0),
        ballot_id: Set(ballot),
        version: Set(version as i32),
    });
    ballot_evidence::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Twelve characters that are not mistaken on paper, in groups: `K7QM-2XWA-9FHT`.
fn receipt_number() -> String {
    let mut rng = rand::rng();
    let code: String = (0..12).filter_map(|_| LETTER_ALPHABET.choose(&mut rng)).map(|byte| char::from(*byte)).collect();
    format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..])
}
