//! The inbox: what a person was told, the latest first.

use leptos::prelude::*;
use linyi_shared::inbox::api::MessageView;
use linyi_shared::page::Page;
use linyi_shared::time::moment_words;

use crate::api::resource;
use crate::i18n::{lang, t};
use crate::route::{query, query_untracked};
use crate::ui::{ApiForm, CardLink, Empty, PageHead, Pager, SubmitButton, Tag, Tone};

/// `/inbox`.
pub fn list_page() -> AnyView {
    resource(|| query("cursor"), |api, cursor| api.list_messages(cursor)).view(inbox)
}

fn inbox(page: Page<MessageView>) -> AnyView {
    let inbox = t().inbox;
    let head = view! { <PageHead title=inbox.title lead=inbox.lead/> }.into_any();
    if page.items.is_empty() && query_untracked("cursor").is_empty() {
        return view! {
            {head}
            <Empty text=inbox.empty>
                <p><a class="button" href="/notices">{inbox.see_notices}</a></p>
            </Empty>
        }
        .into_any();
    }
    let unread = page.items.iter().any(|message| !message.is_read);
    let messages = page.items.into_iter().map(|message| view! { <li>{card(message)}</li> }.into_any());
    view! {
        {head}
        {unread.then(mark_read_form)}
        <ul class="card-list">{messages.collect_view()}</ul>
        <Pager meta=page.meta/>
    }
    .into_any()
}

fn mark_read_form() -> AnyView {
    view! {
        <ApiForm action="/api/v1/inbox/read" return_to="/inbox">
            <SubmitButton label=t().inbox.mark_read class="quiet"/>
        </ApiForm>
    }
    .into_any()
}

fn card(message: MessageView) -> AnyView {
    let kicker = [about(&message.kind), " · ", &moment_words(message.created_at, lang())].concat();
    let unread = (!message.is_read).then(|| view! { <p><Tag label=t().inbox.unread tone=Tone::Now/></p> }.into_any());
    let body = (!message.body.is_empty()).then(|| view! { <p>{message.body}</p> }.into_any());
    view! {
        <CardLink href=message.link title=message.title kicker=kicker>
            {body}
            {unread}
        </CardLink>
    }
    .into_any()
}

/// What a message is about, in a word.
fn about(kind: &str) -> &'static str {
    let inbox = t().inbox;
    match kind {
        "notice" => inbox.about_notice,
        "objection" => inbox.about_objection,
        "consultation" => inbox.about_consultation,
        "motion" | "deliberation" | "meeting" | "comment" => inbox.about_deliberation,
        "decision" | "ballot" => inbox.about_decision,
        "works" | "outage" => inbox.about_works,
        "acceptance" | "check" | "defect" | "warranty" => inbox.about_acceptance,
        "rating" => inbox.about_rating,
        _ => inbox.about_other,
    }
}
