//! The home page: the district and its counts.

use leptos::prelude::*;
use linyi_shared::money::grouped;
use linyi_shared::places::api::PlacesSummary;

use crate::api::resource;
use crate::i18n::{fill, t};
use crate::ui::PageHead;

/// `/`.
pub fn home_page() -> AnyView {
    resource(|| (), |api, ()| api.find_summary()).view(home)
}

fn home(summary: PlacesSummary) -> AnyView {
    let frame = t().frame;
    let title = if summary.district.is_empty() { frame.brand.to_owned() } else { summary.district };
    let counts = fill(
        frame.home_counts,
        &[
            ("clusters", &grouped(summary.clusters.into())),
            ("compounds", &grouped(summary.compounds.into())),
            ("homes", &grouped(summary.homes.into())),
        ],
    );
    view! { <PageHead title=title lead=counts/> }.into_any()
}
