//! The devices signed in, each with the way to sign it out.

use leptos::prelude::*;
use linyi_shared::people::api::SessionView;
use linyi_shared::time::moment_words;

use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// The devices of the signed-in person; ending another one comes back to `return_to`.
pub(super) fn devices(sessions: Vec<SessionView>, return_to: &'static str) -> AnyView {
    let texts = t().people;
    let cards = sessions.into_iter().map(move |session| view! { <li>{device(session, return_to)}</li> }.into_any());
    view! {
        <Section title=texts.devices id="devices">
            <p class="muted">{texts.devices_text}</p>
            <ul class="card-list">{cards.collect_view()}</ul>
        </Section>
    }
    .into_any()
}

fn device(session: SessionView, return_to: &'static str) -> AnyView {
    let texts = t().people;
    let when = moment_words(session.renewed_at, lang());
    let end = if session.current {
        view! { <p><Tag label=texts.this_device tone=Tone::Done/></p> }.into_any()
    } else {
        view! {
            <ApiForm action=["/api/v1/sessions/", &session.id.to_string(), "/end"].concat() return_to=return_to>
                <SubmitButton label=texts.end_session class=""/>
            </ApiForm>
        }
        .into_any()
    };
    view! {
        <Card>
            <h3>{device_words(&session.device)}</h3>
            <p class="muted">{fill(texts.last_used, &[("when", &when)])}</p>
            {end}
        </Card>
    }
    .into_any()
}

/// What a browser calls itself, as people call it.
fn device_words(agent: &str) -> &'static str {
    let texts = t().people;
    let known = [
        ("MicroMessenger", texts.device_wechat),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", texts.device_android),
        ("Windows", texts.device_windows),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];
    known.iter().find(|(sign, _)| agent.contains(sign)).map_or(texts.device_unknown, |(_, words)| words)
}

/// Signing out here, with a word on what is cleared.
pub(super) fn sign_out() -> AnyView {
    let texts = t().people;
    view! {
        <Section title=t().frame.sign_out id="sign-out">
            <p class="muted">{texts.sign_out_text}</p>
            <ApiForm action="/api/v1/sessions/current/end" return_to="/sign-in?done=out">
                <SubmitButton label=texts.sign_out class=""/>
            </ApiForm>
        </Section>
    }
    .into_any()
}
