//! Comments at the desk: answered officially, hidden with a reason, shown again.

use leptos::prelude::*;
use linyi_shared::deliberations::api::DeskComment;
use linyi_shared::deliberations::rules::CommentState;
use linyi_shared::time::moment_words;

use super::comments::{answer_view, paragraphs};
use crate::i18n::{fill, lang, t};
use crate::ui::*;

/// Comments as cards; `back` is where their forms return to, `linked` adds the way to the project.
pub fn comment_cards(comments: Vec<DeskComment>, back: &str, linked: bool) -> AnyView {
    let cards = comments.into_iter().map(|comment| view! { <li>{card(comment, back, linked)}</li> }.into_any());
    view! { <ul class="card-list">{cards.collect_view()}</ul> }.into_any()
}

fn card(comment: DeskComment, back: &str, linked: bool) -> AnyView {
    let (words, lang) = (t().deliberations_desk, lang());
    let kicker =
        [&comment.compound_name, " · ", &comment.item_title, " · ", &moment_words(comment.created_at, lang)].concat();
    let text = match comment.state {
        CommentState::Withdrawn => view! { <p class="muted">{words.withdrawn}</p> }.into_any(),
        _ => paragraphs(&comment.text),
    };
    let hidden = (comment.state == CommentState::Hidden).then(|| {
        let reason = fill(words.hidden_reason, &[("reason", &comment.hidden_reason)]);
        view! { <p><Tag label=reason tone=Tone::Caution/></p> }.into_any()
    });
    let forms = (comment.may_answer && comment.state != CommentState::Withdrawn).then(|| forms(&comment, back));
    let link = linked.then(|| {
        let href = format!("/desk/projects/{}/deliberation#comments", comment.project_id);
        view! { <p class="actions"><a class="button quiet" href=href>{words.to_project}</a></p> }.into_any()
    });
    let answer = comment.answer.as_ref().map(answer_view);
    view! {
        <Card>
            <p class="kicker">{kicker}</p>
            {text}
            {hidden}
            {answer}
            {forms}
            {link}
        </Card>
    }
    .into_any()
}

fn forms(comment: &DeskComment, back: &str) -> AnyView {
    let words = t().deliberations_desk;
    let path = ["/api/v1/comments/", &comment.id.to_string()].concat();
    let answered = comment.answer.as_ref();
    let (label, send) = match answered {
        Some(_) => (words.correct_answer, words.correct_answer),
        None => (words.answer, words.answer_send),
    };
    let text = answered.map(|answer| answer.text.clone()).unwrap_or_default();
    let reply = [&path, "/replies"].concat();
    let corrects = answered.is_some();
    let moderation = match comment.state {
        CommentState::Hidden => view! {
            <ApiForm action=[&path, "/show"].concat() return_to=back.to_owned()>
                <SubmitButton label=words.show_again class="quiet"/>
            </ApiForm>
        }
        .into_any(),
        _ => view! {
            <details>
                <summary>{words.hide}</summary>
                <ApiForm action=[&path, "/hide"].concat() return_to=back.to_owned()>
                    <TextField name="reason" label=words.hide_reason hint=words.hide_hint max=200 required=true/>
                    <SubmitButton label=words.hide_send class="quiet"/>
                </ApiForm>
            </details>
        }
        .into_any(),
    };
    view! {
        <details open=!corrects>
            <summary>{label}</summary>
            <ApiForm action=reply return_to=back.to_owned()>
                <TextArea name="text" label=label hint=words.answer_hint value=text rows=3 max=2000 required=true/>
                {reason_field(corrects)}
                <SubmitButton label=send/>
            </ApiForm>
        </details>
        {moderation}
    }
    .into_any()
}

/// A correction says why; the field is made inside the form, whose state it shares.
fn reason_field(corrects: bool) -> Option<AnyView> {
    let label = t().deliberations_desk.reason;
    corrects.then(|| view! { <TextField name="reason" label=label max=200 required=true/> }.into_any())
}
