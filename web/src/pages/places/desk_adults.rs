//! `/desk/homes/:id/adults`: the adults of a home, each with one ballot in a residents' meeting by adult.

use leptos::prelude::*;
use linyi_shared::id::HomeId;
use linyi_shared::places::api::{AdultView, AdultsPage};
use linyi_shared::time::{date_words, moment_words};

use super::desk_entry::{account_field, account_words, correction_end, end_form};
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/homes/:id/adults`.
pub fn adults_page() -> AnyView {
    resource_of("id", |api, id: HomeId| api.find_adults(id)).view(adults)
}

fn adults(page: AdultsPage) -> AnyView {
    let texts = t().places_desk;
    let back = format!("/desk/homes/{}", page.home_id);
    let lead = fill(texts.adults_lead, &[("label", &page.label), ("compound", &page.compound_name)]);
    let list = if page.adults.is_empty() {
        view! { <Empty text=texts.no_adults/> }.into_any()
    } else {
        let cards = page.adults.iter().map(|adult| adult_card(&page, adult)).collect_view();
        view! { <div class="card-list">{cards}</div> }.into_any()
    };
    let form = page.may_correct.then(|| add_form(&page));
    view! {
        <PageHead title=texts.adults_register lead=lead back=back back_label=page.label.clone()/>
        {list}
        {form}
    }
    .into_any()
}

fn adult_card(page: &AdultsPage, adult: &AdultView) -> AnyView {
    let (texts, lang) = (t().places_desk, lang());
    let age = match adult.of_age_on {
        Some(day) => fill(texts.of_age_from, &[("date", &date_words(day, lang))]),
        None => texts.of_age.to_owned(),
    };
    let account = account_words(adult.account.as_ref());
    let ended = adult.ended_at.map(|at| {
        let moment = moment_words(at, lang);
        let words = fill(texts.ended_on, &[("moment", &moment), ("reason", &adult.ended_because)]);
        view! { <p><Tag label=words tone=Tone::Neutral/></p> }.into_any()
    });
    let name = adult.name.clone();
    let forms = (page.may_correct && adult.ended_at.is_none()).then(|| forms(page, adult));
    view! {
        <Card>
            <h3>{name}</h3>
            {ended}
            <Facts rows=vec![fact(texts.age, age), fact(texts.account, account)]/>
            {forms}
        </Card>
    }
    .into_any()
}

fn forms(page: &AdultsPage, adult: &AdultView) -> AnyView {
    let texts = t().places_desk;
    let (id, return_to) = (adult.id, format!("/desk/homes/{}/adults", page.home_id));
    let accounts = page.accounts.clone();
    let is_linked = adult.account.is_some();
    view! {
        <details>
            <summary>{texts.correct_entry}</summary>
            <ApiForm action=format!("/api/v1/adults/{id}") return_to=return_to.clone()>
                <TextField name="name" label=texts.new_name max=60 autocomplete="off"/>
                <DateField name="birth_date" label=texts.birth_date/>
                {correction_end(&accounts, is_linked)}
            </ApiForm>
        </details>
        {end_form(format!("/api/v1/adults/{id}/end"), return_to, texts.end_reason, texts.end_adult_binds)}
    }
    .into_any()
}

fn add_form(page: &AdultsPage) -> AnyView {
    let texts = t().places_desk;
    let id = page.home_id;
    let accounts = page.accounts.clone();
    view! {
        <Section title=texts.add_adult id="add">
            <Card>
                <p>{texts.adults_rule}</p>
                <ApiForm
                    action=format!("/api/v1/homes/{id}/adults")
                    return_to=format!("/desk/homes/{id}/adults")
                >
                    <TextField name="name" label=texts.adult_name max=60 autocomplete="off" required=true/>
                    <DateField name="birth_date" label=texts.birth_date required=true/>
                    {account_field(&accounts, texts.no_account)}
                    <SubmitButton label=texts.add_adult/>
                </ApiForm>
            </Card>
        </Section>
    }
    .into_any()
}
