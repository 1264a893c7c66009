//! `/desk/places/:id/representatives`: the members of the residents' representatives' meeting, with what is unusual.

use leptos::prelude::*;
use linyi_shared::id::PlaceId;
use linyi_shared::places::api::{RepresentativeView, RepresentativesPage, Seat};
use linyi_shared::time::{date_words, moment_words};

use super::desk_entry::{account_field, account_words, correction_end, end_form};
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/places/:id/representatives`.
pub fn representatives_page() -> AnyView {
    resource_of("id", |api, id: PlaceId| api.find_representatives(id)).view(representatives)
}

fn representatives(page: RepresentativesPage) -> AnyView {
    let (texts, lang) = (t().places_desk, lang());
    let back = format!("/desk/places/{}", page.compound_id);
    let lead = fill(texts.representatives_lead, &[("compound", &page.compound_name)]);
    let members = page.members;
    let figures = fill(
        texts.in_office_figures,
        &[
            ("members", &members.members),
            ("representatives", &members.representatives),
            ("households", &members.households),
        ],
    );
    let warnings = members.warnings(lang).into_iter();
    let warnings = warnings.map(|words| view! { <p>{icon(Icon::Caution)} " " {words}</p> }.into_any()).collect_view();
    let list = if page.representatives.is_empty() {
        view! { <Empty text=texts.no_representatives/> }.into_any()
    } else {
        let cards = page.representatives.iter().map(|one| member_card(&page, one)).collect_view();
        view! { <div class="card-list">{cards}</div> }.into_any()
    };
    let form = page.may_correct.then(|| add_form(&page));
    view! {
        <PageHead title=texts.representatives lead=lead back=back back_label=page.compound_name.clone()/>
        <Facts rows=vec![fact(texts.in_office, figures)]/>
        {warnings}
        {form}
        {list}
    }
    .into_any()
}

fn member_card(page: &RepresentativesPage, one: &RepresentativeView) -> AnyView {
    let (texts, lang) = (t().places_desk, lang());
    let (from, to) = (date_words(one.elected_on, lang), date_words(one.term_ends_on, lang));
    let term = fill(texts.term, &[("from", &from), ("to", &to)]);
    let account = account_words(one.account.as_ref());
    let state = match one.ended_at {
        Some(at) => {
            let moment = moment_words(at, lang);
            fill(texts.ended_on, &[("moment", &moment), ("reason", &one.ended_because)])
        }
        None if one.in_office => texts.in_office.to_owned(),
        None => texts.out_of_office.to_owned(),
    };
    let tone = if one.in_office { Tone::Done } else { Tone::Neutral };
    let rows = vec![
        fact(texts.seat, one.seat.words(lang)),
        fact(texts.lives_in, one.home.clone()),
        fact(texts.elected_on, term),
        fact(texts.account, account),
    ];
    let name = one.name.clone();
    let forms = (page.may_correct && one.ended_at.is_none()).then(|| forms(page, one));
    view! {
        <Card>
            <h3>{name}</h3>
            <p><Tag label=state tone=tone/></p>
            <Facts rows=rows/>
            {forms}
        </Card>
    }
    .into_any()
}

fn seats() -> Vec<(String, String)> {
    Seat::ALL.iter().map(|seat| (seat.as_str().to_owned(), seat.words(lang()).to_owned())).collect()
}

fn forms(page: &RepresentativesPage, one: &RepresentativeView) -> AnyView {
    let texts = t().places_desk;
    let (id, return_to) = (one.id, format!("/desk/places/{}/representatives", page.compound_id));
    let accounts = page.accounts.clone();
    let is_linked = one.account.is_some();
    let (elected_on, term_ends_on) = (one.elected_on.to_string(), one.term_ends_on.to_string());
    let seat = one.seat.as_str();
    view! {
        <details>
            <summary>{texts.correct_entry}</summary>
            <ApiForm action=format!("/api/v1/representatives/{id}") return_to=return_to.clone()>
                <TextField name="name" label=texts.new_name max=60 autocomplete="off"/>
                <SelectField name="seat" label=texts.seat options=seats() value=seat required=true/>
                <DateField name="elected_on" label=texts.elected_on value=elected_on required=true/>
                <DateField name="term_ends_on" label=texts.term_ends_on value=term_ends_on required=true/>
                {correction_end(&accounts, is_linked)}
            </ApiForm>
        </details>
        {end_form(
            format!("/api/v1/representatives/{id}/end"),
            return_to,
            texts.end_office_reason,
            texts.end_representative_binds,
        )}
    }
    .into_any()
}

fn add_form(page: &RepresentativesPage) -> AnyView {
    let texts = t().places_desk;
    let id = page.compound_id;
    let accounts = page.accounts.clone();
    let mut homes = vec![(String::new(), texts.home.to_owned())];
    homes.extend(page.homes.iter().map(|home| (home.id.to_string(), home.label.clone())));
    view! {
        <details>
            <summary>{texts.add_representative}</summary>
            <Card>
                <ApiForm
                    action=format!("/api/v1/compounds/{id}/representatives")
                    return_to=format!("/desk/places/{id}/representatives")
                >
                    <TextField name="name" label=texts.adult_name max=60 autocomplete="off" required=true/>
                    <SelectField name="home_id" label=texts.lives_in options=homes required=true/>
                    <SelectField name="seat" label=texts.seat options=seats() required=true/>
                    <DateField name="elected_on" label=texts.elected_on required=true/>
                    <DateField name="term_ends_on" label=texts.term_ends_on required=true/>
                    {account_field(&accounts, texts.no_account)}
                    <SubmitButton label=texts.add_representative/>
                </ApiForm>
            </Card>
        </details>
    }
    .into_any()
}
