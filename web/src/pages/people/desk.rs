//! `/desk/people`: letters for residents, and the own account.

use leptos::prelude::*;
use linyi_shared::people::api::{AccountPage, Me};
use linyi_shared::problem::Code;

use super::devices::{devices, sign_out};
use crate::api::resource;
use crate::context::local_problem;
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// `/desk/people`.
pub fn people_page() -> AnyView {
    resource(|| (), |api, ()| api.find_account()).view(|page| match page {
        Some(page) => people(page),
        None => problem_page(local_problem(Code::SignInRequired)),
    })
}

fn people(page: AccountPage) -> AnyView {
    let texts = t().people_desk;
    let password = page.login.is_some().then(password);
    view! {
        <PageHead title=texts.title lead=texts.lead/>
        <Section title=texts.letters_section id="letters">
            <p>{texts.letters_text}</p>
            <p class="actions"><a class="button primary" href="/desk/places">{texts.choose_compound}</a></p>
        </Section>
        {account(page.login, page.me)}
        {password}
        {devices(page.sessions, "/desk/people#devices")}
        {sign_out()}
        <Section title=texts.accounts id="accounts"><p>{texts.accounts_text}</p></Section>
    }
    .into_any()
}

fn account(login: Option<String>, me: Me) -> AnyView {
    let texts = t().people_desk;
    let role = |place: &str, role: &str| fill(t().people.role_at, &[("place", &place), ("role", &role)]);
    let roles: Vec<_> = me.grants.iter().map(|grant| role(&grant.place_name, grant.role.words(lang()))).collect();
    let roles = if roles.is_empty() { texts.no_roles.to_owned() } else { roles.join(" · ") };
    let mut rows = vec![fact(texts.name, me.name), fact(texts.roles, roles)];
    rows.extend(login.map(|login| fact(texts.login, login)));
    view! { <Section title=texts.account id="account"><Facts rows=rows/></Section> }.into_any()
}

fn password() -> AnyView {
    let texts = t().people_desk;
    view! {
        <Section title=texts.password id="password">
            <p class="muted">{texts.password_text}</p>
            <ApiForm action="/api/v1/me/password" return_to="/desk/people#account">
                <TextField
                    name="password"
                    label=texts.password_old
                    kind="password"
                    autocomplete="current-password"
                    max=200
                    required=true
                />
                <TextField
                    name="new_password"
                    label=texts.password_new
                    kind="password"
                    autocomplete="new-password"
                    max=200
                    required=true
                />
                <SubmitButton label=texts.password_go class=""/>
            </ApiForm>
        </Section>
    }
    .into_any()
}
