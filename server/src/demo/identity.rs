//! Ids of the demonstration: they look like UUID v7, and are the same in every run.

use linyi_shared::id::PlaceId;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::{Builder, Uuid};

/// 2021-03-10 00:00 UTC, the day of the plan, in milliseconds: the ids of the demonstration are older than any real one.
const FIRST_MILLISECOND: u64 = 1_615_334_400_000;

/// Makes ids in rising order, so that an index takes them as it takes real ones.
#[derive(Clone, Debug)]
pub struct Ids {
    random: ChaCha8Rng,
    made: u64,
}

impl Ids {
    /// Ids of a seed; another seed gives other ids.
    pub fn new(seed: u64) -> Self {
        Self { random: ChaCha8Rng::seed_from_u64(seed), made: 0 }
    }

    /// The next id.
    pub fn next_uuid(&mut self) -> Uuid {
        let mut random = [0; 10];
        self.random.fill_bytes(&mut random);
        self.made += 1;
        Builder::from_unix_timestamp_millis(FIRST_MILLISECOND + self.made, &random).into_uuid()
    }

    /// The next id as a place's.
    pub fn next_place(&mut self) -> PlaceId {
        PlaceId(self.next_uuid())
    }
}
