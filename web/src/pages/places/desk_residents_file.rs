//! `/desk/places/:id/registers/:register` and `…/:preview_id`: a file of adults or of representatives, looked through and
//! confirmed as a roster is.

use leptos::prelude::*;
use linyi_shared::id::PlaceId;
use linyi_shared::money::grouped;
use linyi_shared::places::api::{CompoundDesk, ResidentsCounts, ResidentsPreview};
use linyi_shared::places::rules::ResidentRegister;
use uuid::Uuid;

use super::desk_import::file_form;
use super::desk_preview::{changes, faults, finding, labels};
use crate::api::{resource, resource_of};
use crate::i18n::{fill, lang, t};
use crate::route::param;
use crate::ui::*;

/// `/desk/places/:id/registers/:register`.
pub fn import_page() -> AnyView {
    let Some(register) = register() else { return not_found_page() };
    resource_of("id", |api, id: PlaceId| api.find_compound_desk(id)).view(move |page| import(register, page))
}

/// `/desk/places/:id/registers/:register/:preview_id`.
pub fn preview_page() -> AnyView {
    let (Some(compound), Some(register), Some(preview)) =
        (param::<PlaceId>("id"), register(), param::<Uuid>("preview_id"))
    else {
        return not_found_page();
    };
    resource(
        move || (compound, preview),
        move |api, (compound, preview)| api.find_residents_preview(compound, register.as_str().to_owned(), preview),
    )
    .view(preview_view)
}

fn register() -> Option<ResidentRegister> {
    ResidentRegister::parse(&param::<String>("register")?)
}

/// Where the file of a register is chosen.
pub fn import_address(compound: &str, register: ResidentRegister) -> String {
    ["/desk/places/", compound, "/registers/", register.as_str()].concat()
}

/// What the import of a register is called.
pub fn import_title(register: ResidentRegister) -> &'static str {
    let texts = t().places_desk;
    match register {
        ResidentRegister::Adults => texts.import_adults,
        ResidentRegister::Representatives => texts.import_representatives,
    }
}

fn import(register: ResidentRegister, page: CompoundDesk) -> AnyView {
    let texts = t().places_desk;
    let id = page.compound.id.to_string();
    let form = if page.may_keep_roster {
        upload(&id, register)
    } else {
        view! { <Empty text=texts.roster_forbidden/> }.into_any()
    };
    view! {
        <PageHead
            title=import_title(register)
            lead=fill(texts.roster_lead, &[("compound", &page.compound.name)])
            back=["/desk/places/", &id].concat()
            back_label=page.compound.name.clone()
        />
        {form}
    }
    .into_any()
}

fn upload(id: &str, register: ResidentRegister) -> AnyView {
    let texts = t().places_desk;
    let action = ["/api/v1/compounds/", id, "/registers/", register.as_str(), "/preview"].concat();
    let return_to = import_address(id, register) + "/{id}";
    let hint = match register {
        ResidentRegister::Adults => texts.adults_file_hint,
        ResidentRegister::Representatives => texts.representatives_file_hint,
    };
    file_form(action, return_to, texts.residents_file, hint, texts.residents_file_rule)
}

fn preview_view(page: ResidentsPreview) -> AnyView {
    let texts = t().places_desk;
    let id = page.compound_id.to_string();
    let lead = [page.compound_name.as_str(), " · ", page.register.words(lang())].concat();
    let next = next_step(&page);
    view! {
        <PageHead
            title=texts.preview_title
            lead=lead
            back=import_address(&id, page.register)
            back_label=texts.other_file
        />
        {finding(page.fault_count, page.counts.is_unchanged(), &page.ignored)}
        {counts(&page.counts)}
        {next}
        {faults(page.faults, page.fault_count)}
        {changes(page.changed, page.counts.changed)}
        {labels(texts.added_people, "", page.added, page.counts.added)}
        {labels(texts.missing_people, texts.missing_people_text, page.missing, page.counts.missing)}
    }
    .into_any()
}

fn counts(counts: &ResidentsCounts) -> AnyView {
    let texts = t().places_desk;
    let people = |count: u32| fill(texts.count_people, &[("count", &grouped(count.into()))]);
    let rows = vec![
        fact(texts.added, people(counts.added)),
        fact(texts.changed, people(counts.changed)),
        fact(texts.unchanged, people(counts.unchanged)),
        fact(texts.missing, people(counts.missing)),
    ];
    view! { <Facts rows=rows/> }.into_any()
}

/// Confirming, or another file where there are faults.
fn next_step(page: &ResidentsPreview) -> AnyView {
    let texts = t().places_desk;
    let (id, register) = (page.compound_id.to_string(), page.register);
    if page.fault_count > 0 {
        return view! { <Section title=texts.other_file id="file">{upload(&id, register)}</Section> }.into_any();
    }
    if page.counts.is_unchanged() {
        return ().into_any();
    }
    let binds = fill(texts.residents_binds, &[("added", &page.counts.added), ("changed", &page.counts.changed)]);
    let (preview, digest) = (page.id.to_string(), page.digest.clone());
    view! {
        <ApiForm
            action=["/api/v1/compounds/", &id, "/registers/", register.as_str(), "/imports"].concat()
            return_to=["/desk/places/", &id].concat()
        >
            <HiddenField name="preview_id" value=preview/>
            <HiddenField name="digest" value=digest/>
            <ConfirmButton label=import_title(register) binds=binds confirm=texts.import_confirm/>
        </ApiForm>
    }
    .into_any()
}
