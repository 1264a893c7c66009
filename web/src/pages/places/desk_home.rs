//! `/desk/homes/:id`: a home of the registers, its corrections with their evidence, and the forms to correct it.

use leptos::prelude::*;
use linyi_shared::area::Area;
use linyi_shared::id::HomeId;
use linyi_shared::places::api::{AreaCorrectionView, OwnersChangeView, RegisteredHome};
use linyi_shared::places::rules::AreaSource;
use linyi_shared::time::moment_words;

use super::desk_register::owners_text;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// How many owners the form offers.
const OWNERS: usize = 4;

/// `/desk/homes/:id`.
pub fn home_page() -> AnyView {
    resource_of("id", |api, id: HomeId| api.find_home_desk(id)).view(home)
}

fn home(page: RegisteredHome) -> AnyView {
    let (texts, lang) = (t().places_desk, lang());
    let home = &page.home;
    let back = format!("/desk/places/{}/register?building_id={}", page.compound_id, page.building_id);
    let household = home.household.as_ref().map_or_else(
        || texts.no_household.to_owned(),
        |household| fill(texts.household_of, &[("name", &household.name), ("adults", &household.adults)]),
    );
    let rows = vec![
        fact(texts.home_area, area_text(home.area, home.source)),
        fact(texts.use_and_state, [home.kind.words(lang), " · ", home.status.words(lang)].concat()),
        fact(texts.owners, owners_text(&home.owners)),
        fact(texts.household, household),
        fact(texts.bound, if home.bound { texts.is_bound } else { texts.is_not_bound }),
    ];
    let adults = format!("/desk/homes/{}/adults", home.id);
    let forms = page.may_correct.then(|| view! { {area_form(&page)} {owners_form(&page)} }.into_any());
    view! {
        <PageHead title=home.label.clone() lead=page.compound_name.clone() back=back back_label=texts.register_title/>
        <Facts rows=rows/>
        <p class="actions"><a class="button" href=adults>{texts.adults_register}</a></p>
        {forms}
        <Section title=texts.corrections id="corrections">{corrections(&page.corrections)}</Section>
        <Section title=texts.owner_changes id="owners">{changes(&page.changes)}</Section>
    }
    .into_any()
}

fn area_text(area: Area, source: AreaSource) -> String {
    fill(t().places_desk.area_from, &[("area", &area), ("source", &source.words(lang()))])
}

fn area_form(page: &RegisteredHome) -> AnyView {
    let (texts, lang) = (t().places_desk, lang());
    let (home, id) = (&page.home, page.home.id);
    let sources = AreaSource::ALL.iter().map(|one| (one.as_str().to_owned(), one.words(lang).to_owned())).collect();
    // Thousands separators are for reading, not for a field.
    let area = home.area.to_string().replace(',', "");
    let source = home.source.as_str();
    view! {
        <details>
            <summary>{texts.correct_area}</summary>
            <Card>
                <p>{texts.correct_area_rule}</p>
                <ApiForm
                    action=format!("/api/v1/homes/{id}/area")
                    return_to=format!("/desk/homes/{id}#corrections")
                    files=true
                >
                    <TextField name="square_metres" label=texts.building_area value=area keyboard="decimal" max=20 required=true/>
                    <SelectField name="source" label=texts.area_source options=sources value=source required=true/>
                    <CheckField name="stronger_is_void" label=texts.stronger_is_void/>
                    <TextArea name="reason" label=texts.reason_field rows=3 max=500 required=true/>
                    <PhotoField label=texts.proof required=true/>
                    <SubmitButton label=texts.correct_area/>
                </ApiForm>
            </Card>
        </details>
    }
    .into_any()
}

fn owners_form(page: &RegisteredHome) -> AnyView {
    let texts = t().places_desk;
    let id = page.home.id;
    view! {
        <details>
            <summary>{texts.change_owners}</summary>
            <Card>
                <p>{texts.change_owners_rule}</p>
                <ApiForm
                    action=format!("/api/v1/homes/{id}/owners")
                    return_to=format!("/desk/homes/{id}#owners")
                    files=true
                >
                    {owner_fields()}
                    <TextArea name="reason" label=texts.change_shown_by rows=3 max=500 required=true/>
                    <PhotoField label=texts.proof required=true/>
                    <ConfirmButton label=texts.change_owners binds=texts.change_owners_binds confirm=texts.change_owners_confirm/>
                </ApiForm>
            </Card>
        </details>
    }
    .into_any()
}

fn owner_fields() -> AnyView {
    let texts = t().places_desk;
    let fields = (0..OWNERS).map(|index| {
        let (number, is_first) = (index + 1, index == 0);
        let (name, id) = (format!("owners[{index}][name]"), format!("owners[{index}][identifier]"));
        let (label, id_label) =
            (fill(texts.owner_number, &[("number", &number)]), fill(texts.owner_identifier, &[("number", &number)]));
        view! {
            <TextField name=name label=label max=60 required=is_first/>
            <TextField name=id label=id_label max=60/>
        }
        .into_any()
    });
    fields.collect_view().into_any()
}

fn corrections(rows: &[AreaCorrectionView]) -> AnyView {
    let texts = t().places_desk;
    if rows.is_empty() {
        return view! { <Empty text=texts.no_corrections/> }.into_any();
    }
    let cards = rows.iter().map(|row| {
        let change = fill(
            texts.before_after,
            &[
                ("before", &area_text(row.area_before, row.source_before)),
                ("after", &area_text(row.area_after, row.source_after)),
            ],
        );
        record(&change, row.corrected_at, &row.corrected_by, &row.reason, row.photos.clone())
    });
    view! { <div class="card-list">{cards.collect_view()}</div> }.into_any()
}

fn changes(rows: &[OwnersChangeView]) -> AnyView {
    let texts = t().places_desk;
    if rows.is_empty() {
        return view! { <Empty text=texts.no_owner_changes/> }.into_any();
    }
    let cards = rows.iter().map(|row| {
        let (before, after) = (owners_text(&row.before), owners_text(&row.after));
        let change = fill(texts.before_after, &[("before", &before), ("after", &after)]);
        record(&change, row.recorded_at, &row.recorded_by, &row.reason, row.photos.clone())
    });
    view! { <div class="card-list">{cards.collect_view()}</div> }.into_any()
}

/// A correction: what changed, who wrote it when, why, and what proves it.
fn record(
    change: &str,
    at: chrono::DateTime<chrono::Utc>,
    by: &Option<String>,
    reason: &str,
    photos: Vec<linyi_shared::id::PhotoId>,
) -> AnyView {
    let texts = t().places_desk;
    let (at, change) = (moment_words(at, lang()), change.to_owned());
    let who = by.clone().unwrap_or_else(|| texts.nobody.to_owned());
    let reason = if reason.is_empty() { texts.by_roster.to_owned() } else { reason.to_owned() };
    view! {
        <Card>
            <p class="kicker">{[&at, " · ", &who].concat()}</p>
            <p><strong>{change}</strong></p>
            <p>{reason}</p>
            <PhotoGrid ids=photos alt=texts.proof/>
        </Card>
    }
    .into_any()
}
