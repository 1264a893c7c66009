//! `linyi place`: the tree of places of a new installation, from the district down to its compounds.

use clap::Subcommand;
use linyi_shared::places::api::PlaceKind;
use linyi_shared::text::{Line, Name};

use super::{find_place, open, told};
use crate::config::StoreOptions;
use crate::features::places::create_place::{self, NewCompound, NewPlace};
use crate::http::caller::Caller;

/// What to do with places.
#[derive(Subcommand)]
pub enum Place {
    /// Create a place: first the district, then subdistricts, then clusters and communities, then compounds.
    Create {
        /// district, subdistrict, cluster, community or compound; buildings and homes come with the roster.
        #[arg(long, env = "LINYI_PLACE_KIND", value_parser = read_kind)]
        kind: PlaceKind,
        /// Its name.
        #[arg(long, env = "LINYI_PLACE_NAME")]
        name: String,
        /// The place above, by id or full name: a subdistrict for a community, a community for a compound.
        #[arg(long, env = "LINYI_PLACE_UNDER")]
        under: Option<String>,
        /// Of a compound: its cluster (片区), by id or full name.
        #[arg(long, env = "LINYI_PLACE_CLUSTER")]
        cluster: Option<String>,
        /// Of a compound: the year of the renovation plan.
        #[arg(long, env = "LINYI_PLACE_PLAN_YEAR")]
        plan_year: Option<i32>,
        /// Of a compound: the year its first building was finished.
        #[arg(long, env = "LINYI_PLACE_BUILT_YEAR")]
        built_year: Option<i32>,
        /// Of a compound: its address.
        #[arg(long, env = "LINYI_PLACE_ADDRESS")]
        address: Option<String>,
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
    /// List the places with their ids.
    List {
        /// Where the data is.
        #[command(flatten)]
        store: StoreOptions,
    },
}

fn read_kind(text: &str) -> Result<PlaceKind, String> {
    let kind = PlaceKind::parse(text).filter(|kind| !matches!(kind, PlaceKind::Building | PlaceKind::Entrance));
    kind.ok_or_else(|| "a kind is one of district, subdistrict, cluster, community, compound".to_owned())
}

impl Place {
    /// Runs the command; answers what to print.
    pub async fn run(self) -> anyhow::Result<String> {
        match self {
            Self::Create { kind, name, under, cluster, plan_year, built_year, address, store } => {
                let state = open(&store).await?;
                let find = |text: Option<&String>| text.map(|text| find_place(&state, text)).transpose();
                let name: Name = name.try_into().map_err(|fault| anyhow::anyhow!("--name: {fault}"))?;
                let compound = match (kind, find(cluster.as_ref())?, plan_year, built_year, address) {
                    (PlaceKind::Compound, Some(cluster), Some(plan_year), Some(built_year), Some(address)) => {
                        let address: Line =
                            address.try_into().map_err(|fault| anyhow::anyhow!("--address: {fault}"))?;
                        Some(NewCompound { cluster, plan_year, built_year, address })
                    }
                    (PlaceKind::Compound, ..) => {
                        anyhow::bail!("a compound needs --cluster, --plan-year, --built-year and --address")
                    }
                    _ => None,
                };
                let new = NewPlace { kind, name, under: find(under.as_ref())?, compound };
                let id = create_place::create(&state, &Caller::system(), &new).await.map_err(told)?;
                state.database.close().await;
                Ok(format!("{id} {}", new.name))
            }
            Self::List { store } => {
                let state = open(&store).await?;
                let lines: Vec<_> = state.places().outline();
                state.database.close().await;
                Ok(if lines.is_empty() { "There are no places yet.".to_owned() } else { lines.join("\n") })
            }
        }
    }
}
