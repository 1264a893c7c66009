//! Limits on tries, by address: letter codes and passwords cannot be guessed in bulk.

use std::net::{IpAddr, Ipv6Addr};
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
            Some(address) if self.tries.check_key(&household(address)).is_err() => Err(Code::TooManyTries.into()),
            _ => Ok(()),
        }
    }
}

/// What one connection has at its disposal: a single IPv4 address, or the /64 of an IPv6 address.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `address` may still try once others have used up their tries.
    fn may_try(limits: &Limits, address: &str) -> bool {
        limits.count_try(Some(address.parse().expect("an address"))).is_ok()
    }

    #[test]
    fn the_addresses_of_one_ipv6_network_share_their_tries() {
        let limits = Limits::default();
        for last in 0..BURST.get() {
            assert!(may_try(&limits, &format!("2001:db8:0:1::{last:x}")));
        }
        assert!(!may_try(&limits, "2001:db8:0:1:ffff::1"));
        assert!(may_try(&limits, "2001:db8:0:2::1"));
    }

    #[test]
    fn every_ipv4_address_has_its_own_tries() {
        let limits = Limits::default();
        for _ in 0..BURST.get() {
            assert!(may_try(&limits, "198.51.100.1"));
        }
        assert!(!may_try(&limits, "198.51.100.1"));
        assert!(may_try(&limits, "198.51.100.2"));
    }
}
