//! The two registers of a compound as they are, read whole: a roster is compared with all of it at once.

use std::collections::HashMap;

use linyi_shared::id::PlaceId;
use sea_orm::{ConnectionTrait, DbErr};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::queries;
use crate::entities::{home, home_owner, household, owner, place};
use crate::http::identify::hex;

/// Homes, owners and households of a compound, with the buildings and entrances they lie in.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// Buildings, in their order.
    pub buildings: Vec<place::Model>,
    /// Entrances, in their order.
    pub entrances: Vec<place::Model>,
    /// Homes, by label.
    pub homes: Vec<home::Model>,
    /// Owners.
    pub owners: Vec<owner::Model>,
    /// Who owns what.
    pub shares: Vec<home_owner::Model>,
    /// Households.
    pub households: Vec<household::Model>,
}

impl Register {
    /// Reads the registers of a compound.
    pub async fn load(db: &impl ConnectionTrait, compound: PlaceId) -> Result<Self, DbErr> {
        Ok(Self {
            buildings: queries::list_places(db, compound, "building").await?,
            entrances: queries::list_places(db, compound, "entrance").await?,
            homes: queries::list_homes(db, compound).await?,
            owners: queries::list_owners(db, compound).await?,
            shares: queries::list_shares(db, compound).await?,
            households: queries::list_households(db, compound).await?,
        })
    }

    /// The owners of each home, as positions in `owners`.
    pub fn owners_by_home(&self) -> HashMap<Uuid, Vec<&owner::Model>> {
        let by_id: HashMap<Uuid, &owner::Model> = self.owners.iter().map(|owner| (owner.id, owner)).collect();
        let mut owners: HashMap<Uuid, Vec<&owner::Model>> = HashMap::new();
        for share in &self.shares {
            if let Some(owner) = by_id.get(&share.owner_id) {
                owners.entry(share.home_id).or_default().push(owner);
            }
        }
        for list in owners.values_mut() {
            list.sort_by(|a, b| (&a.identifier, a.id).cmp(&(&b.identifier, b.id)));
        }
        owners
    }

    /// SHA-256 over a file and everything it is compared with, hex: the same file on other registers is another digest.
    pub fn digest(&self, compound: PlaceId, content: &str) -> String {
        let mut state = Fields::default();
        state.add(compound);
        state.add_text(content);
        // The rows come in the order of their ids, so that the digest does not depend on how the database answers.
        let mut places: Vec<_> = self.buildings.iter().chain(&self.entrances).collect();
        places.sort_unstable_by_key(|row| row.id);
        for row in places {
            state.add(row.id);
            state.add(&row.name);
        }
        let mut homes: Vec<_> = self.homes.iter().collect();
        homes.sort_unstable_by_key(|row| row.id);
        for row in homes {
            state.add(row.id);
            state.add(row.entrance_id);
            state.add(row.floor);
            state.add(&row.room);
            state.add(row.area);
            state.add(&row.area_source);
            state.add(&row.kind);
            state.add(&row.status);
        }
        let mut owners: Vec<_> = self.owners.iter().collect();
        owners.sort_unstable_by_key(|row| row.id);
        for row in owners {
            state.add(row.id);
            state.add(&row.name);
            state.add(&row.identifier);
        }
        let mut shares: Vec<_> = self.shares.iter().map(|row| (row.home_id, row.owner_id)).collect();
        shares.sort_unstable();
        for (home, owner) in shares {
            state.add(home);
            state.add(owner);
        }
        let mut households: Vec<_> = self.households.iter().collect();
        households.sort_unstable_by_key(|row| row.id);
        for row in households {
            state.add(row.id);
            state.add(&row.name);
            state.add(row.adults);
        }
        state.finish()
    }
}

/// A digest over fields that follow one another unmistakably.
#[derive(Default)]
pub(in crate::features::places) struct Fields(Sha256);

impl Fields {
    /// Adds a field.
    pub fn add(&mut self, field: impl ToString) {
        self.add_text(&field.to_string());
    }

    /// Adds a text, which may be a whole file.
    pub fn add_text(&mut self, text: &str) {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
    }

    /// The digest, hex.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}
