//! Where a request comes from: the peer, or behind a proxy that is trusted the client the proxy names.

use std::net::{IpAddr, SocketAddr};

use actix_web::dev::ServiceRequest;
use ipnet::IpNet;

/// The address of the client of a request: what is limited and, hashed, audited.
pub fn of_request(request: &ServiceRequest, trusted: &[IpNet]) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    let headers = request.headers().get_all("x-forwarded-for");
    let entries = headers.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    Some(behind_proxies(peer, entries, trusted))
}

/// The rightmost entry that no trusted proxy wrote about another; anybody may write what stands to the left of it.
fn behind_proxies<'a>(peer: IpAddr, entries: impl Iterator<Item = &'a str>, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let entries: Vec<_> = entries.collect();
    let mut address = peer.to_canonical();
    for entry in entries.into_iter().rev() {
        if !is_trusted(&address) {
            break;
        }
        // An entry that is no address names nobody: the proxy that passed it on is the last one known.
        let Some(next) = read(entry.trim()) else { break };
        address = next;
    }
    address
}

/// An entry of `X-Forwarded-For`: an address, by some proxies with its port.
fn read(entry: &str) -> Option<IpAddr> {
    let bare = entry.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse().or_else(|_| entry.parse::<SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

/// Reads an address or a network (`10.0.0.0/8`) from an option.
pub fn read_network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let network = text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    network.map_err(|_| format!("{text} is neither an address nor a network such as 10.0.0.0/8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let trusted: Vec<_> = trusted.iter().map(|text| read_network(text).expect("a network")).collect();
        let peer = peer.parse().expect("an address");
        behind_proxies(peer, forwarded.split(',').filter(|entry| !entry.is_empty()), &trusted).to_string()
    }

    #[test]
    fn a_peer_that_is_not_trusted_speaks_for_itself_only() {
        assert_eq!(client("203.0.113.9", "198.51.100.1", &[]), "203.0.113.9");
        assert_eq!(client("203.0.113.9", "198.51.100.1", &["10.0.0.0/8"]), "203.0.113.9");
    }

    #[test]
    fn the_rightmost_untrusted_entry_is_the_client() {
        let trusted = ["127.0.0.1", "10.0.0.0/8", "::1"];
        assert_eq!(client("127.0.0.1", "198.51.100.1", &trusted), "198.51.100.1");
        assert_eq!(client("127.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.7", &trusted), "198.51.100.1");
        assert_eq!(client("::ffff:10.0.0.7", "[2001:db8::5]:4711", &trusted), "2001:db8::5");
        assert_eq!(client("::1", "198.51.100.1:4711", &trusted), "198.51.100.1");
        assert_eq!(client("127.0.0.1", "10.0.0.9", &trusted), "10.0.0.9", "a client inside");
    }

    #[test]
    fn an_entry_that_is_no_address_is_not_followed() {
        assert_eq!(client("127.0.0.1", "198.51.100.1, unknown", &["127.0.0.1"]), "127.0.0.1");
        assert_eq!(client("127.0.0.1", "", &["127.0.0.1"]), "127.0.0.1");
    }

    #[test]
    fn an_option_names_an_address_or_a_network() {
        assert_eq!(read_network(" 10.0.0.0/8").map(|network| network.prefix_len()), Ok(8));
        assert_eq!(read_network("::1").map(|network| network.prefix_len()), Ok(128));
        assert!(read_network("proxy.example").is_err());
    }
}
