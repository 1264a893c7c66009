//! What every request shares; passed, never global.

use std::net::IpAddr;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use linyi_shared::time::Instant;
use object_store::ObjectStore;
use sha2::{Digest, Sha256};

use crate::clock::Clock;
use crate::config::ServeOptions;
use crate::database::Database;
use crate::error::Result;
use crate::features::decisions::ballot_box::BallotBox;
use crate::features::decisions::ballot_log::Logs;
use crate::features::decisions::frame::Frames;
use crate::features::decisions::kept_pages::KeptPages;
use crate::features::people::known::KnownPrincipals;
use crate::features::places::tree::PlaceTree;
use crate::http::cookies::Cookies;
use crate::http::identify::hex;
use crate::http::limits::Limits;
use crate::keys::Keys;
use crate::plan::Plan;

/// What every request shares.
pub struct State {
    /// The options the server was started with.
    pub options: ServeOptions,
    /// The database.
    pub database: Database,
    /// The clock; features ask [`State::now`].
    pub clock: Clock,
    /// Keys made on first start.
    pub keys: Keys,
    /// Catalogue, checklists, departments and funding sources of the plan.
    pub plan: Plan,
    /// Where photos are.
    pub photos: Arc<dyn ObjectStore>,
    /// The client for push services.
    pub client: reqwest::Client,
    /// Who is signed in.
    pub principals: Arc<KnownPrincipals>,
    /// Where every ballot falls in.
    pub ballot_box: BallotBox,
    /// What the notices of decisions froze.
    pub frames: Frames,
    /// What everybody reads of decisions.
    pub pages: Arc<KeptPages>,
    /// The public logs of ballots.
    pub logs: Logs,
    /// Limits on tries.
    pub limits: Limits,
    places: RwLock<Arc<PlaceTree>>,
}

impl State {
    /// Puts the parts together and reads the tree of places.
    pub async fn new(
        options: ServeOptions,
        database: Database,
        photos: Arc<dyn ObjectStore>,
    ) -> anyhow::Result<Arc<Self>> {
        let keys = Keys::find_or_create(&database).await?;
        let clock = Clock::default();
        if options.demo {
            clock.set_ahead(keys.demo_clock_ahead(&database).await?);
        }
        let places = PlaceTree::load(database.reader()).await?;
        let (ballot_box, inside) = BallotBox::new();
        let state = Arc::new(Self {
            principals: Arc::default(),
            ballot_box,
            frames: Frames::default(),
            pages: Arc::default(),
            logs: Logs::default(),
            options,
            database,
            clock,
            keys,
            plan: Plan::load()?,
            photos,
            client: reqwest::Client::builder().timeout(Duration::from_secs(15)).build()?,
            limits: Limits::default(),
            places: RwLock::new(Arc::new(places)),
        });
        inside.run(&state);
        Ok(state)
    }

    /// Now, UTC.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The tree of places, from the district down to the compounds.
    pub fn places(&self) -> Arc<PlaceTree> {
        Arc::clone(&self.places.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Reads the tree of places anew, after it was written.
    pub async fn reload_places(&self) -> Result<()> {
        let tree = Arc::new(PlaceTree::load(self.database.reader()).await?);
        *self.places.write().unwrap_or_else(std::sync::PoisonError::into_inner) = tree;
        Ok(())
    }

    /// How cookies are named and marked here.
    pub fn cookies(&self) -> Cookies {
        Cookies { secure: self.options.is_https() }
    }

    /// The address residents use, without a trailing slash.
    pub fn public_url(&self) -> String {
        self.options.residents_url()
    }

    /// A salted, shortened hash of an address: enough to see that two writes came from one place, not which.
    pub fn address_hash(&self, address: &IpAddr) -> String {
        let mut hash = Sha256::new();
        hash.update(&self.keys.address_salt);
        hash.update(address.to_string());
        hex(&hash.finalize()[..8])
    }
}
