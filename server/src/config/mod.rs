//! The settings of one installation, from options and environment variables.

use std::path::PathBuf;

use clap::Args;

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
    /// Load the demo district into an empty database and offer `/demo`; never for real data.
    #[arg(long, env = "LINYI_DEMO")]
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
            "data: {}\ndatabase: {database}\nlisten: {}\npublic url: {}\ndemonstration: {}\nworkers: {}\npush contact: {}",
            self.store.data.display(),
            self.listen,
            self.public_url.as_deref().unwrap_or("(the address listened on)"),
            if self.demo { "yes" } else { "no" },
            self.workers.map_or_else(|| "one per core".to_owned(), |count| count.to_string()),
            self.push_contact,
        )
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
