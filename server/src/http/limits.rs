//! Limits on tries, by address: letter codes and passwords cannot be guessed in bulk.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use linyi_shared::problem::Code;

use crate::error::Result;

/// The limits of one server.
#[derive(Debug)]
pub struct Limits {
    tries: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { tries: RateLimiter::keyed(tries()) }
    }
}

/// Tries at once: a family or an office behind one address is not locked out.
const BURST: NonZeroU32 = NonZeroU32::new(30).expect("thirty is not zero");

/// Thirty tries at once, then two a minute.
fn tries() -> Quota {
    Quota::per_minute(const { NonZeroU32::new(2).expect("two is not zero") }).allow_burst(BURST)
}

impl Limits {
    /// Counts a try of `address`; too many are refused.
    pub fn count_try(&self, address: Option<IpAddr>) -> Result<()> {
        match address {
            Some(address) if self.tries.check_key(&address).is_err() => Err(Code::TooManyTries.into()),
            _ => Ok(()),
        }
    }
}
