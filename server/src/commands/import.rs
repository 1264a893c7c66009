//! `linyi import roster`: looks through a roster file and, when told so, imports it.

use std::fmt::Write;
use std::path::Path;

use anyhow::Context;
use linyi_shared::lang::Lang;
use linyi_shared::places::api::{PlaceKind, RosterCounts, RosterPreview};
use uuid::Uuid;

use super::{find_place, open, told};
use crate::config::StoreOptions;
use crate::features::places::roster::{self, apply, preview};
use crate::http::caller::Caller;

/// How many entries of each list are printed.
const PRINTED: usize = 20;

/// Previews or applies the roster in `file` for the compound with this id or name; answers the report to print.
pub async fn roster(store: &StoreOptions, file: &Path, compound: &str, apply: bool) -> anyhow::Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let state = open(store).await?;
    let compound = find_place(&state, compound)?;
    if state.places().find(compound).is_none_or(|node| node.kind != PlaceKind::Compound) {
        anyhow::bail!("a roster is imported into a compound, and {} is none", state.places().name(compound));
    }
    let content = roster::text_of(&bytes)?;
    let preview = preview::look_through(&state, Uuid::nil(), compound, content.clone()).await.map_err(told)?;
    let mut report = describe(&preview);
    if preview.fault_count > 0 {
        anyhow::bail!("{report}Nothing was imported: correct the {} faults first.", preview.fault_count);
    }
    if apply {
        let caller = Caller::system();
        let imported = apply::import(&state, &caller, compound, content, Some(&preview.digest)).await.map_err(told)?;
        let _ = write!(report, "Imported: {} homes added, {} changed.", imported.counts.added, imported.counts.changed);
    } else {
        report.push_str("Nothing was changed; run it again with --apply to import.");
    }
    state.database.close().await;
    Ok(report)
}

fn describe(preview: &RosterPreview) -> String {
    let RosterCounts { rows, added, changed, unchanged, missing, buildings, entrances, owners, renamed, .. } =
        preview.counts;
    let mut text = format!(
        "{}: {rows} rows\n  homes: {added} new, {changed} changed, {unchanged} unchanged, {missing} not in the file\n  \
         new: {buildings} buildings, {entrances} entrances, {owners} owners; {renamed} owners renamed\n  \
         area: {} -> {} square metres\n",
        preview.compound_name, preview.counts.area_before, preview.counts.area_after
    );
    for fault in preview.faults.iter().take(PRINTED) {
        let _ = writeln!(text, "  {}", fault.sentence(Lang::En));
    }
    for change in preview.changed.iter().take(PRINTED) {
        let fields = change.fields.iter().map(|field| {
            let (before, after) = field.words(Lang::En);
            format!("{} {before} -> {after}", field.column.as_str())
        });
        let _ = writeln!(text, "  {}: {}", change.label, fields.collect::<Vec<_>>().join("; "));
    }
    for label in preview.missing.iter().take(PRINTED) {
        let _ = writeln!(text, "  {label}: not in the file, stays as it is");
    }
    for header in &preview.ignored {
        let _ = writeln!(text, "  column not read: {header}");
    }
    text
}
