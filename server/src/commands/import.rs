//! `linyi import`: looks through a roster, or a file of residents, and imports it when told so.

use std::fmt::Write;
use std::path::Path;

use anyhow::Context;
use linyi_shared::id::PlaceId;
use linyi_shared::lang::Lang;
use linyi_shared::places::api::{
    PlaceKind, ResidentsCounts, ResidentsPreview, RosterChange, RosterCounts, RosterPreview,
};
use linyi_shared::places::rules::{ResidentRegister, RosterFaultAt};
use uuid::Uuid;

use super::{find_place, open, told};
use crate::config::StoreOptions;
use crate::features::people::staff_accounts;
use crate::features::places::resident_file;
use crate::features::places::roster::{self, apply, preview};
use crate::http::caller::Caller;
use crate::state::State;

/// How many entries of each list are printed.
const PRINTED: usize = 20;

/// Previews or applies the roster in `file` for the compound with this id or name; answers the report to print.
pub async fn roster(store: &StoreOptions, file: &Path, compound: &str, apply: bool) -> anyhow::Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let state = open(store).await?;
    let compound = find_compound(&state, compound)?;
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

/// Previews or applies a file of residents for the compound with this id or name, as the staff member with this login, who
/// answers for the entries; answers the report to print.
pub async fn residents(
    store: &StoreOptions,
    register: ResidentRegister,
    file: &Path,
    compound: &str,
    by: &str,
    apply: bool,
) -> anyhow::Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let state = open(store).await?;
    let compound = find_compound(&state, compound)?;
    let caller = staff_accounts::acting(&state, by).await.map_err(told)?;
    resident_file::preview::require_register(&state, &caller, compound, register.as_str()).map_err(told)?;
    let content = roster::text_of(&bytes)?;
    let file = resident_file::preview::read(&state, register, content).await.map_err(told)?;
    let preview = resident_file::preview::look_through(&state, Uuid::nil(), compound, register, &file).await;
    let preview = preview.map_err(told)?;
    let mut report = describe_residents(&preview);
    if preview.fault_count > 0 {
        anyhow::bail!("{report}Nothing was imported: correct the {} faults first.", preview.fault_count);
    }
    if apply {
        let digest = &preview.digest;
        let imported = resident_file::apply::import(&state, &caller, compound, register, &file, digest).await;
        let ResidentsCounts { added, changed, .. } = imported.map_err(told)?.counts;
        let _ = write!(report, "Imported: {added} people added, {changed} changed.");
    } else {
        report.push_str("Nothing was changed; run it again with --apply to import.");
    }
    state.database.close().await;
    Ok(report)
}

/// The compound of this id or name.
fn find_compound(state: &State, text: &str) -> anyhow::Result<PlaceId> {
    let compound = find_place(state, text)?;
    if state.places().find(compound).is_none_or(|node| node.kind != PlaceKind::Compound) {
        anyhow::bail!("a file is imported into a compound, and {} is none", state.places().name(compound));
    }
    Ok(compound)
}

fn describe_residents(preview: &ResidentsPreview) -> String {
    let ResidentsCounts { rows, added, changed, unchanged, missing } = preview.counts;
    let mut text = format!(
        "{}, {}: {rows} rows\n  people: {added} new, {changed} changed, {unchanged} unchanged, {missing} not in the file\n",
        preview.compound_name,
        preview.register.words(Lang::En)
    );
    list(&mut text, &preview.faults, &preview.changed, &preview.missing, &preview.ignored);
    text
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
    list(&mut text, &preview.faults, &preview.changed, &preview.missing, &preview.ignored);
    text
}

/// The faults and the changes a preview lists, as far as they are printed.
fn list(text: &mut String, faults: &[RosterFaultAt], changed: &[RosterChange], missing: &[String], ignored: &[String]) {
    for fault in faults.iter().take(PRINTED) {
        let _ = writeln!(text, "  {}", fault.sentence(Lang::En));
    }
    for change in changed.iter().take(PRINTED) {
        let fields = change.fields.iter().map(|field| {
            let (before, after) = field.words(Lang::En);
            format!("{} {before} -> {after}", field.column.as_str())
        });
        let _ = writeln!(text, "  {}: {}", change.label, fields.collect::<Vec<_>>().join("; "));
    }
    for label in missing.iter().take(PRINTED) {
        let _ = writeln!(text, "  {label}: not in the file, stays as it is");
    }
    for header in ignored {
        let _ = writeln!(text, "  column not read: {header}");
    }
}
