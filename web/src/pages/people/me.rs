//! `/me`: my homes, reminders, text size and language, devices, signing out.

use leptos::prelude::*;
use linyi_shared::lang::Lang;
use linyi_shared::people::api::{AccountPage, GrantView, HomeBindingView};

use super::bind::{letter_steps, relation_field};
use super::devices::{devices, sign_out};
use crate::api::resource;
use crate::context::preferences;
use crate::i18n::{fill, lang, t};
use crate::pages::inbox::push::push_switch;
use crate::ui::*;

/// `/me`.
pub fn me_page() -> AnyView {
    resource(|| (), |api, ()| api.find_account()).view(|page| match page {
        Some(page) => account(page),
        None => visitor_view(),
    })
}

fn account(page: AccountPage) -> AnyView {
    let me = page.me;
    let roles = (!me.grants.is_empty()).then(|| roles(me.grants));
    view! {
        <PageHead title=t().people.me lead=me.name/>
        {homes(me.homes)}
        {roles}
        {push_switch()}
        {reading()}
        {devices(page.sessions, "/me#devices")}
        {sign_out()}
    }
    .into_any()
}

fn visitor_view() -> AnyView {
    let texts = t().people;
    view! {
        <PageHead title=texts.visitor_title lead=texts.visitor_lead/>
        <p class="actions"><a class="button primary" href="/sign-in">{texts.sign_in}</a></p>
        <Section title=texts.letter_title id="letter">{letter_steps()}</Section>
        {reading()}
    }
    .into_any()
}

fn homes(homes: Vec<HomeBindingView>) -> AnyView {
    let texts = t().people;
    let none = homes.is_empty().then(|| view! { <Empty text=texts.no_homes/> }.into_any());
    let cards = homes.into_iter().map(|home| view! { <li>{home_card(home)}</li> }.into_any());
    view! {
        <Section title=texts.homes id="homes">
            {none}
            <ul class="card-list">{cards.collect_view()}</ul>
            <p class="muted">{texts.area_wrong}</p>
            <p class="actions"><a class="button" href="/bind">{texts.add_home}</a></p>
        </Section>
    }
    .into_any()
}

fn home_card(home: HomeBindingView) -> AnyView {
    let texts = t().people;
    let href = ["/compounds/", &home.compound_id.to_string()].concat();
    let correction = ["/api/v1/home-bindings/", &home.home_id.to_string(), "/relation"].concat();
    let relation = home.relation.words(lang());
    view! {
        <CardLink href=href title=home.label kicker=home.compound_name><p class="muted">{relation}</p><p class="muted">{home.area}</p></CardLink>
        <details>
            <summary>{texts.relation_correct}</summary>
            <ApiForm action=correction return_to="/me#homes">
                {relation_field(home.relation.as_str())}
                <SubmitButton label=texts.relation_go class=""/>
            </ApiForm>
        </details>
    }
    .into_any()
}

fn roles(grants: Vec<GrantView>) -> AnyView {
    let texts = t().people;
    let items = grants.into_iter().map(|grant| {
        let words = fill(texts.role_at, &[("place", &grant.place_name), ("role", &grant.role.words(lang()))]);
        view! { <li>{words}</li> }.into_any()
    });
    view! {
        <Section title=texts.roles id="roles">
            <ul>{items.collect_view()}</ul>
            <p class="actions"><a class="button" href="/desk">{texts.to_desk}</a></p>
        </Section>
    }
    .into_any()
}

/// Text size and language; the same switches as in the header, explained.
fn reading() -> AnyView {
    let texts = t().people;
    let (elder, elder_label) = if preferences().elder { ("0", texts.elder_off) } else { ("1", texts.elder_on) };
    let other = if lang() == Lang::Zh { Lang::En } else { Lang::Zh };
    view! {
        <Section title=texts.reading id="reading">
            <p>{texts.elder_text}</p>
            {preference("elder", elder, elder_label)}
            <p>{texts.lang_text}</p>
            {preference("lang", other.tag(), texts.lang_other)}
            <p class="muted small">{texts.kept_here}</p>
        </Section>
    }
    .into_any()
}

fn preference(name: &'static str, value: &'static str, label: &'static str) -> AnyView {
    view! {
        <form method="post" action="/preferences">
            <input type="hidden" name="back" value="/me"/>
            <button class="button" type="submit" name=name value=value>{label}</button>
        </form>
    }
    .into_any()
}
