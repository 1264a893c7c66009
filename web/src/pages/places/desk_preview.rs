//! `/desk/places/:id/roster/:preview_id`: what the file would change, what is wrong with it, and the confirmation.

use leptos::prelude::*;
use linyi_shared::id::PlaceId;
use linyi_shared::money::grouped;
use linyi_shared::places::api::{RosterChange, RosterCounts, RosterPreview};
use linyi_shared::places::rules::RosterFaultAt;
use uuid::Uuid;

use super::desk_import::upload;
use crate::api::resource;
use crate::i18n::{fill, lang, t};
use crate::route::param;
use crate::ui::*;

/// How many labels of a long list are shown.
const LABELS: usize = 200;

/// `/desk/places/:id/roster/:preview_id`.
pub fn preview_page() -> AnyView {
    let (Some(compound), Some(preview)) = (param::<PlaceId>("id"), param::<Uuid>("preview_id")) else {
        return not_found_page();
    };
    resource(move || (compound, preview), |api, (compound, preview)| api.find_roster_preview(compound, preview))
        .view(preview_view)
}

fn preview_view(page: RosterPreview) -> AnyView {
    let texts = t().places_desk;
    let id = page.compound_id.to_string();
    let finding = finding(page.fault_count, page.counts.is_unchanged(), &page.ignored);
    let next = next_step(&page);
    view! {
        <PageHead
            title=texts.preview_title
            lead=page.compound_name.clone()
            back=["/desk/places/", &id, "/roster"].concat()
            back_label=texts.other_file
        />
        {finding}
        {counts(&page.counts)}
        {next}
        {faults(page.faults, page.fault_count)}
        {changes(page.changed, page.counts.changed)}
        {labels(texts.new_places, "", page.new_places, page.counts.buildings + page.counts.entrances)}
        {labels(
            texts.added_homes,
            "",
            page.added.into_iter().map(|home| home.label).collect(),
            page.counts.added,
        )}
        {labels(texts.missing_homes, texts.missing_text, page.missing, page.counts.missing)}
    }
    .into_any()
}

/// What looking through a file found, in one sentence, and the columns that were not read.
pub(super) fn finding(fault_count: u64, is_unchanged: bool, ignored: &[String]) -> AnyView {
    let texts = t().places_desk;
    let (finding, tone) = if fault_count > 0 {
        (fill(texts.preview_faults, &[("count", &fault_count)]), Tone::Caution)
    } else if is_unchanged {
        (texts.preview_same.to_owned(), Tone::Info)
    } else {
        (texts.preview_clean.to_owned(), Tone::Done)
    };
    let ignored = (!ignored.is_empty())
        .then(|| view! { <p class="muted">{fill(texts.ignored, &[("columns", &ignored.join("、"))])}</p> }.into_any());
    view! {
        <p><Tag label=finding tone=tone/></p>
        {ignored}
    }
    .into_any()
}

fn counts(counts: &RosterCounts) -> AnyView {
    let texts = t().places_desk;
    let homes = |count: u32| fill(texts.count_homes, &[("count", &grouped(count.into()))]);
    let people = |count: u32| fill(texts.count_people, &[("count", &grouped(count.into()))]);
    let area = fill(texts.before_after, &[("before", &counts.area_before), ("after", &counts.area_after)]);
    let rows = vec![
        fact(texts.added, homes(counts.added)),
        fact(texts.changed, homes(counts.changed)),
        fact(texts.unchanged, homes(counts.unchanged)),
        fact(texts.missing, homes(counts.missing)),
        fact(texts.new_owners, people(counts.owners)),
        fact(texts.renamed, people(counts.renamed)),
        fact(texts.area_change, area),
    ];
    view! { <Facts rows=rows/> }.into_any()
}

/// Confirming, or another file where there are faults.
fn next_step(page: &RosterPreview) -> AnyView {
    let texts = t().places_desk;
    let id = page.compound_id.to_string();
    if page.fault_count > 0 {
        return view! { <Section title=texts.other_file id="file">{upload(&id)}</Section> }.into_any();
    }
    if page.counts.is_unchanged() {
        return ().into_any();
    }
    let binds = fill(texts.import_binds, &[("added", &page.counts.added), ("changed", &page.counts.changed)]);
    let (preview, digest) = (page.id.to_string(), page.digest.clone());
    view! {
        <ApiForm
            action=["/api/v1/compounds/", &id, "/roster/imports"].concat()
            return_to=["/desk/places/", &id].concat()
        >
            <HiddenField name="preview_id" value=preview/>
            <HiddenField name="digest" value=digest/>
            <ConfirmButton label=texts.import_go binds=binds confirm=texts.import_confirm/>
        </ApiForm>
    }
    .into_any()
}

/// The faults of a file, each with its line, column and reason.
pub(super) fn faults(faults: Vec<RosterFaultAt>, count: u64) -> AnyView {
    let texts = t().places_desk;
    if faults.is_empty() {
        return ().into_any();
    }
    let shown = faults.len();
    let rows = faults.into_iter().map(|at| {
        let see = at.first_line.map(|line| fill(texts.see_line, &[("line", &line)])).unwrap_or_default();
        view! {
            <tr>
                <td class="number">{at.line}</td>
                <td>{at.column.map(|column| column.header(lang()))}</td>
                <td>{at.found}</td>
                <td>{at.fault.sentence(lang())}{see}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        <Section title=texts.faults id="faults">
            {shown_of(shown, count)}
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col" class="number">{texts.line}</th>
                            <th scope="col">{texts.column}</th>
                            <th scope="col">{texts.found}</th>
                            <th scope="col">{texts.reason}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </Section>
    }
    .into_any()
}

/// What changes, column by column.
pub(super) fn changes(changed: Vec<RosterChange>, count: u32) -> AnyView {
    let texts = t().places_desk;
    if changed.is_empty() {
        return ().into_any();
    }
    let shown = changed.len();
    let rows = changed.into_iter().flat_map(change_rows);
    view! {
        <Section title=texts.changes id="changes">
            {shown_of(shown, count.into())}
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col" class="number">{texts.line}</th>
                            <th scope="col">{texts.home}</th>
                            <th scope="col">{texts.column}</th>
                            <th scope="col">{texts.before}</th>
                            <th scope="col">{texts.after}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </Section>
    }
    .into_any()
}

/// A row for each column that changes; line and home stand in the first of them.
fn change_rows(change: RosterChange) -> Vec<AnyView> {
    let lang = lang();
    let weaker = change.lowers_source.then(|| {
        view! { <p class="small"><Tag label=t().places_desk.lowers_source tone=Tone::Caution/></p> }.into_any()
    });
    let mut head = Some((change.line, change.label, weaker));
    let rows = change.fields.into_iter().map(|field| {
        let (before, after) = field.words(lang);
        let (line, label, weaker) = match head.take() {
            Some((line, label, weaker)) => (Some(line), label, weaker),
            None => (None, String::new(), None),
        };
        view! {
            <tr>
                <td class="number">{line}</td>
                <td>{label}{weaker}</td>
                <td>{field.column.header(lang)}</td>
                <td>{before}</td>
                <td>{after}</td>
            </tr>
        }
        .into_any()
    });
    rows.collect()
}

/// A list of homes or people under a heading.
pub(super) fn labels(title: &'static str, text: &'static str, mut labels: Vec<String>, count: u32) -> AnyView {
    if labels.is_empty() {
        return ().into_any();
    }
    labels.truncate(LABELS);
    let text = (!text.is_empty()).then(|| view! { <p class="muted">{text}</p> }.into_any());
    let shown = labels.len();
    view! {
        <Section title=title>
            {text}
            {shown_of(shown, count.into())}
            <p>{labels.join("、")}</p>
        </Section>
    }
    .into_any()
}

/// Says that a list is not whole.
fn shown_of(shown: usize, count: u64) -> Option<AnyView> {
    let words = || fill(t().places_desk.shown, &[("shown", &shown), ("count", &count)]);
    (count > shown as u64).then(|| view! { <p class="muted">{words()}</p> }.into_any())
}
