//! A notice at the desk: publish, record the sheet, correct, end, withdraw.

use leptos::prelude::*;
use linyi_shared::id::NoticeId;
use linyi_shared::notices::api::DeskNotice;
use linyi_shared::notices::rules::{NoticeState, PostingMoment};
use linyi_shared::time::{day_words, deadline_words};

use super::desk_compose::{content_fields, days_field, days_hint, other_decision_field, photo_fields};
use super::desk_objections::objections_section;
use super::evidence::{postings_view, version_list};
use super::read::{content_view, decision_line};
use super::words::tags;
use crate::api::resource_of;
use crate::i18n::{fill, lang, t};
use crate::ui::{
    ApiForm, Card, Choice, ChoiceField, ConfirmButton, Facts, PageHead, PhotoField, Section, SubmitButton, TextArea,
    TextField, fact,
};

/// `/desk/notices/:id`.
pub fn notice_page() -> AnyView {
    resource_of("id", |api, id: NoticeId| api.find_desk_notice(id)).view(notice)
}

fn notice(page: DeskNotice) -> AnyView {
    let words = t().notices_desk;
    let lead = [page.card.compound_name.as_str(), " · ", page.card.kind.words(lang())].concat();
    let is_public = page.card.state.is_public();
    let public = is_public.then(|| {
        let href = ["/notices/", &page.card.id.to_string()].concat();
        view! { <p class="actions"><a class="button" href=href rel="external">{words.public_page}</a></p> }.into_any()
    });
    let acts = match page.card.state {
        _ if !page.may_write => ().into_any(),
        NoticeState::Draft => draft_acts(&page),
        NoticeState::Published => published_acts(&page),
        NoticeState::Ended => withdraw_section(&page),
        NoticeState::Withdrawn => ().into_any(),
    };
    let versions = is_public.then(|| {
        let list = version_list(&page.versions, None);
        view! { <Section title=words.versions id="versions">{list}</Section> }.into_any()
    });
    let content = content_view(page.content.clone());
    view! {
        <PageHead title=page.card.title.clone() lead=lead back="/desk/notices" back_label=words.back/>
        {tags(&page.card)}
        {page.decision.as_ref().map(decision_line)}
        {public}
        {is_public.then(|| facts(&page))}
        {is_public.then(|| objections_section(&page))}
        <Section title=words.preview id="content">{content}</Section>
        {acts}
        {versions}
    }
    .into_any()
}

fn facts(page: &DeskNotice) -> AnyView {
    let (notices, words) = (t().notices, t().notices_desk);
    let mut rows = Vec::new();
    if let Some(withdrawal) = &page.withdrawal {
        rows.push(fact(NoticeState::Withdrawn.words(lang()), day_words(withdrawal.at, lang())));
        rows.push(fact(words.withdraw_reason, withdrawal.reason.clone()));
    }
    if let Some(ends_at) = page.card.ends_at {
        rows.push(fact(notices.period, deadline_words(ends_at, lang())));
    }
    let reach = fill(words.reach_value, &[("told", &page.homes_told), ("homes", &page.homes)]);
    rows.push(fact(words.reach, reach));
    view! { <Facts rows=rows/> }.into_any()
}

/// A draft: publish it, change it, throw it away.
fn draft_acts(page: &DeskNotice) -> AnyView {
    let words = t().notices_desk;
    let id = page.card.id.to_string();
    let at = |verb: &str| ["/api/v1/notices/", &id, verb].concat();
    let (publish_at, revise_at, discard_at) = (at("/publish"), at("/revise"), at("/discard"));
    let here = ["/desk/notices/", &id].concat();
    let publish = if !page.missing.is_empty() {
        let lacks = fill(words.lacks, &[("what", &page.missing.join("、"))]);
        view! { <p>{lacks}</p> }.into_any()
    } else if !page.is_due {
        view! { <p>{words.wait}</p> }.into_any()
    } else {
        let binds = fill(words.publish_binds, &[("days", &page.content.display_days)]);
        view! {
            <ApiForm action=publish_at return_to=here.clone()>
                <ConfirmButton label=words.publish binds=binds confirm=words.publish_confirm/>
            </ApiForm>
        }
        .into_any()
    };
    let content = page.clone();
    let named = page.decision.as_ref().map(|decision| decision.id);
    view! {
        <Section title=words.publish_title id="publish">{publish}</Section>
        <Section title=words.edit id="edit">
            <ApiForm action=revise_at return_to=here files=true>
                {other_decision_field(&content.decisions, named)}
                {written_fields(content)}
                <SubmitButton label=words.save_draft class="quiet"/>
            </ApiForm>
        </Section>
        <Section title=words.discard id="discard">
            <ApiForm action=discard_at return_to="/desk/notices">
                <ConfirmButton
                    label=words.discard
                    binds=words.discard_binds
                    confirm=words.discard_confirm
                    class="quiet"
                />
            </ApiForm>
        </Section>
    }
    .into_any()
}

/// What it says, to be changed.
fn written_fields(page: DeskNotice) -> AnyView {
    let hint = days_hint(page.min_days, &page.days_basis);
    view! {
        {content_fields(page.content.title, page.content.body, page.fields)}
        {days_field(page.content.display_days, page.min_days, hint)}
        {photo_fields(&page.content.photos)}
    }
    .into_any()
}

/// What hangs: its sheets, its end, its correction, its withdrawal.
fn published_acts(page: &DeskNotice) -> AnyView {
    let words = t().notices_desk;
    let id = page.card.id.to_string();
    let end = if page.may_end {
        view! {
            <ApiForm
                action=["/api/v1/notices/", &id, "/end"].concat()
                return_to=["/desk/notices/", &id].concat()
            >
                <ConfirmButton label=words.end binds=words.end_binds confirm=words.end_confirm/>
            </ApiForm>
        }
        .into_any()
    } else {
        view! { <p>{words.cannot_end}</p> }.into_any()
    };
    view! {
        {posting_section(page)}
        <Section title=words.end_title id="end">{end}</Section>
        {correct_section(page)}
        {withdraw_section(page)}
    }
    .into_any()
}

fn posting_section(page: &DeskNotice) -> AnyView {
    let words = t().notices_desk;
    let id = page.card.id.to_string();
    let away = (!page.missing_at.is_empty()).then(|| {
        let words = fill(words.away, &[("what", &page.missing_at.join("、"))]);
        view! { <Card><p>{words}</p></Card> }.into_any()
    });
    let choices = vec![
        Choice::new(PostingMoment::Posted.as_str(), words.put_up),
        Choice::new(PostingMoment::Removed.as_str(), words.taken_down),
    ];
    let postings = postings_view(&page.postings);
    let action = ["/api/v1/notices/", &id, "/postings"].concat();
    let here = ["/desk/notices/", &id, "#posting"].concat();
    view! {
        <Section title=words.posting id="posting">
            <p>{words.posting_lead}</p>
            {away}
            {postings}
            <ApiForm action=action return_to=here files=true>
                <ChoiceField name="moment" label=words.moment choices=choices required=true/>
                <TextField name="place" label=words.place hint=words.place_hint max=60 required=true/>
                <PhotoField label=words.place_photos required=true/>
                <SubmitButton label=words.record/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

fn correct_section(page: &DeskNotice) -> AnyView {
    let words = t().notices_desk;
    let id = page.card.id.to_string();
    let (action, here) = (["/api/v1/notices/", &id, "/correct"].concat(), ["/desk/notices/", &id].concat());
    let content = page.clone();
    view! {
        <Section title=words.correct id="correct">
            <p>{words.correct_lead}</p>
            <ApiForm action=action return_to=here files=true>
                <TextArea name="reason" label=words.correct_reason rows=2 max=200 required=true/>
                {written_fields(content)}
                <ConfirmButton label=words.correct binds=words.correct_binds confirm=words.correct_confirm/>
            </ApiForm>
        </Section>
    }
    .into_any()
}

fn withdraw_section(page: &DeskNotice) -> AnyView {
    let words = t().notices_desk;
    let id = page.card.id.to_string();
    let (action, here) = (["/api/v1/notices/", &id, "/withdraw"].concat(), ["/desk/notices/", &id].concat());
    view! {
        <Section title=words.withdraw id="withdraw">
            <ApiForm action=action return_to=here>
                <TextArea name="reason" label=words.withdraw_reason rows=2 max=200 required=true/>
                <ConfirmButton
                    label=words.withdraw
                    binds=words.withdraw_binds
                    confirm=words.withdraw_confirm
                    class="quiet"
                />
            </ApiForm>
        </Section>
    }
    .into_any()
}
