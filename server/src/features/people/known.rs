//! Who is signed in, kept in memory: every request asks for it.
//!
//! Invariant: what this server changes of a session, a role or a bound home counts with the next request; what another
//! server or a command changes counts after [`HEARING`]. Nothing is trusted past the end of its session, nor past the
//! moment at which one of its roles begins or ends.

use std::array;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant as Moment};

use hashlink::LruCache;
use linyi_shared::id::{PersonId, SessionId};
use linyi_shared::time::Instant;

use super::{principals, queries};
use crate::error::Result;
use crate::http::caller::Principal;
use crate::state::State;

/// After how long at most a change by another server, or by a command, counts here.
pub const HEARING: Duration = Duration::from_secs(1);
/// How long an entry is kept, whatever happens: what is changed in the database by hand counts after that.
const KEPT: Duration = Duration::from_secs(10 * 60);
/// The most sessions kept; the one that was not asked for longest makes room.
const SESSIONS: usize = 50_000;
/// How many counters of changes people share; two people of one counter only cost each other a read.
const COUNTERS: usize = 1024;
/// How many changes before the last one heard of are looked at again: transactions that began earlier may end later.
const LATE: i64 = 256;

/// Those who are signed in, as far as they were asked for.
#[derive(Debug)]
pub struct KnownPrincipals {
    sessions: Mutex<LruCache<SessionId, Arc<Known>>>,
    /// How often people changed; an entry stands only while its person's counter is what it was before it was read.
    changes: [AtomicU64; COUNTERS],
    hasher: RandomState,
    heard: tokio::sync::Mutex<Heard>,
    heard_at: Mutex<Option<Moment>>,
}

/// The person of a session as it was read.
#[derive(Debug)]
struct Known {
    principal: Arc<Principal>,
    changes: u64,
    read_at: Moment,
    /// When the session ends, or a role of the person begins or ends.
    until: Instant,
}

/// Which changes of the database were heard of.
#[derive(Debug, Default)]
struct Heard {
    last: Option<i64>,
    recent: HashSet<i64>,
}

impl Default for KnownPrincipals {
    fn default() -> Self {
        Self {
            sessions: Mutex::new(LruCache::new(SESSIONS)),
            changes: array::from_fn(|_| AtomicU64::new(0)),
            hasher: RandomState::new(),
            heard: tokio::sync::Mutex::default(),
            heard_at: Mutex::new(None),
        }
    }
}

impl KnownPrincipals {
    /// The person of a session that stands; from memory where it was asked for before.
    pub async fn find(&self, state: &State, person: PersonId, session: SessionId) -> Result<Option<Arc<Principal>>> {
        self.hear(state).await?;
        // Counted before anything is read: a change that comes in between makes the entry worthless.
        let changes = self.counter(person).load(Ordering::SeqCst);
        let now = state.now();
        if let Some(known) = self.get(session)
            && known.principal.person_id == person
            && known.changes == changes
            && known.read_at.elapsed() < KEPT
            && now < known.until
        {
            return Ok(Some(Arc::clone(&known.principal)));
        }
        let Some((principal, until)) = principals::load(state, person, session, now).await? else { return Ok(None) };
        let principal = Arc::new(principal);
        let known = Known { principal: Arc::clone(&principal), changes, read_at: Moment::now(), until };
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).insert(session, Arc::new(known));
        Ok(Some(principal))
    }

    /// Forgets what is kept of a person: it changed.
    pub fn forget(&self, person: PersonId) {
        self.counter(person).fetch_add(1, Ordering::SeqCst);
    }

    fn get(&self, session: SessionId) -> Option<Arc<Known>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).get(&session).cloned()
    }

    fn counter(&self, person: PersonId) -> &AtomicU64 {
        let place = self.hasher.hash_one(person) % COUNTERS as u64;
        &self.changes[place as usize]
    }

    /// Asks the database, once in [`HEARING`], whom others changed; one request asks, the others wait for it.
    async fn hear(&self, state: &State) -> Result<()> {
        if self.has_just_heard() {
            return Ok(());
        }
        let mut heard = self.heard.lock().await;
        if self.has_just_heard() {
            return Ok(());
        }
        let asked_at = Moment::now();
        let db = state.database.reader();
        let Heard { last, recent } = &mut *heard;
        match *last {
            // Nothing was read yet that a change could concern.
            None => {
                let newest = queries::find_last_change(db).await?.unwrap_or(0);
                recent.extend(queries::list_changes(db, newest - LATE).await?.into_iter().map(|row| row.id));
                *last = Some(newest);
            }
            Some(before) => {
                let rows = queries::list_changes(db, before - LATE).await?;
                for row in &rows {
                    if recent.insert(row.id) {
                        self.forget(PersonId(row.person_id));
                    }
                }
                let newest = rows.last().map_or(before, |row| row.id.max(before));
                recent.retain(|id| *id > newest - LATE);
                *last = Some(newest);
            }
        }
        *self.heard_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(asked_at);
        Ok(())
    }

    fn has_just_heard(&self) -> bool {
        let heard_at = *self.heard_at.lock().unwrap_or_else(PoisonError::into_inner);
        heard_at.is_some_and(|at| at.elapsed() < HEARING)
    }
}
