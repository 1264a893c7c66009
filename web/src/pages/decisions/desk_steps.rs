//! The steps of a decision on the desk: each names what it binds and asks once.

use leptos::prelude::*;
use linyi_shared::decisions::api::DeskDecision;
use linyi_shared::decisions::rules::DecisionState;
use linyi_shared::id::DecisionId;
use linyi_shared::notices::rules::ResultNotice;
use linyi_shared::time::{deadline_words, end_words, moment_words};

use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// What can be done now.
pub fn steps_view(desk: &DeskDecision) -> AnyView {
    let state = desk.page.state;
    let enter = desk.may_enter.then(|| enter_view(desk));
    let step = match state {
        _ if !desk.may_run => None,
        DecisionState::Draft => Some(draft_view(desk)),
        DecisionState::Notified | DecisionState::Open => extend_view(desk),
        DecisionState::Closed => Some(publish_view(desk)),
        DecisionState::Provisional | DecisionState::Objecting => {
            Some(view! { {finish_view(desk)} {correct_view(desk)} }.into_any())
        }
        DecisionState::Final => Some(archive_view(desk)),
        _ => None,
    };
    view! { {enter} {disputes_view(desk)} {step} }.into_any()
}

/// The way to what homes say of ballots entered for them, while they may say it and where one did.
fn disputes_view(desk: &DeskDecision) -> Option<AnyView> {
    use DecisionState::{Closed, Notified, Open};
    let is_shown = matches!(desk.page.state, Notified | Open | Closed) || desk.disputes > 0;
    if !desk.may_run || !is_shown {
        return None;
    }
    let texts = t().papers_desk;
    let href = format!("/desk/decisions/{}/disputes", desk.page.id);
    let waiting = (desk.disputes_open > 0).then(|| {
        let words = fill(texts.disputes_note, &[("count", &desk.disputes_open)]);
        view! { <p>{icon(Icon::Caution)} " " {words}</p> }.into_any()
    });
    Some(view! { {waiting} <p class="actions"><a class="button" href=href>{texts.disputes}</a></p> }.into_any())
}

/// Ways to enter what was not voted online, as far as the state allows.
fn enter_view(desk: &DeskDecision) -> AnyView {
    use DecisionState::{Closed, Notified, Open};
    let (texts, state) = (t().decisions_desk, desk.page.state);
    let base = format!("/desk/decisions/{}", desk.page.id);
    let told = (state == Open).then(|| {
        let href = [&base, "/ballots/new"].concat();
        view! { <a class="button" href=href>{icon(Icon::Ballot)} " " {texts.enter}</a> }.into_any()
    });
    let papers = matches!(state, Notified | Open | Closed) || desk.papers.issued > 0;
    let papers = papers.then(|| {
        let href = [&base, "/papers"].concat();
        view! { <a class="button" href=href>{icon(Icon::Print)} " " {t().papers_desk.title}</a> }.into_any()
    });
    let mandates = matches!(state, Notified | Open).then(|| {
        let href = [&base, "/mandates"].concat();
        view! { <a class="button" href=href>{t().papers_desk.mandates}</a> }.into_any()
    });
    let waiting = (desk.papers.waiting > 0).then(|| {
        let words = fill(t().papers_desk.waiting_note, &[("count", &desk.papers.waiting)]);
        view! { <p>{icon(Icon::Caution)} " " {words}</p> }.into_any()
    });
    view! { {waiting} <p class="actions">{told} {papers} {mandates}</p> }.into_any()
}

struct Step {
    path: &'static str,
    label: &'static str,
    binds: &'static str,
    confirm: &'static str,
    class: &'static str,
    return_to: String,
}

fn step_form(id: DecisionId, step: Step) -> AnyView {
    view! {
        <ApiForm action=format!("/api/v1/decisions/{id}/{}", step.path) return_to=step.return_to>
            <ConfirmButton label=step.label binds=step.binds confirm=step.confirm class=step.class/>
        </ApiForm>
    }
    .into_any()
}

fn draft_view(desk: &DeskDecision) -> AnyView {
    let (texts, id) = (t().decisions_desk, desk.page.id);
    let earliest = desk.earliest_opening.map(|at| {
        let words = fill(texts.earliest, &[("moment", &moment_words(at, lang()))]);
        view! { <p>{words}</p> }.into_any()
    });
    let unstudied = desk.page.rule_set.kind.needs_party_study() && desk.page.party_study.is_none();
    let unstudied = unstudied.then(|| view! { <p>{icon(Icon::Caution)} " " {texts.study_first}</p> }.into_any());
    let notify = Step {
        path: "notice",
        label: texts.notify,
        binds: texts.notify_binds,
        confirm: texts.notify_confirm,
        class: "primary",
        return_to: format!("/desk/decisions/{id}"),
    };
    let discard = Step {
        path: "discard",
        label: texts.discard,
        binds: texts.discard_binds,
        confirm: texts.discard_confirm,
        class: "quiet",
        return_to: "/desk/decisions".to_owned(),
    };
    view! { <Card class="strong">{earliest} {unstudied} {step_form(id, notify)} {step_form(id, discard)}</Card> }
        .into_any()
}

fn extend_view(desk: &DeskDecision) -> Option<AnyView> {
    let until = desk.extendable_until?;
    let (texts, id) = (t().decisions_desk, desk.page.id);
    let hint = fill(texts.extend_hint, &[("moment", &deadline_words(until, lang()))]);
    Some(
        view! {
            <details>
                <summary>{texts.extend}</summary>
                <Card>
                    <p>{hint}</p>
                    <ApiForm
                        action=format!("/api/v1/decisions/{id}/extension")
                        return_to=format!("/desk/decisions/{id}")
                    >
                        <DateTimeField name="closes_at" label=texts.new_close required=true/>
                        <TextArea name="reason" label=texts.reason max=500 rows=3 required=true/>
                        <SubmitButton label=texts.extend_do/>
                    </ApiForm>
                </Card>
            </details>
        }
        .into_any(),
    )
}

fn publish_view(desk: &DeskDecision) -> AnyView {
    let (texts, id) = (t().decisions_desk, desk.page.id);
    let due = fill(texts.publish_due, &[("moment", &deadline_words(desk.page.result_due_at, lang()))]);
    view! {
        <Card class="strong">
            <p>{due}</p>
            <ApiForm action=format!("/api/v1/decisions/{id}/outcome") return_to=format!("/desk/decisions/{id}")>
                <ConfirmButton label=texts.publish binds=texts.publish_binds confirm=texts.publish_confirm/>
            </ApiForm>
        </Card>
    }
    .into_any()
}

/// What the provisional result still waits for; the step itself only once nothing is missing.
fn finish_view(desk: &DeskDecision) -> AnyView {
    let (texts, id) = (t().decisions_desk, desk.page.id);
    let notices = &desk.page.result_notices;
    let body = if desk.may_finish {
        view! {
            <p>{texts.finish_ready}</p>
            <ApiForm action=format!("/api/v1/decisions/{id}/final") return_to=format!("/desk/decisions/{id}")>
                <TextArea name="signatories" label=texts.signatories hint=texts.signatories_hint rows=3 max=500 required=true/>
                <ConfirmButton label=texts.finish binds=texts.finish_binds confirm=texts.finish_confirm/>
            </ApiForm>
        }
        .into_any()
    } else if notices.is_empty() {
        let href = format!("/desk/projects/{}/notices/new?kind=provisional_result", desk.page.project_id);
        view! {
            <p>{texts.finish_unposted}</p>
            <p class="actions"><a class="button primary" href=href>{icon(Icon::Notice)} {texts.finish_post}</a></p>
        }
        .into_any()
    } else {
        let from = desk.final_from.filter(|_| notices.iter().all(|notice| notice.period_over));
        let from = from.map(|at| {
            let words = fill(texts.finish_from, &[("moment", &moment_words(at, lang()))]);
            view! { <p>{words}</p> }.into_any()
        });
        view! { <p>{texts.finish_waits}</p> {from} }.into_any()
    };
    let lines = notices.iter().map(result_notice_line).collect_view();
    let lines = (!notices.is_empty()).then(|| view! { <ul class="stack">{lines}</ul> }.into_any());
    view! { <Card class="strong">{body} {lines}</Card> }.into_any()
}

/// An outcome that proved wrong is counted and published anew; it has to be posted again.
fn correct_view(desk: &DeskDecision) -> Option<AnyView> {
    if !desk.may_correct {
        return None;
    }
    let (texts, id) = (t().decisions_desk, desk.page.id);
    Some(
        view! {
            <details>
                <summary>{texts.correct}</summary>
                <Card>
                    <p>{texts.correct_hint}</p>
                    <ApiForm
                        action=format!("/api/v1/decisions/{id}/outcome/corrections")
                        return_to=format!("/desk/decisions/{id}")
                    >
                        <TextArea name="reason" label=texts.correct_reason max=500 rows=3 required=true/>
                        <ConfirmButton label=texts.correct_do binds=texts.correct_binds confirm=texts.correct_confirm/>
                    </ApiForm>
                </Card>
            </details>
        }
        .into_any(),
    )
}

/// A final decision goes into the archive once its result hung for its period.
fn archive_view(desk: &DeskDecision) -> AnyView {
    let (texts, id) = (t().decisions_desk, desk.page.id);
    if !desk.may_archive {
        let href = format!("/desk/projects/{}/notices/new?kind=decision", desk.page.project_id);
        return view! {
            <Card>
                <p>{texts.archive_waits}</p>
                <p class="actions"><a class="button" href=href>{icon(Icon::Notice)} {texts.archive_post}</a></p>
            </Card>
        }
        .into_any();
    }
    let archive = Step {
        path: "archive",
        label: texts.archive,
        binds: texts.archive_binds,
        confirm: texts.archive_confirm,
        class: "primary",
        return_to: format!("/desk/decisions/{id}"),
    };
    view! { <Card class="strong"><p>{texts.archive_ready}</p> {step_form(id, archive)}</Card> }.into_any()
}

/// A notice of the provisional result: until when it hangs, and how many objections wait.
fn result_notice_line(notice: &ResultNotice) -> AnyView {
    let texts = t().decisions_desk;
    let period = if notice.period_over {
        texts.finish_shown.to_owned()
    } else {
        fill(texts.finish_shown_until, &[("moment", &end_words(notice.ends_at, lang()))])
    };
    let open = match notice.open_objections {
        0 => texts.finish_none_open.to_owned(),
        count => fill(texts.finish_open, &[("count", &count)]),
    };
    let tone = |done: bool| if done { Tone::Done } else { Tone::Caution };
    view! {
        <li>
            <a href=format!("/desk/notices/{}", notice.id)>{notice.title.clone()}</a>
            <p>
                <Tag label=period tone=tone(notice.period_over)/>
                <Tag label=open tone=tone(notice.open_objections == 0)/>
            </p>
        </li>
    }
    .into_any()
}
