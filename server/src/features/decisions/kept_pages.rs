//! What everybody reads of a decision, kept ready in memory: reading costs the same however large the roll is, and waits
//! for nobody who votes.
//!
//! Invariant: an answer says what this server wrote last; what another server wrote it says after [`SECONDS`] at most.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use bytes::Bytes;
use chrono::Duration;
use hashlink::LruCache;
use linyi_shared::decisions::api::DecisionPage;
use linyi_shared::id::DecisionId;
use linyi_shared::time::Instant;

use super::{queries, views};
use crate::entities::decision;
use crate::error::Result;
use crate::state::State;

/// After how many seconds at most what another server wrote is read here.
pub const SECONDS: i64 = 1;
/// The most decisions kept; the one that was not asked for longest makes room.
const PAGES: usize = 2_000;

/// The pages of the decisions that were asked for.
#[derive(Debug)]
pub struct KeptPages {
    /// How often this server wrote anything but ballots.
    writes: AtomicU64,
    slots: Mutex<LruCache<DecisionId, Arc<Slot>>>,
}

/// The place of one decision.
#[derive(Debug, Default)]
struct Slot {
    /// How often this server wrote ballots of it.
    ballots: AtomicU64,
    page: Kept<KeptPage>,
}

/// Something read from the database, and what was known before it was read.
#[derive(Debug)]
struct Kept<T> {
    value: RwLock<Option<(Stamp, Arc<T>)>>,
    /// One request reads, the others wait for it.
    reading: tokio::sync::Mutex<()>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { value: RwLock::new(None), reading: tokio::sync::Mutex::default() }
    }
}

/// When something was read, and how often this server had written until then.
#[derive(Clone, Copy, Debug)]
struct Stamp {
    at: Instant,
    writes: u64,
    ballots: u64,
}

/// A decision as everybody sees it.
#[derive(Clone, Debug)]
pub struct KeptPage {
    /// Its row.
    pub row: decision::Model,
    /// The page of a caller who has no home here.
    pub page: DecisionPage,
    /// That page as JSON.
    pub body: Bytes,
}

impl Default for KeptPages {
    fn default() -> Self {
        Self { writes: AtomicU64::new(0), slots: Mutex::new(LruCache::new(PAGES)) }
    }
}

impl KeptPages {
    /// A decision as everybody sees it; refused where the public does not know of it.
    pub async fn find(&self, state: &State, id: DecisionId) -> Result<Arc<KeptPage>> {
        let slot = self.slot(id);
        let now = state.now();
        if let Some((stamp, kept)) = slot.page.get()
            && stamp.ballots == slot.ballots.load(Ordering::SeqCst)
            && self.stands(stamp, now)
            && kept.says_state(now)
        {
            return Ok(kept);
        }
        let _reading = slot.page.reading.lock().await;
        // Counted before anything is read: what is written in between makes the page worthless.
        let stamp = self.stamp(&slot, state.now());
        let kept = match slot.page.get() {
            Some((before, kept)) if self.stands(before, stamp.at) && kept.says_state(stamp.at) => {
                if before.ballots == stamp.ballots {
                    return Ok(kept);
                }
                // Nothing but the turnout was written, and the rest is no younger for it.
                let turnout = views::turnout_since(state, &kept.row, &kept.page.turnout).await?;
                let page = DecisionPage { turnout, ..kept.page.clone() };
                return slot.page.put(Stamp { at: before.at, ..stamp }, KeptPage::new(kept.row.clone(), page)?);
            }
            _ => {
                let row = queries::require_decision(state.database.reader(), id).await?;
                row.check_public(stamp.at)?;
                KeptPage::new(row.clone(), views::public(state, row, stamp.at).await?)?
            }
        };
        slot.page.put(stamp, kept)
    }

    /// Forgets the turnout of decisions: ballots of theirs were written.
    pub fn forget_turnout(&self, decisions: impl IntoIterator<Item = DecisionId>) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        for decision in decisions {
            if let Some(slot) = slots.get(&decision) {
                slot.ballots.fetch_add(1, Ordering::SeqCst);
            }
        }
    }

    /// Forgets everything: something was written that a page may show.
    pub fn forget_all(&self) {
        self.writes.fetch_add(1, Ordering::SeqCst);
    }

    fn slot(&self, id: DecisionId) -> Arc<Slot> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = slots.get(&id) {
            return Arc::clone(slot);
        }
        let slot = Arc::new(Slot::default());
        slots.insert(id, Arc::clone(&slot));
        slot
    }

    fn stamp(&self, slot: &Slot, at: Instant) -> Stamp {
        Stamp { at, writes: self.writes.load(Ordering::SeqCst), ballots: slot.ballots.load(Ordering::SeqCst) }
    }

    /// Whether nothing but ballots was written here since, and nothing elsewhere for long.
    fn stands(&self, stamp: Stamp, now: Instant) -> bool {
        stamp.writes == self.writes.load(Ordering::SeqCst)
            && stamp.at <= now
            && now - stamp.at < Duration::seconds(SECONDS)
    }
}

impl<T> Kept<T> {
    fn get(&self) -> Option<(Stamp, Arc<T>)> {
        self.value.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, stamp: Stamp, value: T) -> Result<Arc<T>> {
        let value = Arc::new(value);
        *self.value.write().unwrap_or_else(PoisonError::into_inner) = Some((stamp, Arc::clone(&value)));
        Ok(value)
    }
}

impl KeptPage {
    fn new(row: decision::Model, page: DecisionPage) -> Result<Self> {
        let body = serde_json::to_vec(&page).map_err(anyhow::Error::from)?.into();
        Ok(Self { row, page, body })
    }

    /// Whether the clock has not opened or closed it since.
    fn says_state(&self, now: Instant) -> bool {
        self.row.state_at(now) == self.page.state
    }
}
