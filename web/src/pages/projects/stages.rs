//! How many projects stand at which step.

use leptos::prelude::*;
use linyi_shared::money::grouped;
use linyi_shared::projects::api::StageCount;

use crate::i18n::lang;
use crate::ui::picture::{Bar, PairedBar};

/// One bar a step, each as long as its share of all.
pub(crate) fn stage_bars(finding: String, stages: &[StageCount]) -> AnyView {
    let total: u32 = stages.iter().map(|row| row.projects).sum();
    let bars = stages.iter().map(|row| Bar {
        label: row.stage.words(lang()).to_owned(),
        per_mille: u32::try_from(u64::from(row.projects) * 1000 / u64::from(total.max(1))).unwrap_or(1000),
        words: grouped(row.projects.into()),
        threshold: None,
        reached: true,
    });
    view! { <PairedBar finding=finding bars=bars.collect()/> }.into_any()
}
