//! `/sign-in`: residents by the code of their letter, staff by their account.

use leptos::prelude::*;
use linyi_shared::people::api::Me;

use super::bind::{code_fields, letter_steps};
use crate::app::visitor;
use crate::i18n::{fill, t};
use crate::route::{query, query_untracked};
use crate::ui::*;

/// `/sign-in`.
pub fn sign_in_page() -> AnyView {
    let texts = t().people;
    let back = local_back();
    let home = if back.is_empty() { "/".to_owned() } else { back.clone() };
    let desk = if back.starts_with("/desk") { back } else { "/desk".to_owned() };
    // Signing in saves nothing, so the frame has nothing to say about it.
    let desk = [desk.as_str(), if desk.contains('?') { "&" } else { "?" }, "done=in"].concat();
    view! {
        <PageHead title=texts.sign_in lead=texts.sign_in_lead/>
        {signed_out_note}
        {visitor().view_or(waiting_nothing, |me| me.map_or_else(waiting_nothing, signed_in))}
        <Section title=texts.residents id="residents">
            <ApiForm action="/api/v1/home-bindings" return_to=home>
                {code_fields(String::new(), None)}
                <SubmitButton label=texts.bind_go/>
            </ApiForm>
            <details>
                <summary>{texts.no_letter}</summary>
                {letter_steps()}
            </details>
        </Section>
        <Section title=texts.staff id="staff">
            <ApiForm action="/api/v1/sessions" return_to=desk>
                <TextField name="login" label=texts.login autocomplete="username" max=60 required=true/>
                <TextField
                    name="password"
                    label=texts.password
                    kind="password"
                    autocomplete="current-password"
                    max=200
                    required=true
                />
                <SubmitButton label=texts.sign_in class=""/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

/// Where the visitor came from, if that is a path of this site.
fn local_back() -> String {
    let back = query_untracked("back");
    let is_local = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    if is_local { back } else { String::new() }
}

fn signed_out_note() -> AnyView {
    let note = (query("done") == "out")
        .then(|| view! { <p class="done">{icon(Icon::Tick)} {t().people.signed_out}</p> }.into_any());
    view! { <div role="status">{note}</div> }.into_any()
}

fn signed_in(me: Me) -> AnyView {
    let texts = t().people;
    view! {
        <Card>
            <p>{fill(texts.signed_in_as, &[("name", &me.name)])}</p>
            <p class="actions"><a class="button" href="/me">{texts.to_me}</a></p>
        </Card>
    }
    .into_any()
}
