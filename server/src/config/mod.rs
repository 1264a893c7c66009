//! The settings of one installation, from options and environment variables.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;
use clap::builder::BoolishValueParser;
use ipnet::IpNet;

use crate::http::address::read_network;

/// Options of every command that opens the database.
#[derive(Args, Clone, Debug)]
pub struct StoreOptions {
    /// Folder of the embedded database and of the photos.
    #[arg(long, env = "LINYI_DATA", default_value = "./data", value_name = "DIR")]
    pub data: PathBuf,
    /// Database: `sqlite:<file>` or `postgres://user:password@host/name`; by default `linyi.db` in the data folder.
    #[arg(long, env = "LINYI_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
}

impl StoreOptions {
    /// The options of a command that serves nobody, on the same data.
    pub fn for_command(self) -> ServeOptions {
        ServeOptions {
            store: self,
            listen: "127.0.0.1:0".to_owned(),
            public_url: None,
            trusted_proxies: Vec::new(),
            demo: false,
            workers: None,
            site: None,
            push_contact: "mailto:admin@localhost".to_owned(),
        }
    }

    /// The database's URL.
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("linyi.db").display()))
    }
}

/// Options of `linyi serve`.
#[derive(Args, Clone, Debug)]
pub struct ServeOptions {
    /// Where the data is.
    #[command(flatten)]
    pub store: StoreOptions,
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, env = "LINYI_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDR")]
    pub listen: String,
    /// The address residents use, as `https://linyi.example.cn`; decides links in letters and whether cookies are Secure.
    #[arg(long, env = "LINYI_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Addresses or networks of the reverse proxies in front, separated by commas, as `127.0.0.1,10.0.0.0/8`; whom they
    /// name in `X-Forwarded-For` is taken for the client.
    #[arg(
        long,
        env = "LINYI_TRUSTED_PROXIES",
        value_delimiter = ',',
        value_parser = read_network,
        value_name = "NETWORKS"
    )]
    pub trusted_proxies: Vec<IpNet>,
    /// Load the demo district into an empty database and offer `/demo`; never for real data. The variable takes 1, true,
    /// yes or on.
    #[arg(long, env = "LINYI_DEMO", value_parser = BoolishValueParser::new())]
    pub demo: bool,
    /// Worker threads for HTTP; by default one per core.
    #[arg(long, env = "LINYI_WORKERS", value_name = "N")]
    pub workers: Option<usize>,
    /// Folder of a browser site to serve instead of the embedded one (for development).
    #[arg(long, env = "LINYI_SITE", value_name = "DIR")]
    pub site: Option<PathBuf>,
    /// Contact in push messages (RFC 8292), as `mailto:…` or `https://…`.
    #[arg(long, env = "LINYI_PUSH_CONTACT", default_value = "mailto:admin@localhost", value_name = "URI")]
    pub push_contact: String,
}

impl ServeOptions {
    /// Whether residents come by HTTPS, so that cookies can be `__Host-` and Secure.
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The effective configuration in lines, without secrets.
    pub fn describe(&self) -> String {
        let database = if self.store.database_url().starts_with("sqlite:") { "SQLite, embedded" } else { "PostgreSQL" };
        format!(
            "data: {}\ndatabase: {database}\nlisten: {}\npublic url: {}\ntrusted proxies: {}\ndemonstration: {}\n\
             workers: {}\npush contact: {}",
            self.store.data.display(),
            self.listen,
            self.public_url.as_deref().unwrap_or("(the address listened on)"),
            match self.trusted_proxies.as_slice() {
                [] => "(none)".to_owned(),
                networks => networks.iter().map(IpNet::to_string).collect::<Vec<_>>().join(", "),
            },
            if self.demo { "yes" } else { "no" },
            self.workers.map_or_else(|| "one per core".to_owned(), |count| count.to_string()),
            self.push_contact,
        )
    }

    /// The address residents use, without a trailing slash.
    pub fn residents_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// The address printed in letters, where no resident's phone could open it; a demonstration prints what it likes.
    pub fn unreachable_url(&self) -> Option<String> {
        let url = self.residents_url();
        let authority = url.split_once("://").map_or(url.as_str(), |(_, authority)| authority);
        let is_port = |port: &str| port.chars().all(|c| c.is_ascii_digit());
        let host = authority.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(authority, |(host, _)| host);
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let is_own = match host.parse::<IpAddr>() {
            Ok(address) => address.is_loopback() || address.is_unspecified(),
            Err(_) => host == "localhost",
        };
        (is_own && !self.demo).then_some(url)
    }

    /// What an administrator should know before letters are printed, if anything.
    pub fn warning(&self) -> Option<String> {
        let url = self.unreachable_url()?;
        Some(format!(
            "letters would carry {url}, which residents' phones cannot open; set --public-url (LINYI_PUBLIC_URL) to the \
             address they use before printing any"
        ))
    }

    /// What is wrong with the options together, if anything.
    pub fn fault(&self) -> Option<String> {
        let url = self.public_url.as_deref()?;
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        match host {
            None => Some(format!("--public-url must start with http:// or https://, here it is {url}")),
            Some(host) if host.is_empty() || host.contains('/') => {
                Some(format!("--public-url must be scheme, host and port only, here it is {url}"))
            }
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(listen: &str, public_url: Option<&str>) -> ServeOptions {
        let store = StoreOptions { data: "data".into(), database: None };
        ServeOptions { listen: listen.to_owned(), public_url: public_url.map(str::to_owned), ..store.for_command() }
    }

    #[test]
    fn letters_must_not_name_this_machine_itself() {
        for listen in ["127.0.0.1:8080", "0.0.0.0:80", "[::]:8080", "[::1]:8080", "localhost:8080"] {
            let options = options(listen, None);
            let warning = options.warning().unwrap_or_default();
            assert!(warning.contains(&format!("http://{listen}")) && warning.contains("--public-url"), "{warning}");
            assert_eq!(ServeOptions { demo: true, ..options }.warning(), None);
        }
        assert!(options("0.0.0.0:80", Some("http://localhost")).warning().is_some());
    }

    #[test]
    fn an_address_others_can_open_is_no_cause_for_a_warning() {
        assert_eq!(options("192.168.1.7:8080", None).warning(), None);
        assert_eq!(options("[2001:db8::7]:8080", None).warning(), None);
        assert_eq!(options("127.0.0.1:8080", Some("https://linyi.example.cn")).warning(), None);
    }
}
