//! A building as dots, one a home: reached or not; never how it voted.

use leptos::prelude::*;

use crate::i18n::t;

/// One home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeDot {
    /// Its room number.
    pub label: String,
    /// Whether it was reached.
    pub reached: bool,
}

/// One floor, homes from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// Its name: `5 层`.
    pub label: String,
    /// Its homes.
    pub homes: Vec<HomeDot>,
}

/// The dot grid of a building, highest floor first.
#[component]
pub fn BuildingDots(
    /// What the picture finds: `3号楼:36 户中已到达 30 户`.
    #[prop(into)]
    finding: String,
    /// The floors, highest first.
    floors: Vec<Floor>,
    /// What a filled and an empty dot mean.
    #[prop(default = [t().frame.homes_reached, t().frame.homes_open])]
    keys: [&'static str; 2],
) -> AnyView {
    const STEP: usize = 28;
    let [reached, not_reached] = keys;
    let columns = floors.iter().map(|floor| floor.homes.len()).max().unwrap_or(0).max(1);
    let (width, height) = (columns * STEP + 56, floors.len().max(1) * STEP);
    let mut marks = Vec::new();
    let mut open = Vec::new();
    for (row, floor) in floors.into_iter().enumerate() {
        let y = row * STEP + STEP / 2;
        marks.push(view! { <text class="dot-floor" x="48" y=y + 5 text-anchor="end">{floor.label}</text> }.into_any());
        for (column, home) in floor.homes.into_iter().enumerate() {
            let class = if home.reached { "dot reached" } else { "dot" };
            let x = column * STEP + STEP / 2 + 56;
            marks.push(view! { <circle class=class cx=x cy=y r="9"></circle> }.into_any());
            if !home.reached {
                open.push(home.label);
            }
        }
    }
    let alternative = finding.clone();
    let open = (!open.is_empty()).then(|| {
        let open = open.join("、");
        view! { <details><summary>{not_reached}</summary><p>{open}</p></details> }.into_any()
    });
    view! {
        <figure class="picture">
            <figcaption>{finding}</figcaption>
            <div class="scroll">
                <svg class="dots" width=width height=height role="img" aria-label=alternative>{marks}</svg>
            </div>
            <ul class="keys">
                <li><svg class="key" viewBox="0 0 24 24" aria-hidden="true"><circle class="dot reached" cx="12" cy="12" r="9"></circle></svg> {reached}</li>
                <li><svg class="key" viewBox="0 0 24 24" aria-hidden="true"><circle class="dot" cx="12" cy="12" r="9"></circle></svg> {not_reached}</li>
            </ul>
            {open}
        </figure>
    }
    .into_any()
}
