//! A register of residents as it is, read whole: a file is compared with all of it at once.

use chrono::NaiveDate;
use linyi_shared::id::PlaceId;
use linyi_shared::places::api::Seat;
use linyi_shared::places::rules::{ResidentRegister, masked_name};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::{ResidentEntry, ResidentFile};
use crate::entities::home;
use crate::error::Result;
use crate::features::places::resident_queries;
use crate::features::places::roster::queries::list_homes;
use crate::features::places::roster::register::Fields;

/// A standing entry.
#[derive(Clone, Debug)]
pub struct Known {
    /// The entry.
    pub id: Uuid,
    /// The home the person lives in.
    pub home_id: Uuid,
    /// The name.
    pub name: String,
    /// What else the register says.
    pub entry: ResidentEntry,
}

/// The standing entries of a register of one compound, with the compound's homes.
#[derive(Clone, Debug)]
pub struct Residents {
    /// Which register.
    pub register: ResidentRegister,
    /// The homes, by label.
    pub homes: Vec<home::Model>,
    /// The entries that did not end, in the order in which they were made.
    pub known: Vec<Known>,
}

impl Residents {
    /// Reads a register of a compound; who came of age by `today` is of age.
    pub async fn load(
        db: &impl ConnectionTrait,
        register: ResidentRegister,
        compound: PlaceId,
        today: NaiveDate,
    ) -> Result<Self> {
        let homes = list_homes(db, compound).await?;
        let known = match register {
            ResidentRegister::Adults => {
                let rows = resident_queries::list_adults(db, compound).await?.into_iter();
                let standing = rows.filter(|row| row.ended_at.is_none());
                let known = standing.map(|row| Known {
                    id: row.id,
                    home_id: row.home_id,
                    name: row.name,
                    entry: ResidentEntry::Adult { of_age_on: row.of_age_on.filter(|day| *day > today) },
                });
                known.collect()
            }
            ResidentRegister::Representatives => {
                let rows = resident_queries::list_representatives(db, compound).await?.into_iter();
                let standing = rows.filter(|row| row.ended_at.is_none());
                let known = standing.map(|row| Known {
                    id: row.id,
                    home_id: row.home_id,
                    entry: ResidentEntry::Representative {
                        seat: Seat::parse(&row.seat).unwrap_or(Seat::Other),
                        elected_on: row.elected_on,
                        term_ends_on: row.term_ends_on,
                    },
                    name: row.name,
                });
                known.collect()
            }
        };
        Ok(Self { register, homes, known })
    }

    /// Somebody in words: an adult's name is masked (R54), a representative's office is public.
    pub fn label(&self, home: &str, name: &str) -> String {
        match self.register {
            ResidentRegister::Adults => format!("{home} {}", masked_name(name)),
            ResidentRegister::Representatives => format!("{home} {name}"),
        }
    }

    /// SHA-256 over a file and everything it is compared with, hex: the same file on another register is another digest.
    pub fn digest(&self, compound: PlaceId, file: &ResidentFile) -> Result<String> {
        let mut state = Fields::default();
        state.add(self.register.as_str());
        state.add(compound);
        state.add_text(&serde_json::to_string(file).map_err(anyhow::Error::from)?);
        let mut homes: Vec<_> = self.homes.iter().map(|home| (home.id, home.label.as_str())).collect();
        homes.sort_unstable();
        for (id, label) in homes {
            state.add(id);
            state.add(label);
        }
        let mut known: Vec<_> = self.known.iter().collect();
        known.sort_unstable_by_key(|entry| entry.id);
        for one in known {
            state.add(one.id);
            state.add(one.home_id);
            state.add(&one.name);
            one.entry.cells().into_iter().for_each(|(_, cell)| state.add(cell));
        }
        Ok(state.finish())
    }
}
