//! One comment, as everybody reads it.

use leptos::prelude::*;
use linyi_shared::deliberations::api::{AnswerView, CommentView};
use linyi_shared::deliberations::rules::CommentState;
use linyi_shared::time::day_words;

use crate::i18n::{fill, lang, t};
use crate::ui::{ApiForm, Card, ConfirmButton, Tag, Tone};

/// Comments below each other; `back` is where an own comment's withdrawal returns to.
pub fn comment_list(comments: Vec<CommentView>, back: &str) -> AnyView {
    let comments = comments.into_iter().map(|comment| view! { <li>{comment_card(comment, back)}</li> }.into_any());
    view! { <ul class="card-list">{comments.collect_view()}</ul> }.into_any()
}

fn comment_card(comment: CommentView, back: &str) -> AnyView {
    let (words, lang) = (t().deliberations, lang());
    let text = match (comment.text, comment.state) {
        (Some(text), _) => paragraphs(&text),
        (None, CommentState::Withdrawn) => view! { <p class="muted">{words.withdrawn}</p> }.into_any(),
        (None, _) => {
            let hidden = fill(words.hidden, &[("reason", &comment.hidden_reason)]);
            view! { <p class="muted">{hidden}</p> }.into_any()
        }
    };
    let kicker = [words.household, " · ", &day_words(comment.created_at, lang)].concat();
    let own = comment.mine.then(|| view! { <p><Tag label=words.mine tone=Tone::Info/></p> }.into_any());
    let answer = match comment.answer {
        Some(answer) => answer_view(&answer),
        None if comment.state == CommentState::Shown => {
            view! { <p><Tag label=words.waiting_answer tone=Tone::Caution/></p> }.into_any()
        }
        None => ().into_any(),
    };
    let withdraw = (comment.mine && comment.state != CommentState::Withdrawn).then(|| {
        let action = ["/api/v1/comments/", &comment.id.to_string(), "/withdraw"].concat();
        view! {
            <ApiForm action=action return_to=back.to_owned()>
                <ConfirmButton
                    label=words.withdraw
                    binds=words.withdraw_binds
                    confirm=words.withdraw_confirm
                    class="quiet"
                />
            </ApiForm>
        }
        .into_any()
    });
    view! {
        <Card>
            <p class="kicker">{kicker}</p>
            {text}
            {own}
            {answer}
            {withdraw}
        </Card>
    }
    .into_any()
}

/// The official answer to a comment.
pub fn answer_view(answer: &AnswerView) -> AnyView {
    let (words, lang) = (t().deliberations, lang());
    let title = [words.official, " · ", &day_words(answer.answered_at, lang)].concat();
    let corrected = (answer.version > 1).then(|| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("version", &answer.version), ("reason", &answer.reason)];
        view! { <p class="small">{fill(words.official_corrected, &values)}</p> }.into_any()
    });
    view! {
        <blockquote>
            <p><Tag label=title tone=Tone::Done/></p>
            {paragraphs(&answer.text)}
            {corrected}
        </blockquote>
    }
    .into_any()
}

/// A text of several paragraphs.
pub fn paragraphs(text: &str) -> AnyView {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    lines.map(|line| view! { <p>{line.to_owned()}</p> }.into_any()).collect_view().into_any()
}
